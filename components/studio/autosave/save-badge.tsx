'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useListens } from '../listens';
import type { EditSession, EditState, SaveAnswer } from './edit-session';
import styles from './save-badge.module.css';
import { useEditState } from './use-autosave';

/** Until the page's script runs nothing that is written is kept, and nobody may be told so. */
type Shown = SaveStanding | 'loading';

type SaveStanding = 'saved' | 'saving' | 'unsaved' | 'offline' | 'failed' | 'refused' | 'conflict';

/** What matters most about what is kept and what is not. */
export function standingOf<Answer extends SaveAnswer>(state: EditState<Answer>): SaveStanding {
  if (state.failure !== null) return state.failure === 'offline' ? 'offline' : 'failed';
  if (Object.keys(state.conflicts).length > 0) return 'conflict';
  if (Object.keys(state.problems).length > 0) return 'refused';
  if (state.isSaving) return 'saving';
  return Object.keys(state.mine).length > 0 ? 'unsaved' : 'saved';
}

/** Says at all times whether what is on the screen is kept; a way to try again where it is not. */
export function SaveBadge<Answer extends SaveAnswer>({ session }: { session: EditSession<Answer> }) {
  const t = useTranslations('studio.common.autosave');
  const common = useTranslations('studio.common');
  const errors = useTranslations('errors');
  const listens = useListens();
  const known = useEditState(session, standingOf);
  const standing: Shown = listens ? known : 'loading';
  const failure = useEditState(session, (state) => state.failure);
  const problems = useEditState(session, (state) => Object.keys(state.problems).length);
  const conflicts = useEditState(session, (state) => Object.keys(state.conflicts).length);
  const reason = failure === null || failure === 'offline' ? '' : errors(failure.code, { ...failure.detail });
  const words = {
    loading: common('loading'),
    saved: t('saved'),
    saving: t('saving'),
    unsaved: t('unsaved'),
    offline: t('offline'),
    failed: t('failed', { reason }),
    refused: t('refused', { count: problems }),
    conflict: t('conflict', { count: conflicts }),
  }[standing];
  return (
    <div className={styles.badge} data-standing={standing} data-testid="save-state">
      <span aria-hidden="true" className={styles.dot} />
      <span>{words}</span>
      {standing === 'offline' || standing === 'failed' ? (
        <button type="button" className={styles.retry} onClick={() => void session.flush()}>
          {t('retry')}
        </button>
      ) : null}
      <Spoken words={words} standing={standing} />
    </div>
  );
}

/** Milliseconds that a state has to last before it is said: a person who writes hears of a save once, not at every pause. */
const SAY_AFTER = { saved: 2_000, calm: 0 } as const;

function Spoken({ words, standing }: { words: string; standing: Shown }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (standing === 'loading' || standing === 'saving' || standing === 'unsaved') return;
    const timer = setTimeout(() => setSaid(words), standing === 'saved' ? SAY_AFTER.saved : SAY_AFTER.calm);
    return () => clearTimeout(timer);
  }, [words, standing]);
  return (
    <span className="visually-hidden" role="status">
      {said}
    </span>
  );
}
