import { useCallback, useMemo } from 'react';
import type { Mark } from '@/components/viewer/marks-layer';
import { type Annotation, annotationsOf } from '@/lib/annotations/annotation';
import { moveToScan, readShape, type Shape } from '@/lib/annotations/shape';
import type { ImageView } from '@/lib/catalogue/views';
import { writeNumber } from '@/lib/text/digits';
import { useEditState } from '../../autosave/use-autosave';
import { useEditor } from '../editor-context';

/** The annotations as they stand here, saved or not, in their order. */
export function useAnnotations(): { id: string; annotation: Annotation }[] {
  const { session } = useEditor();
  const saved = useEditState(session, (state) => state.saved);
  const mine = useEditState(session, (state) => state.mine);
  return annotationsOf({ ...saved, ...mine });
}

/** Where regions lie on this image, also those that were drawn on another scan of the same proportions; null where nobody knows. */
export function usePlaces(
  image: ImageView | null,
): (placed: Pick<Annotation, 'shape' | 'scanId'>) => Shape | null {
  const { scanSizes } = useEditor();
  return useCallback(
    ({ scanId, shape }) => {
      // While a number is being typed it may be no shape.
      if (!image || !readShape(shape).ok) return null;
      if (scanId === image.scanId) return shape;
      const from = scanSizes.find(({ id }) => id === scanId);
      return from ? moveToScan(shape, from, { ...image, id: image.scanId }) : null;
    },
    [image, scanSizes],
  );
}

/** Marks for those that have a place on this image; the same list as long as nothing of it changes. */
export function useMarksOn(image: ImageView | null): readonly Mark[] {
  const { language } = useEditor();
  const placeOf = usePlaces(image);
  const marks = useAnnotations().flatMap(({ id, annotation }, index): Mark[] => {
    const shape = placeOf(annotation);
    return shape ? [{ id, shape, number: writeNumber(index + 1, language) }] : [];
  });
  const key = JSON.stringify(marks);
  return useMemo(() => JSON.parse(key) as Mark[], [key]);
}
