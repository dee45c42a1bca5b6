'use client';

import { useParams } from 'next/navigation';
import { LastResort } from '@/components/exhibition/last-resort';
import { isLanguage, LANGUAGES } from '@/lib/catalogue/languages';

/** A page that failed: said in its language, with a way to try again. Header and footer may be what failed, so it has neither. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  const { locale } = useParams<{ locale: string }>();
  return <LastResort languages={isLanguage(locale) ? [locale] : LANGUAGES} onAgain={reset} />;
}
