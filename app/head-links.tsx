import { type PagePath, pageAddress } from '@/i18n/addresses';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { publicAddress } from './metadata';

/**
 * Where search engines find this page and the same page in the other languages. Plain elements, which React moves into the
 * head: Next's own metadata would make relative addresses absolute with a host that it guesses.
 */
export function HeadLinks({ language, path }: { language: Language; path: PagePath }) {
  return (
    <>
      <link rel="canonical" href={publicAddress(pageAddress(language, path))} />
      {LANGUAGES.map((other) => (
        <link key={other} rel="alternate" hrefLang={other} href={publicAddress(pageAddress(other, path))} />
      ))}
      {path === '' ? <link rel="alternate" hrefLang="x-default" href={publicAddress('/')} /> : null}
    </>
  );
}
