'use client';

import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { pageAddress, sectionPath } from '@/i18n/addresses';
import { SaveBadge } from '../autosave/save-badge';
import { callStudio } from '../call';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { Notice } from '../controls/notice';
import { useFailureWords } from '../failure-words';
import styles from './section-editor.module.css';
import { SectionHistory } from './section-history';
import { TrashQuestion } from './section-list';
import { SectionPill } from './section-pill';
import { useOpenSection } from './section-session';
import { usePublishing } from './use-publishing';

/** What is kept, what visitors read, and the ways on. */
export function SectionBar() {
  const t = useTranslations('studio.sections.bar');
  const common = useTranslations('studio.common');
  const { session, state, isReadOnly } = useOpenSection();
  const { said, isBusy, publish, unpublish } = usePublishing();
  const [isHistoryOpen, setHistoryOpen] = useState(false);
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
        <TrashButton />
        {isReadOnly ? null : (
          <>
            <Unpublish onUnpublish={unpublish} />
            <Button weight="full" isPending={isBusy} onPress={() => void publish()}>
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
      {isHistoryOpen ? <SectionHistory onClose={() => setHistoryOpen(false)} /> : null}
    </section>
  );
}

function Standing() {
  const t = useTranslations('studio.sections.bar');
  const format = useFormatter();
  const { session, state, standing, language } = useOpenSection();
  const { isPublished, isChanged, publishedAt } = standing.publication;
  const differs = isChanged || (isPublished && Object.keys(state.mine).length > 0);
  const at =
    publishedAt && format.dateTime(new Date(publishedAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className={styles.standing}>
      <SaveBadge session={session} />
      <span role="status" data-testid="publication-state">
        <SectionPill state={{ ...standing.publication, isChanged: differs }} />
      </span>
      {isPublished && at ? <span className={styles.help}>{t('publishedAt', { when: at })}</span> : null}
      {isPublished ? (
        <a
          className={styles.link}
          href={pageAddress(language, sectionPath(String(state.saved.slug ?? '')))}
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
  const t = useTranslations('studio.sections');
  const common = useTranslations('studio.common');
  const { standing } = useOpenSection();
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      {standing.publication.isPublished ? (
        <Button weight="quiet" onPress={() => setAsking(true)}>
          {t('bar.unpublish')}
        </Button>
      ) : null}
      <Dialog title={t('publish.unpublishTitle')} isOpen={isAsking} onClose={close}>
        <p>{t('publish.unpublishLead')}</p>
        <DialogActions>
          <Button weight="danger" onPress={() => void onUnpublish().then(close)}>
            {t('bar.unpublish')}
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
  const { id, session, take, isReadOnly } = useOpenSection();
  const router = useRouter();
  const words = useFailureWords();
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const move = async (name: 'sections.trash' | 'sections.untrash') => {
    const outcome = await session.between(() => callStudio(name, { id }));
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
        <Button weight="full" onPress={() => void move('sections.untrash')}>
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
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onTrash={() => void move('sections.trash')}
      />
    </>
  );
}
