'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { sectionField } from '@/lib/catalogue/section-draft';
import { callStudio } from '../call';
import { useFailureWords } from '../failure-words';
import { useArrangement } from './arrangement-session';

interface Said {
  tone: 'good' | 'bad';
  words: string;
}

/** Makes an arrangement public or takes it back, and says how that went; what is missing is said before the server is asked. */
export function usePublishing() {
  const languageName = useTranslations('studio.common.language');
  const word = useFailureWords();
  const { kind, id, session, take, setRefused } = useArrangement();
  const t = useTranslations(`studio.${kind}s.publish`);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);

  const publish = async () => {
    const missing = LANGUAGES.filter((language) => !session.value(sectionField(language, 'title')));
    setRefused(missing.length > 0);
    const [first] = missing;
    if (first) {
      const languages = missing.map((language) => languageName(language)).join(' / ');
      setSaid({ tone: 'bad', words: t('missing', { languages }) });
      focusField(sectionField(first, 'title'));
      return;
    }
    setBusy(true);
    setSaid(null);
    const outcome = await session.between(async (revision) =>
      session.hasUnsent() ? null : callStudio(`${kind}s.publish`, { id, revision }),
    );
    setBusy(false);
    if (outcome === null) return setSaid({ tone: 'bad', words: t('saveFirst') });
    if (!outcome.ok) return setSaid({ tone: 'bad', words: word(outcome.failure) });
    take({ publication: outcome.value });
    setSaid({ tone: 'good', words: t('done') });
  };

  const unpublish = async () => {
    const outcome = await session.between(() => callStudio(`${kind}s.unpublish`, { id }));
    if (!outcome.ok) return setSaid({ tone: 'bad', words: word(outcome.failure) });
    take({ publication: outcome.value });
    setSaid({ tone: 'good', words: t('unpublished') });
  };

  return { said, isBusy, publish, unpublish };
}

/** Puts the keyboard into a field of the arrangement. */
export function focusField(field: string): void {
  document.querySelector(`[data-field="${field}"]`)?.querySelector<HTMLElement>('input, textarea')?.focus();
}
