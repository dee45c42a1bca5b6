'use client';

import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { type PagePath, pageAddress, sectionPath, tourPath } from '@/i18n/addresses';
import type { FieldChange } from '@/lib/catalogue/field-changes';
import { SaveBadge } from '../autosave/save-badge';
import { callStudio } from '../call';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { Notice } from '../controls/notice';
import { useFailureWords } from '../failure-words';
import styles from './arrangement.module.css';
import { ArrangementHistory } from './arrangement-history';
import { TrashQuestion } from './arrangement-list';
import { ArrangementPill } from './arrangement-pill';
import { type ArrangementKind, useArrangement } from './arrangement-session';
import { usePublishing } from './use-publishing';

/** Where visitors find it. */
const PATHS: Record<ArrangementKind, (slug: string) => PagePath> = {
  section: sectionPath,
  tour: tourPath,
};

export interface PublishQuestion {
  isBusy: boolean;
  onPublish(): void;
  onClose(): void;
}

interface Props {
  /** What names a change in the history. */
  sayChange(change: FieldChange): ReactNode;
  /** Further ways on. */
  children?: ReactNode;
  /** What is asked before it is published, where anything is. */
  beforePublish?(question: PublishQuestion): ReactNode;
}

/** What is kept, what visitors read, and the ways on. */
export function ArrangementBar({ sayChange, children, beforePublish }: Props) {
  const t = useTranslations('studio.sections.bar');
  const common = useTranslations('studio.common');
  const { session, state, isReadOnly } = useArrangement();
  const { said, isBusy, publish, unpublish } = usePublishing();
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <section className={styles.bar} aria-label={t('label')}>
      <Standing />
      <div className={styles.tools}>
        {isReadOnly ? null : (
          <>
            <Button weight="quiet" isDisabled={!state.canUndo} onPress={() => session.undo()}>
              {common('undo')}
            </Button>
            <Button weight="quiet" onPress={() => setHistoryOpen(true)}>
              {t('history')}
            </Button>
          </>
        )}
        {children}
        <TrashButton />
        {isReadOnly ? null : (
          <>
            <Unpublish onUnpublish={unpublish} />
            <Button
              weight="full"
              isPending={isBusy}
              onPress={() => (beforePublish ? setAsking(true) : void publish())}
            >
              {t('publish')}
            </Button>
          </>
        )}
      </div>
      {said ? (
        <Notice tone={said.tone} isLive>
          {said.words}
        </Notice>
      ) : null}
      {isAsking
        ? beforePublish?.({ isBusy, onClose: close, onPublish: () => void publish().then(close) })
        : null}
      {isHistoryOpen ? (
        <ArrangementHistory sayChange={sayChange} onClose={() => setHistoryOpen(false)} />
      ) : null}
    </section>
  );
}

function Standing() {
  const t = useTranslations('studio.sections.bar');
  const format = useFormatter();
  const { kind, session, state, standing, language } = useArrangement();
  const { isPublished, isChanged, publishedAt } = standing.publication;
  const differs = isChanged || (isPublished && Object.keys(state.mine).length > 0);
  const at =
    publishedAt && format.dateTime(new Date(publishedAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className={styles.standing}>
      <SaveBadge session={session} />
      <span role="status" data-testid="publication-state">
        <ArrangementPill state={{ ...standing.publication, isChanged: differs }} />
      </span>
      {isPublished && at ? <span className={styles.help}>{t('publishedAt', { when: at })}</span> : null}
      {isPublished ? (
        <a
          className={styles.link}
          href={pageAddress(language, PATHS[kind](String(state.saved.slug ?? '')))}
          target="_blank"
          rel="noopener"
        >
          {t('openPublic')}
        </a>
      ) : null}
    </div>
  );
}

function Unpublish({ onUnpublish }: { onUnpublish(): Promise<void> }) {
  const { kind, standing } = useArrangement();
  const t = useTranslations('studio.sections.bar');
  const own = useTranslations(`studio.${kind}s.publish`);
  const common = useTranslations('studio.common');
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      {standing.publication.isPublished ? (
        <Button weight="quiet" onPress={() => setAsking(true)}>
          {t('unpublish')}
        </Button>
      ) : null}
      <Dialog title={own('unpublishTitle')} isOpen={isAsking} onClose={close}>
        <p>{own('unpublishLead')}</p>
        <DialogActions>
          <Button weight="danger" onPress={() => void onUnpublish().then(close)}>
            {t('unpublish')}
          </Button>
          <Button onPress={close}>{common('cancel')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

/** Into the trash after a question, and out of it again. */
function TrashButton() {
  const t = useTranslations('studio.sections');
  const { kind, id, session, take, isReadOnly } = useArrangement();
  const router = useRouter();
  const words = useFailureWords();
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const move = async (name: 'trash' | 'untrash') => {
    const outcome = await session.between(() => callStudio(`${kind}s.${name}`, { id }));
    setFailure(outcome.ok ? null : words(outcome.failure));
    setAsking(false);
    if (!outcome.ok) return;
    take({ publication: outcome.value });
    // The page begins anew: what may be edited now is the server's to say.
    router.refresh();
  };
  return (
    <>
      {isReadOnly ? (
        <Button weight="full" onPress={() => void move('untrash')}>
          {t('restore')}
        </Button>
      ) : (
        <Button weight="quiet" onPress={() => setAsking(true)}>
          {t('remove.action')}
        </Button>
      )}
      {failure ? (
        <Notice tone="bad" isLive>
          {failure}
        </Notice>
      ) : null}
      <TrashQuestion
        kind={kind}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onTrash={() => void move('trash')}
      />
    </>
  );
}
