import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import { amiri, ebGaramond, plexSans, plexSansArabic } from './fonts';
import './globals.css';

/** The HTML document around every page, in the page's language and direction. */
export function DocumentFrame({ language, children }: { language: Language; children: ReactNode }) {
  const faces = [amiri, ebGaramond, plexSans, plexSansArabic].map(({ variable }) => variable).join(' ');
  return (
    <html lang={language} dir={directionOf(language)} className={faces}>
      <head>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      </head>
      <body>{children}</body>
    </html>
  );
}

export const documentViewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f0e6' },
    { media: '(prefers-color-scheme: dark)', color: '#1a1713' },
  ],
};
