'use client';

import { useTranslations } from 'next-intl';
import { ANNOTATION_KINDS, type Annotation, annotationField } from '@/lib/annotations/annotation';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import type { ImageView } from '@/lib/catalogue/views';
import { writeNumber } from '@/lib/text/digits';
import { Button } from '../../controls/button';
import { Select } from '../../controls/select';
import { useEditor, useField } from '../editor-context';
import { FieldHolder, FieldMarks, useProblem } from '../fields/field-holder';
import styles from '../fields/fields.module.css';
import { KindFields } from './kind-fields';
import { RegionFields } from './region-fields';
import { TextFields } from './text-fields';

interface Props {
  id: string;
  /** As visitors count. */
  number: number;
  annotation: Annotation;
  image: ImageView | null;
  onEarlier?: () => void;
  onLater?: () => void;
  onRemove(): void;
}

/** One annotation: what it is, where it is, and what is said of it. */
export function AnnotationCard({ id, number, annotation, image, onEarlier, onLater, onRemove }: Props) {
  const t = useTranslations('studio.editor.annotations');
  const { isReadOnly, language } = useEditor();
  const field = annotationField(id);
  const { set } = useField(field);
  const problem = useProblem(field);
  const change = (part: Partial<Annotation>) => set({ ...annotation, ...part } as FieldValue);
  const title = annotation.texts[language].title ?? t('untitled');
  return (
    <li className={styles.card}>
      <FieldHolder name={field} isWide>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>
            {writeNumber(number, language)} · {title} <FieldMarks name={field} />
          </legend>
          {problem ? (
            <p className={styles.problem} role="alert">
              {problem}
            </p>
          ) : null}
          <Select
            label={t('kind')}
            options={ANNOTATION_KINDS.map((kind) => ({ id: kind, label: t(`kinds.${kind}`) }))}
            value={annotation.kind}
            onChange={(kind) => change({ kind: kind as Annotation['kind'] })}
            placeholder={t('kind')}
            isDisabled={isReadOnly}
          />
          <RegionFields id={id} placed={annotation} image={image} change={change} />
          <KindFields annotation={annotation} change={change} />
          <TextFields annotation={annotation} change={change} />
          {isReadOnly ? null : (
            <div className={styles.cardButtons}>
              <Button weight="quiet" isDisabled={!onEarlier} onPress={onEarlier}>
                {t('earlier')}
              </Button>
              <Button weight="quiet" isDisabled={!onLater} onPress={onLater}>
                {t('later')}
              </Button>
              <Button weight="danger" onPress={onRemove}>
                {t('delete')}
              </Button>
            </div>
          )}
        </fieldset>
      </FieldHolder>
    </li>
  );
}
