import { useMemo } from 'react';
import type { Mark } from '@/components/viewer/marks-layer';
import { type Annotation, annotationsOf } from '@/lib/annotations/annotation';
import { readShape } from '@/lib/annotations/shape';
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

/** Marks for those that are drawn on this image; the same list as long as nothing of it changes. */
export function useMarksOn(image: ImageView | null): readonly Mark[] {
  const { language } = useEditor();
  const marks = useAnnotations().flatMap(({ id, annotation: { shape, scanId } }, index): Mark[] => {
    // While a number is being typed it may be no shape.
    const isDrawn = scanId === image?.scanId && readShape(shape).ok;
    return isDrawn ? [{ id, shape, number: writeNumber(index + 1, language) }] : [];
  });
  const key = JSON.stringify(marks);
  return useMemo(() => JSON.parse(key) as Mark[], [key]);
}
