import { LANGUAGES, type Language } from './languages';
import type { LabelView, PhotographView, Text, Texts } from './views';

type Labels = PhotographView['labels'];
type Field = 'title' | 'caption' | 'description' | 'altText';

/**
 * One field of the label: the reader's language, else the first language that has it, with its `lang` (DECISIONS, 4).
 */
export function pickLabel(labels: Labels, field: Field, language: Language): Text | null {
  const order = [language, ...LANGUAGES.filter((other) => other !== language)];
  for (const lang of order) {
    const text = labels[lang]?.[field];
    if (text) return { text, lang };
  }
  return null;
}

/** The titles of every language that has one. */
export function labelTitles(labels: Labels): Texts {
  return Object.fromEntries(labelEntries(labels).map(([language, { title }]) => [language, title]));
}

/** The languages whose title is our own translation. */
export function languagesOfOurTitles(labels: Labels): Language[] {
  return labelEntries(labels).flatMap(([language, { titleIsOurs }]) => (titleIsOurs ? [language] : []));
}

function labelEntries(labels: Labels): [Language, LabelView][] {
  return LANGUAGES.flatMap((language) => {
    const label = labels[language];
    return label ? [[language, label] as [Language, LabelView]] : [];
  });
}
