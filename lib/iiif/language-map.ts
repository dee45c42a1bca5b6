import { LANGUAGES, type Language } from '../catalogue/languages';
import type { AuthorityView, Text, Texts } from '../catalogue/views';
import { pickText } from '../text/pick-text';
import { escapeXml } from '../text/xml';
import type { LanguageMap } from './presentation-types';

/** One text for each language that `say` has one for; null where it has none at all. */
export function mapOf(say: (language: Language) => string | null | undefined): LanguageMap | null {
  return listMapOf((language) => {
    const text = say(language);
    return text ? [text] : [];
  });
}

/** Several texts for each language; null where there are none at all. */
export function listMapOf(say: (language: Language) => readonly string[]): LanguageMap | null {
  const entries = LANGUAGES.flatMap((language) => {
    const texts = say(language);
    return texts.length > 0 ? [[language, texts] as const] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

export function mapOfTexts(texts: Texts): LanguageMap | null {
  return mapOf((language) => texts[language]);
}

/** A value in one language, which need not be one of ours. */
export function mapOfText({ text, lang }: Text): LanguageMap {
  return { [lang]: [asValue(text)] };
}

/** For what is the same in every language, such as an inventory number. */
export function mapOfIdentifier(text: string): LanguageMap {
  return { none: [asValue(text)] };
}

/**
 * Names as a list in each language that names any of them. A reader is shown one language only (4.4), so a name that is
 * missing there is given in another rather than left out.
 */
export function mapOfNames(
  named: readonly AuthorityView[],
  write: (name: string, index: number) => string = asValue,
): LanguageMap | null {
  return listMapOf((language) => {
    if (!named.some(({ names }) => names[language])) return [];
    return named.flatMap(({ names }, index) => {
      const name = pickText(names, language);
      return name ? [write(name.text, index)] : [];
    });
  });
}

/** Text as a value that may be HTML: what begins with `<` and ends with `>` would be read as such (4.5). */
export function asValue(text: string): string {
  return /^<[\s\S]*>$/.test(text.trim()) ? `<span>${escapeXml(text)}</span>` : text;
}

/** An HTML link; an address that is none leaves the plain text. */
export function linkHtml(text: string, address: string): string {
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) return escapeXml(text);
  return `<a href="${escapeXml(address)}">${escapeXml(text)}</a>`;
}
