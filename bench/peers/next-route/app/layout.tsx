import type { ReactNode } from 'react';

/** Next asks for one, though this peer has no page. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
