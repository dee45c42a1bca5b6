'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { callStudio, type Outcome } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import { Dialog, DialogActions } from '@/components/studio/controls/dialog';
import { Notice } from '@/components/studio/controls/notice';
import { Pill } from '@/components/studio/controls/pill';
import { useFailureWords } from '@/components/studio/failure-words';
import { pageAddress } from '@/i18n/addresses';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { LetterView } from '@/lib/site/letter-views';
import { LETTER_KINDS, type LetterState } from '@/lib/site/letters';
import { pickText } from '@/lib/text/pick-text';
import { LetterRemark } from './letter-remark';
import styles from './letters.module.css';

const TONES = { NEW: 'attention', READ: 'plain', DONE: 'good' } as const;

/** The states that a letter may be given, from where it is. */
const NEXT_STATES: Readonly<Record<LetterState, readonly LetterState[]>> = {
  NEW: ['READ', 'DONE'],
  READ: ['DONE', 'NEW'],
  DONE: ['NEW'],
};

/** One letter, and what was done about it. */
export function LetterCard({ letter, language }: { letter: LetterView; language: Language }) {
  const t = useTranslations('studio.site.letters');
  const format = useFormatter();
  const { id, state, text } = letter;
  const { problem, act } = useAct();
  const [isAsking, setAsking] = useState(false);
  const kind = LETTER_KINDS.find((one) => one === letter.kind) ?? 'other';
  const when = format.dateTime(new Date(letter.at), { dateStyle: 'long', timeStyle: 'short' });
  const words = { NEW: t('markNew'), READ: t('markRead'), DONE: t('markDone') };
  return (
    <article className={styles.letter} data-state={state}>
      <header className={styles.head}>
        <Pill tone={TONES[state]}>{t(`states.${state}`)}</Pill>
        <h2 className={styles.kind}>{t(`kinds.${kind}`)}</h2>
        <Sender letter={letter} />
        <time dateTime={letter.at} className={styles.soft}>
          {when}
        </time>
      </header>
      <About letter={letter} language={language} />
      <p className={styles.text} lang={letter.language} dir={directionOf(letter.language)}>
        {text}
      </p>
      <LetterRemark id={id} remark={letter.remark} language={language} />
      <div className={styles.actions}>
        {NEXT_STATES[state].map((next) => (
          <Button key={next} onPress={() => void act(callStudio('letters.state', { id, state: next }))}>
            {words[next]}
          </Button>
        ))}
        <Button weight="danger" onPress={() => setAsking(true)}>
          {t('delete')}
        </Button>
      </div>
      {problem ? (
        <Notice tone="bad" isLive>
          {problem}
        </Notice>
      ) : null}
      <DeleteDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onDelete={() => void act(callStudio('letters.delete', { id }))}
      />
    </article>
  );
}

/** Does one thing to a letter, then shows the list as it is now. */
function useAct() {
  const router = useRouter();
  const word = useFailureWords();
  const [problem, setProblem] = useState<string | null>(null);
  const act = async (doing: Promise<Outcome<unknown>>) => {
    const outcome = await doing;
    setProblem(outcome.ok ? null : word(outcome.failure));
    if (outcome.ok) router.refresh();
  };
  return { problem, act };
}

function Sender({ letter: { name, email } }: { letter: LetterView }) {
  const t = useTranslations('studio.site.letters');
  return (
    <>
      <span>{name ? t.rich('from', { name: () => <bdi key="name">{name}</bdi> }) : t('nameless')}</span>
      {email ? (
        <a href={`mailto:${encodeURIComponent(email)}`}>
          <bdi dir="ltr">{email}</bdi>
        </a>
      ) : null}
    </>
  );
}

function About({ letter: { photograph }, language }: { letter: LetterView; language: Language }) {
  const t = useTranslations('studio.site.letters');
  if (!photograph) return null;
  const title = pickText(photograph.titles, language);
  if (!photograph.id) return <p>{t('unknownPhotograph', { slug: photograph.slug })}</p>;
  return (
    <p>
      <Link href={pageAddress(language, `/studio/photographs/${photograph.id}`)} prefetch={false}>
        {t('about', { title: title?.text ?? photograph.slug })}
      </Link>
    </p>
  );
}

interface DeleteProps {
  isOpen: boolean;
  onClose(): void;
  onDelete(): void;
}

function DeleteDialog({ isOpen, onClose, onDelete }: DeleteProps) {
  const t = useTranslations('studio.site.letters');
  const common = useTranslations('studio.common');
  return (
    <Dialog title={t('deleteTitle')} isOpen={isOpen} onClose={onClose}>
      <p>{t('deleteText')}</p>
      <DialogActions>
        <Button
          weight="danger"
          onPress={() => {
            onClose();
            onDelete();
          }}
        >
          {t('deleteConfirm')}
        </Button>
        <Button onPress={onClose}>{common('cancel')}</Button>
      </DialogActions>
    </Dialog>
  );
}
