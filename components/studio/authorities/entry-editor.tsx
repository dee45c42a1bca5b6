'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Form } from 'react-aria-components';
import { pageAddress } from '@/i18n/addresses';
import { entryNames } from '@/lib/catalogue/authority-draft';
import type { Language } from '@/lib/catalogue/languages';
import type { AuthorityRow, EntryView } from '@/lib/studio/authority-commands';
import type { PhotographPage } from '@/lib/studio/list-views';
import { pickText } from '@/lib/text/pick-text';
import { Button } from '../controls/button';
import type { DateWords } from '../controls/edtf-field';
import { Notice } from '../controls/notice';
import { PageHead } from '../controls/page-head';
import { Failure } from '../lists/failure';
import styles from './authorities.module.css';
import { EntryAside } from './entry-aside';
import { EntryDate, EntryText, entryFieldId } from './entry-field';
import { listPath } from './entry-paths';
import { useEntryFieldName } from './entry-words';
import { NameFields } from './name-fields';
import { PlaceFields } from './place-fields';
import { RightsFields } from './rights-fields';
import { UnsavedGuard } from './unsaved-guard';
import { EntryContext, useEntry, useOpenEntry } from './use-entry';

interface Props {
  view: EntryView;
  /** Its list, with the entry itself. */
  rows: readonly AuthorityRow[];
  uses: PhotographPage;
  language: Language;
  dates: DateWords;
}

/** One entry of an authority list with all its facts. */
export function EntryEditor({ view, rows, uses, language, dates }: Props) {
  const t = useTranslations('studio.authorities');
  const entry = useEntry(view, { language, dates });
  const name = pickText(entryNames(view.fields), language);
  return (
    <EntryContext value={entry}>
      <PageHead title={name?.text ?? view.slug} lead={t('publishesAtOnce')}>
        <Link className={styles.back} href={pageAddress(language, listPath(view.kind))} prefetch={false}>
          {t(`back.${view.kind}`)}
        </Link>
      </PageHead>
      <div className={styles.desk}>
        <EntryForm slug={view.slug} />
        <EntryAside view={view} rows={rows} uses={uses} />
      </div>
      <UnsavedGuard isDirty={entry.isDirty} />
    </EntryContext>
  );
}

function EntryForm({ slug }: Pick<EntryView, 'slug'>) {
  const { kind, save } = useOpenEntry();
  const form = useFocusOnTrouble();
  return (
    <Form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <NameFields />
      {kind === 'maker' ? <MakerFields /> : null}
      {kind === 'place' ? <PlaceFields /> : null}
      {kind === 'holder' ? <EntryText field="url" type="url" /> : null}
      {kind === 'rights' ? <RightsFields uri={slug} /> : null}
      <SaveBar />
    </Form>
  );
}

function MakerFields() {
  const t = useTranslations('studio.authorities');
  return (
    <section className={styles.group} aria-labelledby="life-title">
      <h2 id="life-title" className={styles.title}>
        {t('groups.life')}
      </h2>
      <p className={styles.help}>{t('help.life')}</p>
      <div className={styles.languages}>
        <EntryDate field="born" />
        <EntryDate field="died" />
      </div>
      <EntryText field="sourceUrl" type="url" />
      <EntryText field="sourceNote" rows={3} />
    </section>
  );
}

/** Saving, and what came of it. */
function SaveBar() {
  const t = useTranslations('studio.authorities.saving');
  const common = useTranslations('studio.common');
  const { kind, isDirty, isSaving, standing, outcome, theirs, problems, conflicts } = useOpenEntry();
  const nameOf = useEntryFieldName(kind);
  const count = Object.keys(standing === 'contested' ? conflicts : problems).length;
  return (
    <div className={styles.bar}>
      <div className={styles.tools}>
        <Button weight="full" type="submit" isDisabled={!isDirty} isPending={isSaving}>
          {common('save')}
        </Button>
        {isDirty && standing === null ? <span className={styles.help}>{t('unsaved')}</span> : null}
      </div>
      <div role="status">
        {standing === 'saved' ? <Notice tone="good">{t('saved')}</Notice> : null}
        {theirs.length > 0 && standing === 'saved'
          ? theirs.map(({ field, who }) => (
              <Notice key={field}>{t('theirs', { who, field: nameOf(field) })}</Notice>
            ))
          : null}
      </div>
      <div role="alert">
        {standing === 'refused' && count > 0 ? <Notice tone="bad">{t('refused', { count })}</Notice> : null}
        {standing === 'contested' && count > 0 ? (
          <Notice tone="attention">{t('contested', { count })}</Notice>
        ) : null}
      </div>
      <Failure outcome={outcome} />
    </div>
  );
}

/** Brings the first field that was refused or is contested before its curator, with the keyboard in it. */
function useFocusOnTrouble() {
  const { standing, problems, conflicts } = useOpenEntry();
  const form = useRef<HTMLFormElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every answer
  useEffect(() => {
    if (standing !== 'refused' && standing !== 'contested') return;
    const wanted = Object.keys(standing === 'refused' ? problems : conflicts).map(entryFieldId);
    const holder = [...(form.current?.querySelectorAll<HTMLElement>('[id^="field-"]') ?? [])].find(({ id }) =>
      wanted.includes(id),
    );
    const field =
      holder?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      holder?.querySelector<HTMLElement>('input, textarea, button');
    field?.focus();
  }, [standing]);
  return form;
}
