'use client';

import { useTranslations } from 'next-intl';
import {
  coordinatesOf,
  type EntryKind,
  type EntryProblem,
  entryFieldLanguage,
  otherNamesOf,
} from '@/lib/catalogue/authority-draft';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import type { Language } from '@/lib/catalogue/languages';
import type { Text } from '@/lib/catalogue/views';
import { isDownloadPolicy } from '@/lib/downloads/policy';

const FACTS = [
  'born',
  'died',
  'sourceUrl',
  'sourceNote',
  'coordinates',
  'coordinatesFrom',
  'otherNames',
  'url',
  'downloads',
] as const;

/** The name of any field of an entry, with its language where it has one. */
export function useEntryFieldName(kind: EntryKind): (field: string) => string {
  const t = useTranslations('studio.authorities');
  const common = useTranslations('studio.common');
  return (field) => {
    const lang = entryFieldLanguage(field);
    const language = lang ? common(`language.${lang}`) : '';
    if (field.startsWith('names.'))
      return kind === 'rights' ? t('wording', { language }) : t('name', { language });
    if (field.startsWith('namesAreOurs.')) return t('fields.namesAreOurs', { language });
    if (field.startsWith('nameSources.')) return t('fields.nameSource', { language });
    const fact = FACTS.find((name) => name === field);
    if (fact) return t(`fields.${fact}`);
    if (field === 'merged') return t('fields.merged');
    return field === 'mergedInto' ? t('fields.mergedInto') : t('slug');
  };
}

/** What is wrong with a field, in words. */
export function useEntryProblem(): (problem: EntryProblem | undefined) => string | null {
  const t = useTranslations('studio.authorities.problems');
  const general = useTranslations('studio.editor.problems');
  return (problem) => {
    if (problem === undefined) return null;
    if (problem === 'NAME_MISSING' || problem === 'NEEDS_SOURCE') return t(problem);
    return general(problem);
  };
}

/** Any field's value in words, for whoever compares two of them; null where it is empty. */
export function useEntryValue(language: Language): (field: string, value: FieldValue) => Text | null {
  const t = useTranslations('studio.authorities');
  const editor = useTranslations('studio.editor');
  return (field, value) => {
    if (value === null || value === '') return null;
    if (typeof value === 'boolean') return { text: value ? editor('yes') : editor('no'), lang: language };
    if (field === 'otherNames') {
      const names = otherNamesOf(value).map(({ kind, text, source }) =>
        [`${text} (${t(`otherNames.kind.${kind}`)})`, source].filter(Boolean).join(' · '),
      );
      return names.length === 0 ? null : { text: names.join('\n'), lang: language };
    }
    if (isDownloadPolicy(value) && field === 'downloads')
      return { text: t(`downloads.${value}`), lang: language };
    if (field === 'coordinates') {
      const at = coordinatesOf(value);
      return at && { text: `${at.latitude ?? '?'}, ${at.longitude ?? '?'}`, lang: 'en' };
    }
    return { text: String(value), lang: entryFieldLanguage(field) ?? 'en' };
  };
}
