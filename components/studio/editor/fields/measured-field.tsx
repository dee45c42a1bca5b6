'use client';

import { useTranslations } from 'next-intl';
import { readShape, type Shape } from '@/lib/annotations/shape';
import type { PhotographDraft } from '@/lib/catalogue/draft';
import type { ImageView } from '@/lib/catalogue/views';
import { type PrintScale, printScale, regionOfProportions } from '@/lib/scale/print-scale';
import { Button } from '../../controls/button';
import { RegionFields } from '../annotations/region-fields';
import { viewedRegion } from '../annotations/viewed-region';
import { useEditor, useField } from '../editor-context';
import { FieldHolder, FieldMarks, useProblem } from './field-holder';
import styles from './fields.module.css';

/** Where on the scan the rectangle lies that the dimensions are of, and what scale comes of it. */
export function MeasuredField({ image }: { image: ImageView | null }) {
  const t = useTranslations('studio.editor');
  const { isReadOnly } = useEditor();
  const { value, set } = useField('measured');
  const dimensions = useField('dimensions').value;
  const problem = useProblem('measured');
  if (!image || image.standIn || !isWhole(dimensions)) return null;
  const within = (view: ReturnType<typeof viewedRegion>) => regionOfProportions(dimensions, view);
  const put = (scanId: string, shape: Shape) => set(shape.type === 'rectangle' ? { scanId, shape } : null);
  const begin = () => put(image.scanId, { type: 'rectangle', ...within(viewedRegion(image)) });
  return (
    <FieldHolder name="measured" isWide>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>
          {t('fields.measured')} <FieldMarks name="measured" />
        </legend>
        <p className={styles.help}>{t('help.measured')}</p>
        {problem ? (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        ) : null}
        {value ? (
          <RegionFields
            placed={value}
            image={image}
            within={within}
            change={({ scanId, shape }) => put(scanId, shape)}
          />
        ) : null}
        {/* On another scan the region's own fields say that it has to be set anew. */}
        {value && value.scanId !== image.scanId ? null : (
          <Outcome dimensions={dimensions} measured={value} image={image} />
        )}
        {isReadOnly ? null : (
          <div className={styles.cardButtons}>
            {value ? (
              <Button weight="quiet" onPress={() => set(null)}>
                {t('measured.whole')}
              </Button>
            ) : (
              <Button onPress={begin}>{t('measured.part')}</Button>
            )}
          </div>
        )}
      </fieldset>
    </FieldHolder>
  );
}

/** While it is being typed, one of the numbers may be missing. */
function isWhole(
  dimensions: PhotographDraft['dimensions'],
): dimensions is NonNullable<PhotographDraft['dimensions']> {
  return dimensions !== null && dimensions.widthCm > 0 && dimensions.heightCm > 0;
}

interface OutcomeProps {
  dimensions: NonNullable<PhotographDraft['dimensions']>;
  /** On this image; null: all of it. */
  measured: PhotographDraft['measured'];
  image: ImageView;
}

function Outcome({ dimensions, measured, image }: OutcomeProps) {
  const t = useTranslations('studio.editor.measured');
  const scan = { ...image, id: image.scanId };
  // As it is typed it may be no rectangle yet.
  if (measured && !readShape(measured.shape).ok) return null;
  const scale = printScale(dimensions, measured && { scan, region: measured.shape }, scan);
  return <p role="status">{said(scale, t)}</p>;
}

const CM_PER_INCH = 2.54;

function said(scale: PrintScale, t: ReturnType<typeof useTranslations<'studio.editor.measured'>>): string {
  if (!scale.ok) return t(`problems.${scale.problem}`);
  return t('scale', {
    perCm: Math.round(scale.pixelsPerCm),
    perInch: Math.round(scale.pixelsPerCm * CM_PER_INCH),
  });
}
