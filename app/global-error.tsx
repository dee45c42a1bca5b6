'use client';

import { LastResort } from '@/components/exhibition/last-resort';
import { directionOf, LANGUAGES } from '@/lib/catalogue/languages';
import './globals.css';

/** Even the frame failed: said in every language, with nothing that could fail too. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang={LANGUAGES[0]} dir={directionOf(LANGUAGES[0])}>
      <body>
        <LastResort languages={LANGUAGES} onAgain={reset} />
      </body>
    </html>
  );
}
