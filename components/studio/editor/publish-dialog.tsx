'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { pageAddress, photographPath } from '@/i18n/addresses';
import { reaches } from '@/lib/people/roles';
import type { PublicationState, ReadinessFinding } from '@/lib/studio/photograph-commands';
import { useEditState } from '../autosave/use-autosave';
import { callStudio, type Outcome } from '../call';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { Notice } from '../controls/notice';
import { useFailureWords } from '../failure-words';
import { useEditor, useField } from './editor-context';
import { useMoment } from './moments';
import styles from './publish-dialog.module.css';
import { PhotographReadiness } from './readiness';
import { useRecord } from './record';
import { ScheduleForm } from './schedule-form';

interface Props {
  isOpen: boolean;
  onClose(): void;
}

/** What is missing, and everything that makes the photograph public or takes it back. */
export function PublishDialog({ isOpen, onClose }: Props) {
  const t = useTranslations('studio.editor.publish');
  return (
    <Dialog title={t('title')} isOpen={isOpen} onClose={onClose} size="wide">
      <Publication onClose={onClose} />
    </Dialog>
  );
}

function Publication({ onClose }: { onClose(): void }) {
  const t = useTranslations('studio.editor.publish');
  const common = useTranslations('studio.common');
  const { person, session } = useEditor();
  const { publication } = useRecord();
  const findings = useFindings();
  const { run, isBusy, failure, done, times } = usePublishing();
  const standing = useRef<HTMLDivElement>(null);
  // What was pressed is gone or disabled now: without this the keyboard would fall out of the dialog.
  useEffect(() => {
    if (times > 0) standing.current?.focus();
  }, [times]);
  const hasUnsent = useEditState(session, ({ mine }) => Object.keys(mine).length > 0);
  const mayPublish = reaches(person.role, 'curator');
  const errors = findings?.filter(({ weight }) => weight === 'error') ?? [];
  const isReady = findings !== null && errors.length === 0 && !hasUnsent;
  return (
    <>
      <div ref={standing} tabIndex={-1} className={styles.standing}>
        <Standing publication={publication} />
      </div>
      <PhotographReadiness findings={findings} onGo={onClose} />
      {hasUnsent ? <Notice tone="attention">{t('unsaved')}</Notice> : null}
      {done ? (
        <Notice tone="good" isLive>
          {done}
        </Notice>
      ) : null}
      {failure ? (
        <Notice tone="bad" isLive>
          {failure}
        </Notice>
      ) : null}
      {mayPublish ? (
        <>
          <ScheduleForm isReady={isReady} publication={publication} run={run} />
          {publication.isPublished ? <p className={styles.soft}>{t('unpublishHelp')}</p> : null}
        </>
      ) : (
        <Notice>{t('curatorsOnly')}</Notice>
      )}
      <DialogActions>
        {mayPublish ? (
          <Button
            weight="full"
            isDisabled={!isReady || (publication.isPublished && !publication.isChanged)}
            isPending={isBusy}
            onPress={() => run('publish')}
          >
            {publication.isPublished ? t('nowAgain') : t('now')}
          </Button>
        ) : null}
        {mayPublish && publication.isPublished ? (
          <Button weight="danger" isPending={isBusy} onPress={() => run('unpublish')}>
            {t('unpublish')}
          </Button>
        ) : null}
        <Button onPress={onClose}>{common('close')}</Button>
      </DialogActions>
    </>
  );
}

/** Where it stands, in a sentence, with the way to the visitors' page. */
function Standing({ publication }: { publication: PublicationState }) {
  const t = useTranslations('studio.editor');
  const errors = useTranslations('errors');
  const { language } = useEditor();
  const { value: slug } = useField('slug');
  const moment = useMoment();
  const { isPublished, publishedAt, scheduledFor, scheduleFailure } = publication;
  return (
    <>
      <p>
        {isPublished && publishedAt
          ? t('publish.since', { at: moment(publishedAt) })
          : t('publish.stillDraft')}{' '}
        {scheduledFor ? t('publish.scheduled', { at: moment(scheduledFor) }) : null}
      </p>
      {scheduleFailure ? <Notice tone="bad">{errors(scheduleFailure, {})}</Notice> : null}
      {isPublished ? (
        <a href={pageAddress(language, photographPath(slug))} target="_blank" rel="noopener">
          {t('publish.openPublic')}
        </a>
      ) : null}
    </>
  );
}

/** What would be said against publishing the draft as it now is; null until that is known. */
function useFindings(): ReadinessFinding[] | null {
  const { id, session } = useEditor();
  const { languages } = useRecord();
  const revision = useEditState(session, (state) => state.revision);
  const [findings, setFindings] = useState<ReadinessFinding[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision, or a language that was confirmed, has other findings
  useEffect(() => {
    const ends = new AbortController();
    void session
      .between(() => callStudio('photographs.readiness', { id }, ends.signal))
      .then((outcome) => {
        if (outcome.ok && !ends.signal.aborted) setFindings(outcome.value);
      });
    return () => ends.abort();
  }, [id, session, revision, languages]);
  return findings;
}

export type RunPublishing = (what: 'publish' | 'unpublish' | 'unschedule' | { at: string }) => void;

function usePublishing() {
  const t = useTranslations('studio.editor.publish');
  const { id, session } = useEditor();
  const { take } = useRecord();
  const words = useFailureWords();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [times, setTimes] = useState(0);
  const ask = (what: Parameters<RunPublishing>[0], revision: number): Promise<Outcome<PublicationState>> => {
    if (typeof what === 'object') return callStudio('photographs.schedule', { id, at: what.at });
    if (what === 'publish') return callStudio('photographs.publish', { id, revision });
    return callStudio(`photographs.${what}`, { id });
  };
  const run: RunPublishing = async (what) => {
    setBusy(true);
    setDone(null);
    const outcome = await session.between((revision) => ask(what, revision));
    setBusy(false);
    setFailure(outcome.ok ? null : words(outcome.failure));
    if (!outcome.ok) return;
    take({ publication: outcome.value });
    setTimes((before) => before + 1);
    if (what === 'publish') setDone(t('done'));
  };
  return { run, isBusy, failure, done, times };
}
