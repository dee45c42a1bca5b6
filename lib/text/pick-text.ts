import { LANGUAGES, type Language } from '../catalogue/languages';
import type { Text, Texts } from '../catalogue/views';

/** Every value there is, the reader's language first, the others in the exhibition's order. */
export function textsInOrder(texts: Texts, language: Language): Text[] {
  const order = [language, ...LANGUAGES.filter((other) => other !== language)];
  return order.flatMap((lang) => {
    const text = texts[lang];
    return text ? [{ text, lang }] : [];
  });
}

/** The value in the reader's language, else the first there is (its `lang` says so), else null (DECISIONS, 4). */
export function pickText(texts: Texts, language: Language): Text | null {
  return textsInOrder(texts, language)[0] ?? null;
}
