'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Annotation } from '@/lib/annotations/annotation';
import { ComboBox } from '../../controls/combo-box';
import { EdtfField } from '../../controls/edtf-field';
import { Select } from '../../controls/select';
import { TextField } from '../../controls/text-field';
import { useEditor } from '../editor-context';
import { useOptions } from '../fields/choice-field';
import styles from '../fields/fields.module.css';
import { WRITTEN_IN } from '../fields/written-in';

interface Props {
  annotation: Annotation;
  change(part: Partial<Annotation>): void;
}

/** What only one kind has: an inscription its transcription, a landmark its place, evidence its date. */
export function KindFields({ annotation, change }: Props) {
  const t = useTranslations('studio.editor');
  const { isReadOnly, language, dates, choices } = useEditor();
  const { kind, placeId, dateEdtf } = annotation;
  const places = useOptions(choices.places, placeId === null ? [] : [placeId]);
  if (kind === 'inscription') return <Transcription annotation={annotation} change={change} />;
  if (kind === 'dating-evidence') {
    return (
      <EdtfField
        label={t('annotations.date')}
        help={t('help.dateEdtf')}
        value={dateEdtf}
        onChange={(next) => change({ dateEdtf: next })}
        language={language}
        dates={dates}
        isDisabled={isReadOnly}
      />
    );
  }
  if (kind !== 'landmark') return null;
  return (
    <ComboBox
      label={t('annotations.place')}
      options={places}
      value={placeId}
      onChange={(next) => change({ placeId: next })}
      empty={t('list.noMatch')}
      openLabel={t('annotations.place')}
      placeholder={t('annotations.noPlace')}
      isDisabled={isReadOnly}
    />
  );
}

function Transcription({ annotation: { transcription }, change }: Props) {
  const t = useTranslations('studio.editor');
  const { isReadOnly } = useEditor();
  // Chosen before anything is written, a language is no value yet.
  const [chosen, setChosen] = useState(transcription?.lang ?? 'ar');
  const lang = transcription?.lang ?? chosen;
  return (
    <div className={styles.written}>
      <TextField
        label={t('annotations.transcription')}
        value={transcription?.text ?? ''}
        onChange={(text) => change({ transcription: text === '' ? null : { text, lang } })}
        lang={lang}
        rows={2}
        isDisabled={isReadOnly}
      />
      <Select
        label={t('annotations.transcriptionLanguage')}
        options={WRITTEN_IN.map((id) => ({ id, label: t(`written.in.${id}`) }))}
        value={lang}
        onChange={(next) => {
          setChosen(next);
          if (transcription) change({ transcription: { ...transcription, lang: next } });
        }}
        placeholder={t('annotations.transcriptionLanguage')}
        isDisabled={isReadOnly}
      />
    </div>
  );
}
