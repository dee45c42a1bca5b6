import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { Text } from '@/lib/catalogue/views';

/**
 * A value that stands isolated in the line, with its own language where it is not the page's. Its direction is always said:
 * left to itself `bdi` goes by the first letter, and an Arabic phrase that begins with "CC0" would run the wrong way.
 */
export function Said({ value, language }: { value: Text; language: Language }) {
  return (
    <bdi {...languageProps(value.lang, language)} dir={directionOf(value.lang)}>
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
