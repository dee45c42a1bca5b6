'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useChosenMark } from '@/components/viewer/chosen-mark';
import { annotationField } from '@/lib/annotations/annotation';
import { middleOf } from '@/lib/annotations/edit-shape';
import type { ImageView } from '@/lib/catalogue/views';
import { Button } from '../../controls/button';
import { showField, useEditor } from '../editor-context';
import styles from '../fields/fields.module.css';
import { AnnotationCard } from './annotation-card';
import { useAnnotationChanges } from './use-changes';
import { viewedRegion } from './viewed-region';

/** Regions of the photograph with what is said of them, in the order in which visitors see them. */
export function AnnotationsField({ image }: { image: ImageView | null }) {
  const t = useTranslations('studio.editor.annotations');
  const { isReadOnly } = useEditor();
  const { drawn, isFull, gone, add, put, remove, putBack } = useAnnotationChanges();
  const chosen = useChosenMark();
  useEffect(() => {
    if (chosen?.from === 'picture') showField(annotationField(chosen.id));
  }, [chosen]);
  const swap = (at: number, other: number) => {
    const order = drawn.map(({ id }) => id);
    const [moved = ''] = order.splice(at, 1);
    order.splice(other, 0, moved);
    // Numbered anew from the first: two may have been given the same place by two people.
    for (const { id, annotation } of drawn) put(id, { ...annotation, order: order.indexOf(id) });
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
            onRemove={() => remove(id)}
          />
        ))}
      </ol>
      <div role="status">
        {gone ? (
          <p>
            {t('deleted')}{' '}
            <Button weight="quiet" onPress={putBack}>
              {t('undo')}
            </Button>
          </p>
        ) : null}
      </div>
      {isReadOnly || !image ? null : (
        <div>
          <Button isDisabled={isFull} onPress={() => add(image, middleOf(viewedRegion(image), image))}>
            {t('add')}
          </Button>
        </div>
      )}
    </div>
  );
}
