'use client';

import { useTranslations } from 'next-intl';
import type { SelectOption } from '@/components/studio/controls/select';
import { ENTRY_LISTS } from '@/lib/catalogue/authority-draft';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { Choice, ChoiceList, Choices } from '@/lib/studio/choice-commands';
import {
  ANNOTATION_GAPS,
  type FilterName,
  LIST_SCANS,
  LIST_STATUSES,
  MISSING,
  MISSING_TEXTS,
  type Missing,
  NONE,
} from '@/lib/studio/photograph-filter';
import { pickText } from '@/lib/text/pick-text';

const LISTS: Partial<Record<FilterName, ChoiceList>> = { section: 'sections', ...ENTRY_LISTS };

/** What a filter can be set to, in the reader's words; empty for what is typed. */
export function useFilterValues(options: Choices, language: Language) {
  const t = useTranslations('studio.lists');
  const sayMissing = useSayMissing();
  const languageName = useTranslations('studio.common.language');
  return (name: FilterName): SelectOption[] => {
    const list = LISTS[name];
    if (list) return [{ id: NONE, label: t('noneOf') }, ...namedOptions(options[list], language)];
    if (name === 'status') return LIST_STATUSES.map((id) => ({ id, label: t(`status.${id}`) }));
    if (name === 'scan') return LIST_SCANS.map((id) => ({ id, label: t(`scan.${id}`) }));
    if (name === 'stale') return LANGUAGES.map((id) => ({ id, label: languageName(id) }));
    if (name === 'annotations')
      return ANNOTATION_GAPS.map((id) => ({
        id,
        label: id === 'review' ? t('annotationReview') : t('annotationWords', { language: languageName(id) }),
      }));
    if (name === 'missing') return MISSING.map((id) => ({ id, label: sayMissing(id) }));
    return name === 'mine' ? [{ id: 'yes', label: t('mineValue') }] : [];
  };
}

/** Names what a photograph lacks. */
export function useSayMissing(): (what: Missing) => string {
  const t = useTranslations('studio.lists.missing');
  const languageName = useTranslations('studio.common.language');
  return (what) => {
    for (const text of MISSING_TEXTS) {
      for (const language of LANGUAGES) {
        if (what === `${text}.${language}`) return t(text, { language: languageName(language) });
      }
    }
    return t(what as Exclude<Missing, `${string}.${string}`>);
  };
}

/** The entries of an authority list for a choice, in the reader's language where they have a name in it. */
export function namedOptions(list: readonly Choice[], language: Language): SelectOption[] {
  return list.map(({ id, names }) => {
    const name = pickText(names, language);
    return { id, label: name?.text ?? id, ...(name && name.lang !== language ? { lang: name.lang } : {}) };
  });
}
