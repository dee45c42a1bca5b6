'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { SaveBadge } from '@/components/studio/autosave/save-badge';
import { callStudio } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import { Notice } from '@/components/studio/controls/notice';
import { Pill } from '@/components/studio/controls/pill';
import { useFailureWords } from '@/components/studio/failure-words';
import { pageAddress } from '@/i18n/addresses';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { missingFields } from '@/lib/site/documents';
import type { DocumentState } from '@/lib/studio/site-commands';
import styles from './document-editor.module.css';
import { DocumentHistory } from './document-history';
import { useOpenDocument } from './document-session';

interface Props {
  status: DocumentState;
  onStatus(status: DocumentState): void;
  /** Something that visitors need is missing. */
  onRefused(): void;
}

/** What is kept, what visitors read, and the ways on: undo, history, preview, publish. */
export function DocumentBar({ status, onStatus, onRefused }: Props) {
  const t = useTranslations('studio.site');
  const common = useTranslations('studio.common');
  const { key, session, state } = useOpenDocument();
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const { said, isPublishing, publish } = usePublish({ onStatus, onRefused });
  return (
    <div className={styles.bar}>
      <div className={styles.standing}>
        <SaveBadge session={session} />
        <PublicationPill status={status} />
      </div>
      <div className={styles.tools}>
        <Button weight="quiet" isDisabled={!state.canUndo} onPress={() => session.undo()}>
          {common('undo')}
        </Button>
        <Button weight="quiet" onPress={() => setHistoryOpen(true)}>
          {t('history.open')}
        </Button>
        {LANGUAGES.map((shown) => (
          <a
            key={shown}
            className={styles.preview}
            href={pageAddress(shown, `/studio/site/${key}/preview`)}
            target="_blank"
            rel="noopener"
          >
            {t('preview', { language: shown })}
          </a>
        ))}
        <Button weight="full" isPending={isPublishing} onPress={() => void publish()}>
          {t('publish')}
        </Button>
      </div>
      {said ? (
        <Notice tone={said.tone} isLive>
          {said.words}
        </Notice>
      ) : null}
      {isHistoryOpen ? <DocumentHistory onClose={() => setHistoryOpen(false)} onStatus={onStatus} /> : null}
    </div>
  );
}

function PublicationPill({ status }: { status: DocumentState }) {
  const t = useTranslations('studio.site');
  const format = useFormatter();
  const { state } = useOpenDocument();
  const { isChanged, publishedAt } = status.publication;
  if (publishedAt === null) return <Pill tone="attention">{t('state.never')}</Pill>;
  const when = format.dateTime(new Date(publishedAt), { dateStyle: 'medium', timeStyle: 'short' });
  const differs = isChanged || Object.keys(state.mine).length > 0;
  return (
    <>
      <Pill tone={differs ? 'attention' : 'good'}>{t(differs ? 'state.changed' : 'state.published')}</Pill>
      <span className={styles.when}>{t('publishedAt', { when })}</span>
    </>
  );
}

function usePublish({ onStatus, onRefused }: Omit<Props, 'status'>) {
  const t = useTranslations('studio.site');
  const word = useFailureWords();
  const { key, session } = useOpenDocument();
  const [isPublishing, setPublishing] = useState(false);
  const [said, setSaid] = useState<{ tone: 'good' | 'bad'; words: string } | null>(null);
  const publish = async () => {
    setPublishing(true);
    setSaid(null);
    const outcome = await session.between(async (revision) =>
      session.hasUnsent() ? null : callStudio('site.publish', { key, revision }),
    );
    setPublishing(false);
    if (outcome === null) setSaid({ tone: 'bad', words: t('saveFirst') });
    else if (outcome.ok) {
      onStatus(outcome.value);
      setSaid({ tone: 'good', words: t('published') });
    } else {
      setSaid({ tone: 'bad', words: word(outcome.failure) });
      if (outcome.failure === 'offline' || outcome.failure.code !== 'DOCUMENT_INCOMPLETE') return;
      onRefused();
      focusFirst(missingFields(key, session.state().saved));
    }
  };
  return { said, isPublishing, publish };
}

function focusFirst([first]: readonly string[]): void {
  const place = document.querySelector(`[data-field="${first}"]`);
  place?.querySelector<HTMLElement>('input, textarea')?.focus();
}
