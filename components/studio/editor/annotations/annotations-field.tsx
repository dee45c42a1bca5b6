'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useChosenMark } from '@/components/viewer/chosen-mark';
import { type Annotation, annotationField } from '@/lib/annotations/annotation';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { ImageView } from '@/lib/catalogue/views';
import { Button } from '../../controls/button';
import { goToField, useEditor } from '../editor-context';
import styles from '../fields/fields.module.css';
import { AnnotationCard } from './annotation-card';
import { useAnnotations } from './use-annotations';
import { viewedRegion } from './viewed-region';

/** Regions of the photograph with what is said of them, in the order in which visitors see them. */
export function AnnotationsField({ image }: { image: ImageView | null }) {
  const t = useTranslations('studio.editor.annotations');
  const { session, isReadOnly } = useEditor();
  const drawn = useAnnotations();
  const chosen = useChosenMark();
  useEffect(() => {
    if (chosen?.from === 'picture') goToField(annotationField(chosen.id));
  }, [chosen]);
  const [gone, setGone] = useState<{ id: string; annotation: Annotation } | null>(null);
  const put = (id: string, annotation: Annotation | null) =>
    session.set(annotationField(id), annotation as FieldValue);
  const add = () => {
    if (image) put(newId(), annotationOn(image, (drawn.at(-1)?.annotation.order ?? -1) + 1));
  };
  const swap = (at: number, other: number) => {
    const order = drawn.map(({ id }) => id);
    const [moved = ''] = order.splice(at, 1);
    order.splice(other, 0, moved);
    // Numbered anew from the first: two may have been given the same place by two people.
    for (const { id, annotation } of drawn) put(id, { ...annotation, order: order.indexOf(id) });
  };
  const remove = (id: string, annotation: Annotation) => {
    put(id, null);
    setGone({ id, annotation });
  };
  return (
    <div className={styles.holder} data-wide>
      <p className={styles.help}>{t('intro')}</p>
      {image ? null : <p>{t('noScan')}</p>}
      <ol className={styles.cards}>
        {drawn.map(({ id, annotation }, index) => (
          <AnnotationCard
            key={id}
            id={id}
            number={index + 1}
            annotation={annotation}
            image={image}
            onEarlier={index > 0 ? () => swap(index, index - 1) : undefined}
            onLater={index < drawn.length - 1 ? () => swap(index, index + 1) : undefined}
            onRemove={() => remove(id, annotation)}
          />
        ))}
      </ol>
      <div role="status">
        {gone ? (
          <p>
            {t('deleted')}{' '}
            <Button
              weight="quiet"
              onPress={() => {
                put(gone.id, gone.annotation);
                setGone(null);
              }}
            >
              {t('undo')}
            </Button>
          </p>
        ) : null}
      </div>
      {isReadOnly || !image ? null : (
        <div>
          <Button onPress={add}>{t('add')}</Button>
        </div>
      )}
    </div>
  );
}

/** Random, also where a page came over plain HTTP and `crypto.randomUUID` is missing. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}

/** A rectangle of half the height and width of what is looked at, in its middle. */
function annotationOn(image: ImageView, order: number): Annotation {
  const { x, y, width, height } = viewedRegion(image);
  const [across, down] = [Math.max(1, Math.round(width / 2)), Math.max(1, Math.round(height / 2))];
  const shape = {
    type: 'rectangle' as const,
    x: Math.round(x + (width - across) / 2),
    y: Math.round(y + (height - down) / 2),
    width: across,
    height: down,
  };
  const texts = Object.fromEntries(
    LANGUAGES.map((language) => [language, { title: null, comment: null, translation: null }]),
  ) as Record<Language, Annotation['texts'][Language]>;
  const nothing = { transcription: null, placeId: null, dateEdtf: null };
  return { kind: 'detail', scanId: image.scanId, shape, order, texts, ...nothing };
}
