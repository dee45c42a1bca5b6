'use client';

import { useTranslations } from 'next-intl';
import { chooseMark } from '@/components/viewer/chosen-mark';
import type { Annotation } from '@/lib/annotations/annotation';
import { boundsOf, type Shape } from '@/lib/annotations/shape';
import type { ImageView } from '@/lib/catalogue/views';
import type { Region } from '@/lib/viewport/region';
import { Button } from '../../controls/button';
import { NumberField } from '../../controls/number-field';
import { useEditor } from '../editor-context';
import styles from '../fields/fields.module.css';
import { usePlaces } from './use-annotations';
import { viewedRegion } from './viewed-region';

type Placed = Pick<Annotation, 'shape' | 'scanId'>;

interface Props {
  /** Of the annotation, where it is one. */
  id?: string;
  placed: Placed;
  image: ImageView | null;
  change(placed: Placed): void;
  /** What of a view is taken; without it, all. */
  within?(view: Region): Region;
}

const PARTS = ['x', 'y', 'width', 'height'] as const;

/** Where it is: taken from the zoom, or typed. What was drawn on another scan is set anew on the present one. */
export function RegionFields({ id, placed, image, change, within = (view) => view }: Props) {
  const t = useTranslations('studio.editor.annotations');
  const { isReadOnly } = useEditor();
  const { scanId } = placed;
  const place = usePlaces(image);
  // A rectangle that was measured is of its own scan alone.
  const here = id ? place(placed) : null;
  const shape = here ?? placed.shape;
  const setShape = (next: Shape) => change({ shape: next, scanId: image?.scanId ?? scanId });
  const asRectangle = (region: Region) => setShape({ type: 'rectangle', ...region });
  // An emptied field is no number yet; the whole is refused with words until it is one.
  const setPart = (part: (typeof PARTS)[number], value: number | null) =>
    setShape({ ...(shape as Extract<Shape, { type: 'rectangle' }>), [part]: value });
  return (
    <div className={styles.group}>
      <p className={styles.help}>{t('region')}</p>
      {image && image.scanId !== scanId && !here ? <p className={styles.problem}>{t('review')}</p> : null}
      {shape.type === 'rectangle' ? (
        <div className={styles.row}>
          {PARTS.map((part) => (
            <NumberField
              key={part}
              label={t(part)}
              value={shape[part]}
              onChange={(value) => setPart(part, value)}
              isDisabled={isReadOnly}
              isIdentifier
            />
          ))}
        </div>
      ) : (
        <p>{t('outline', { count: shape.points.length })}</p>
      )}
      {isReadOnly || !image ? null : (
        <div className={styles.cardButtons}>
          {here && id ? (
            <Button onPress={() => chooseMark({ id, from: 'list' })}>{t('drawing.show')}</Button>
          ) : null}
          <Button onPress={() => asRectangle(within(viewedRegion(image)))}>{t('takeView')}</Button>
          {shape.type === 'polygon' ? (
            <Button onPress={() => asRectangle(boundsOf(shape))}>{t('toRectangle')}</Button>
          ) : null}
        </div>
      )}
    </div>
  );
}
