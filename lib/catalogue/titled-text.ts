/** Title and text in each language, as sections and tours have them. */
import type { z } from 'zod';
import type { FieldValue } from './field-changes';
import { isLanguage, LANGUAGES, type Language } from './languages';
import { line, words } from './text-fields';

/** They go stale when another language's change. */
export const TITLED_TEXTS = ['title', 'text'] as const;

type TitledText = (typeof TITLED_TEXTS)[number];

export type TitledField = `labels.${Language}.${TitledText}`;

export type TitledFields = { [Name in TitledField]: string | null };

export function titledField<Name extends TitledText>(
  language: Language,
  name: Name,
): `labels.${Language}.${Name}` {
  return `labels.${language}.${name}`;
}

/** The language whose words a field holds; null for any field but title and text. */
export function languageOfTitled(field: string): Language | null {
  const [labels, language = '', name = ''] = field.split('.');
  const isText = labels === 'labels' && (TITLED_TEXTS as readonly string[]).includes(name);
  return isText && isLanguage(language) ? language : null;
}

/** How each is read. */
export const TITLED_SCHEMAS: Readonly<Record<string, z.ZodType<FieldValue>>> = Object.fromEntries(
  LANGUAGES.flatMap((language) => [
    [titledField(language, 'title'), line],
    [titledField(language, 'text'), words],
  ]),
);
