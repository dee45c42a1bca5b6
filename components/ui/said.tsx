import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { Text } from '@/lib/catalogue/views';

/** A value that stands isolated in the line, with its own language and direction where they are not the page's. */
export function Said({ value, language }: { value: Text; language: Language }) {
  if (value.lang === language) return <bdi>{value.text}</bdi>;
  return (
    <bdi lang={value.lang} dir={directionOf(value.lang)}>
      {value.text}
    </bdi>
  );
}

/** `lang` and `dir` for an element whose words are not in the page's language; nothing where they are. */
export function languageProps(lang: string, language: Language): { lang?: string; dir?: 'rtl' | 'ltr' } {
  return lang === language ? {} : { lang, dir: directionOf(lang) };
}

/** Identifiers (inventory numbers, coordinates, hosts): the same in every language, always written left to right. */
export function Identifier({ children }: { children: string }) {
  return (
    <bdi dir="ltr" translate="no">
      {children}
    </bdi>
  );
}
