'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { type DraftField, isDraftField, labelField } from '@/lib/catalogue/draft';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import { directionOf, isLanguage } from '@/lib/catalogue/languages';
import type { MetadataProposal } from '@/lib/scans/embedded-metadata';
import type { Choice } from '@/lib/studio/choice-commands';
import { foldText } from '@/lib/text/fold';
import { callStudio } from '../call';
import { Button } from '../controls/button';
import { type Editor, goToField, useEditor } from './editor-context';
import { useFieldName } from './field-words';
import styles from './scan-panel.module.css';

/** What the newest file says of itself, each with its source; nothing is taken over that nobody chose. */
export function FileProposals({ scanId }: { scanId: string | null }) {
  const t = useTranslations('studio.editor.proposals');
  const { id } = useEditor();
  const [proposals, setProposals] = useState<MetadataProposal[] | 'unavailable'>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scan says other things
  useEffect(() => {
    void callStudio('metadata.proposals', { photographId: id }).then((outcome) => {
      if (outcome.ok) setProposals(outcome.value ?? []);
    });
  }, [id, scanId]);
  if (proposals === 'unavailable') return <p className={styles.source}>{t('unavailable')}</p>;
  if (proposals.length === 0) return null;
  return (
    <details>
      <summary className={styles.summary}>{t('title', { count: proposals.length })}</summary>
      <div className={styles.proposals}>
        <p className={styles.source}>{t('lead')}</p>
        {proposals.map((proposal) => (
          <Proposal key={`${proposal.source} ${proposal.field} ${proposal.value}`} proposal={proposal} />
        ))}
      </div>
    </details>
  );
}

function Proposal({ proposal }: { proposal: MetadataProposal }) {
  const t = useTranslations('studio.editor.proposals');
  const editor = useEditor();
  const nameOf = useFieldName();
  const [isTaken, setTaken] = useState(false);
  const { value, source, language } = proposal;
  const target = targetOf(proposal, editor);
  return (
    <div className={styles.proposal}>
      <p className={styles.source}>
        {target ? nameOf(target.field) : null} · <bdi dir="ltr">{source}</bdi>
      </p>
      <p
        className={styles.value}
        lang={language ?? undefined}
        dir={language ? directionOf(language) : 'auto'}
      >
        {value}
      </p>
      {target?.value === undefined ? (
        <p className={styles.source}>{t('notInList')}</p>
      ) : (
        <Button
          weight="quiet"
          aria-label={t('takeNamed', { field: nameOf(target.field) })}
          isDisabled={isTaken}
          onPress={() => {
            if (target.value === undefined) return;
            editor.session.set(target.field, target.value);
            setTaken(true);
            goToField(target.field);
          }}
        >
          {isTaken ? t('taken') : t('take')}
        </Button>
      )}
    </div>
  );
}

interface Target {
  field: DraftField;
  /** Absent where the words are in no list of ours yet. */
  value: FieldValue | undefined;
}

/** Which field a proposal is for, and what it would then hold. */
function targetOf(proposal: MetadataProposal, { choices, session, language: here }: Editor): Target | null {
  const { field, value, language } = proposal;
  if (field === 'title' || field === 'caption' || field === 'description' || field === 'altText') {
    const column = language && isLanguage(language) ? language : here;
    return { field: labelField(column, field), value };
  }
  if (field === 'dateAsWritten') return { field, value: { text: value, lang: language ?? 'und' } };
  if (field === 'rights') return { field: 'rightsAsStated', value };
  if (field === 'maker') {
    const makerId = idOf(choices.makers, value);
    const makers = session.value('makers') as FieldValue[];
    return { field: 'makers', value: makerId && [...makers, { makerId, role: 'photographer' }] };
  }
  if (field === 'place') {
    const placeId = idOf(choices.places, value);
    const places = session.value('placeIds') as FieldValue[];
    return { field: 'placeIds', value: placeId && [...places, placeId] };
  }
  return isDraftField(field) ? { field, value } : null;
}

/** The entry that bears these words as its name, whatever their spelling. */
function idOf(list: readonly Choice[], words: string): string | undefined {
  const sought = foldText(words);
  return list.find(({ names }) => Object.values(names).some((name) => foldText(name) === sought))?.id;
}
