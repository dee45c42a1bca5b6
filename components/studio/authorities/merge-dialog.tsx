'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { callStudio, type Outcome } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import { ComboBox } from '@/components/studio/controls/combo-box';
import { Dialog, DialogActions } from '@/components/studio/controls/dialog';
import { Notice } from '@/components/studio/controls/notice';
import { Failure } from '@/components/studio/lists/failure';
import type { AuthorityKind } from '@/lib/catalogue/authority-draft';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { AuthorityRow, MergePreview } from '@/lib/studio/authority-commands';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import styles from './authorities.module.css';
import { useEntryFieldName, useEntryValue } from './entry-words';

interface Props {
  kind: AuthorityKind;
  row: AuthorityRow;
  /** The list, with the entry itself. */
  rows: readonly AuthorityRow[];
  language: Language;
  onClose(): void;
  /** @param into the entry that stays */
  onDone(into: string): void;
}

/** Which entry this one becomes part of, what that moves, and the answer. */
export function MergeDialog({ kind, row, rows, language, onClose, onDone }: Props) {
  const t = useTranslations('studio.authorities');
  const common = useTranslations('studio.common');
  const [into, setInto] = useState<string | null>(null);
  const [preview, setPreview] = useState<Outcome<MergePreview> | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const choose = async (id: string | null) => {
    setInto(id);
    setPreview(null);
    if (id !== null) setPreview(await callStudio('authorities.previewMerge', { kind, id: row.id, into: id }));
  };
  const merge = async () => {
    if (into === null) return;
    const merged = await callStudio('authorities.merge', { kind, id: row.id, into });
    setOutcome(merged);
    if (merged.ok) onDone(into);
  };
  return (
    <Dialog title={t('merge.title', { name: nameIn(row, language) })} isOpen onClose={onClose}>
      <p>{t('merge.help')}</p>
      <ComboBox
        label={t('merge.into')}
        options={optionsOf(rows, row.id, language)}
        value={into}
        onChange={(id) => void choose(id)}
        empty={t('noMatch')}
        openLabel={t('open')}
        placeholder={t('typeToFind')}
      />
      {preview?.ok ? (
        <Moves kind={kind} preview={preview.value} language={language} />
      ) : (
        <Failure outcome={preview} />
      )}
      <Failure outcome={outcome} />
      <DialogActions>
        <Button weight="danger" onPress={merge} isDisabled={!preview?.ok}>
          {t('merge.confirm')}
        </Button>
        <Button onPress={onClose}>{common('cancel')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Moves({ kind, preview, language }: Pick<Props, 'kind' | 'language'> & { preview: MergePreview }) {
  const t = useTranslations('studio.authorities.merge');
  const nameOf = useEntryFieldName(kind);
  const say = useEntryValue(language);
  const moving = Object.entries(preview.fields).flatMap(([field, value]) => {
    const said = field.startsWith('namesAreOurs.') ? null : say(field, value);
    return said ? [{ field, said }] : [];
  });
  return (
    <Notice isLive>
      <div className={styles.column}>
        <p>{t('photographs', { count: preview.photographs })}</p>
        {moving.length > 0 ? <p>{t('fields')}</p> : null}
        <dl className={styles.moving}>
          {moving.map(({ field, said }) => (
            <div key={field}>
              <dt>{nameOf(field)}</dt>
              <dd>
                <bdi lang={said.lang} dir={directionOf(said.lang)}>
                  {said.text}
                </bdi>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Notice>
  );
}

/** An entry's name for its reader; its address where it has none. */
export function nameIn(row: AuthorityRow, language: Language): string {
  return pickText(row.names, language)?.text ?? row.slug;
}

/** Called by every name, so that each language's finds it. */
function optionsOf(rows: readonly AuthorityRow[], id: string, language: Language) {
  return rows
    .filter((other) => other.id !== id)
    .map((other) => {
      const texts = textsInOrder(other.names, language).map(({ text }) => text);
      return { id: other.id, label: texts.length > 0 ? texts.join(' · ') : other.slug };
    })
    .sort((a, b) => a.label.localeCompare(b.label, language));
}
