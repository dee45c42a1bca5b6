'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { pageAddress } from '@/i18n/addresses';
import type { Messages } from '@/i18n/messages';
import { labelField } from '@/lib/catalogue/draft';
import { directionOf, LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { type Role, reaches } from '@/lib/people/roles';
import type { Choices } from '@/lib/studio/choice-commands';
import type { DraftView, HistoryPage, SaveOutcome } from '@/lib/studio/photograph-commands';
import { pickText } from '@/lib/text/pick-text';
import { useAutosave } from '../../autosave/use-autosave';
import { callStudio } from '../../call';
import { Button } from '../../controls/button';
import { Notice } from '../../controls/notice';
import { PageHead } from '../../controls/page-head';
import { useFailureWords } from '../../failure-words';
import { type Editor, EditorContext, useChoices } from '../editor-context';
import { HistorySitting } from './history-sitting';
import styles from './history-view.module.css';
import { type Sitting, sittingsOf } from './sittings';

interface Props {
  view: DraftView;
  choices: Choices;
  person: { id: string; role: Role };
  language: Language;
  dates: Record<Language, Messages['dates']>;
  /** IANA name. */
  zone: string;
}

/** Everything that was saved of one photograph, and the way back to any of it. */
export function HistoryView({ view, ...rest }: Props) {
  const { person, language, dates, zone } = rest;
  const lists = useChoices(rest.choices);
  const session = useAutosave<SaveOutcome>({
    record: `${person.id}/photograph/${view.id}/history`,
    revision: view.revision,
    fields: view.fields,
    save: ({ base, sitting, changes }) =>
      callStudio('photographs.save', { id: view.id, base, sitting, changes }),
    isBehind: async () => false,
  });
  const { publication } = view;
  const isDue = publication.scheduledFor !== null && publication.scheduleFailure === null;
  const isReadOnly = publication.inTrashSince !== null || (isDue && !reaches(person.role, 'curator'));
  const editor = useMemo<Editor>(
    () => ({
      ...{ id: view.id, session, ...lists, person, language, dates, zone, isReadOnly },
      mayDispose: false,
      scanSizes: view.scanSizes,
    }),
    [view.id, view.scanSizes, session, lists, person, language, dates, zone, isReadOnly],
  );
  return (
    <EditorContext value={editor}>
      <Head view={view} language={language} />
      <Entries view={view} />
    </EditorContext>
  );
}

function Head({ view, language }: Pick<Props, 'view' | 'language'>) {
  const t = useTranslations('studio.editor');
  const titles = LANGUAGES.map((lang) => [lang, view.fields[labelField(lang, 'title')] ?? ''] as const);
  const title = pickText(Object.fromEntries(titles), language);
  return (
    <PageHead
      title={t('history.title')}
      lead={
        <>
          <bdi lang={title?.lang} dir={title ? directionOf(title.lang) : undefined}>
            {title?.text ?? t('untitled')}
          </bdi>
          {' · '}
          {t('history.lead')}
        </>
      }
    >
      <Link href={pageAddress(language, `/studio/photographs/${view.id}`)} prefetch={false}>
        {t('history.back')}
      </Link>
    </PageHead>
  );
}

function Entries({ view }: { view: DraftView }) {
  const t = useTranslations('studio.editor.history');
  const { entries, next, more, restore, failure, done } = useHistory(view);
  const sittings = entries === null ? null : sittingsOf(entries);
  return (
    <>
      <div role="status">{done ? <Notice tone="good">{t('restored')}</Notice> : null}</div>
      {failure ? (
        <Notice tone="bad" isLive>
          {failure}
        </Notice>
      ) : null}
      {sittings === null ? <p role="status">{t('loading')}</p> : null}
      {sittings?.length === 0 ? <p>{t('none')}</p> : null}
      <ol className={styles.entries}>
        {sittings?.map((sitting, index) => (
          <HistorySitting key={sitting.number} sitting={sitting} isNewest={index === 0} restore={restore} />
        ))}
      </ol>
      {next === null ? null : <Button onPress={more}>{t('more')}</Button>}
    </>
  );
}

export type RestoreVersion = (sitting: Pick<Sitting, 'number'>, fields?: string[]) => Promise<void>;

function useHistory(view: DraftView) {
  const { id } = view;
  const words = useFailureWords();
  const [page, setPage] = useState<HistoryPage | null>(null);
  const [base, setBase] = useState(view.revision);
  const [failure, setFailure] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const load = async (before?: number) => {
    const outcome = await callStudio('photographs.history', { id, before });
    if (!outcome.ok) return setFailure(words(outcome.failure));
    const { entries, next } = outcome.value;
    setPage((known) => ({
      entries: [...(before === undefined ? [] : (known?.entries ?? [])), ...entries],
      next,
    }));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for one photograph
  useEffect(() => void load(), [id]);
  const restore: RestoreVersion = async ({ number }, fields) => {
    // Each restored version is a sitting of its own.
    const sitting = `restore-${number}-${Date.now()}`;
    const outcome = await callStudio('photographs.restore', { id, number, base, sitting, fields });
    setDone(outcome.ok);
    setFailure(outcome.ok ? null : words(outcome.failure));
    if (!outcome.ok) return;
    setBase(outcome.value.draft.revision);
    await load();
  };
  const next = page?.next ?? null;
  return {
    entries: page?.entries ?? null,
    next,
    more: () => void load(next ?? undefined),
    restore,
    failure,
    done,
  };
}
