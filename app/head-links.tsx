import { type PagePath, pageAddress } from '@/i18n/addresses';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { publicAddress } from './metadata';

interface Props {
  language: Language;
  path: PagePath;
  /** Of a list on several pages; without it, the only one. */
  page?: number;
  pages?: number;
}

/**
 * Where search engines find this page and the same page in the other languages. Plain elements, which React moves into the
 * head: Next's own metadata would make relative addresses absolute with a host that it guesses.
 */
export function HeadLinks({ language, path, page = 1, pages = 1 }: Props) {
  const address = (other: Language, number: number) =>
    publicAddress(`${pageAddress(other, path)}${number > 1 ? `?page=${number}` : ''}`);
  return (
    <>
      {page > 1 ? <link rel="prev" href={address(language, page - 1)} /> : null}
      {page < pages ? <link rel="next" href={address(language, page + 1)} /> : null}
      <link rel="canonical" href={address(language, page)} />
      {LANGUAGES.map((other) => (
        <link key={other} rel="alternate" hrefLang={other} href={address(other, page)} />
      ))}
      {path === '' ? <link rel="alternate" hrefLang="x-default" href={publicAddress('/')} /> : null}
    </>
  );
}
