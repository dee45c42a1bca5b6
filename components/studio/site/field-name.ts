'use client';

import { useTranslations } from 'next-intl';
import { isLanguage } from '@/lib/catalogue/languages';

/** Words for the names of fields. */
export interface FieldNames {
  field: ReturnType<typeof useTranslations<'studio.site.fields'>>;
  common: ReturnType<typeof useTranslations<'studio.common'>>;
}

export function useFieldNames(): FieldNames {
  return { field: useTranslations('studio.site.fields'), common: useTranslations('studio.common') };
}

/** A field as a curator knows it: `parts.<id>.heading.ar` is "Parts · Heading · Arabic". */
export function fieldName({ field, common }: FieldNames, name: string): string {
  const [list = '', ...rest] = name.split('.');
  const language = rest.find(isLanguage);
  const inner = rest.length > 1 ? rest[1] : undefined;
  const known = [list, inner].filter(
    (part): part is Parameters<typeof field>[0] =>
      part !== undefined && !isLanguage(part) && field.has(part as Parameters<typeof field>[0]),
  );
  const words = known.map((part) => field(part));
  return [...words, ...(language ? [common(`language.${language}`)] : [])].join(' · ');
}
