'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { isAnnotationField } from '@/lib/annotations/annotation';
import type { DraftField } from '@/lib/catalogue/draft';
import type { ImageView } from '@/lib/catalogue/views';
import { useEditState } from '../autosave/use-autosave';
import { AnnotationsField } from './annotations/annotations-field';
import { useEditor } from './editor-context';
import styles from './field-groups.module.css';
import { ChoiceField } from './fields/choice-field';
import { CommunitiesField } from './fields/communities-field';
import { DateField } from './fields/date-field';
import { DimensionsField } from './fields/dimensions-field';
import { EvidenceField } from './fields/evidence-field';
import { FactText } from './fields/fact-text';
import { IdList } from './fields/id-list';
import { MakersField } from './fields/makers-field';
import { MeasuredField } from './fields/measured-field';
import { RightsField } from './fields/rights-field';
import { ViewpointField } from './fields/viewpoint-field';
import { WrittenText } from './fields/written-text';
import { TextPairs } from './text-pairs';

/** Which field stands in which part of the form; every text of the label stands in the first. */
const GROUPS = {
  texts: [],
  annotations: [],
  making: ['makers', 'dateEdtf', 'dateAsWritten', 'sourceTitle'],
  object: ['techniqueId', 'technique', 'dimensions', 'measured', 'dimensionsAsWritten'],
  subject: ['placeIds', 'viewpoint', 'communities'],
  exhibition: ['sectionId', 'secondarySectionIds', 'slug'],
  source: [
    'holderId',
    'inventoryNumber',
    'sourceUrl',
    'fileUrl',
    'evidence',
    'seenIn',
    'rightsId',
    'rightsAsStated',
    'creditLine',
  ],
  internal: ['internalNotes', 'caveats'],
} as const satisfies Record<string, readonly DraftField[]>;

export type FieldGroup = keyof typeof GROUPS;

export const FIELD_GROUPS = Object.keys(GROUPS) as FieldGroup[];

function groupId(group: FieldGroup): string {
  return `group-${group}`;
}

function isOf(group: FieldGroup, field: string): boolean {
  if (group === 'annotations') return isAnnotationField(field);
  return group === 'texts'
    ? field.startsWith('labels.')
    : (GROUPS[group] as readonly string[]).includes(field);
}

/** The whole form. */
export function FieldGroups({ image }: { image: ImageView | null }) {
  return (
    <div className={styles.groups}>
      <Group name="texts">
        <TextPairs />
      </Group>
      <Group name="annotations">
        <AnnotationsField image={image} />
      </Group>
      <Group name="making">
        <MakersField />
        <DateField />
        <WrittenText name="dateAsWritten" />
        <WrittenText name="sourceTitle" />
      </Group>
      <Group name="object">
        <ChoiceField name="techniqueId" />
        <WrittenText name="technique" />
        <DimensionsField />
        <MeasuredField image={image} />
        <FactText name="dimensionsAsWritten" lang="en" />
      </Group>
      <Group name="subject">
        <IdList name="placeIds" />
        <ViewpointField />
        <CommunitiesField />
      </Group>
      <Group name="exhibition">
        <ChoiceField name="sectionId" />
        <FactText name="slug" lang="en" />
        <IdList name="secondarySectionIds" />
      </Group>
      <Group name="source">
        <ChoiceField name="holderId" />
        <FactText name="inventoryNumber" lang="en" />
        <FactText name="sourceUrl" lang="en" type="url" />
        <FactText name="fileUrl" lang="en" type="url" />
        <RightsField />
        <FactText name="rightsAsStated" lang="en" rows={2} />
        <FactText name="creditLine" lang="en" />
        <EvidenceField />
        <FactText name="seenIn" lang="en" />
      </Group>
      <Group name="internal">
        <FactText name="internalNotes" rows={3} />
        <FactText name="caveats" rows={3} />
      </Group>
    </div>
  );
}

function Group({ name, children }: { name: FieldGroup; children: ReactNode }) {
  const t = useTranslations('studio.editor.groups');
  return (
    <section id={groupId(name)} className={styles.group} aria-labelledby={`${groupId(name)}-title`}>
      <h2 id={`${groupId(name)}-title`} className={styles.title}>
        {t(name)}
      </h2>
      <div className={styles.fields}>{children}</div>
    </section>
  );
}

/** The way to each part of the form, with what is to mend in it. */
export function FieldIndex() {
  const t = useTranslations('studio.editor.groups');
  const { session } = useEditor();
  const troubled = useEditState(session, ({ problems, conflicts }) =>
    [...Object.keys(problems), ...Object.keys(conflicts)].join(' '),
  ).split(' ');
  return (
    <nav className={styles.index} aria-label={t('label')}>
      <ul>
        {FIELD_GROUPS.map((group) => {
          const count = troubled.filter((field) => field !== '' && isOf(group, field)).length;
          return (
            <li key={group}>
              <a href={`#${groupId(group)}`}>{t(group)}</a>
              {count > 0 ? <span className={styles.count}>{t('problems', { count })}</span> : null}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
