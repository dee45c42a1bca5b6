import { useState } from 'react';
import { type Annotation, annotationField, MOST_ANNOTATIONS } from '@/lib/annotations/annotation';
import type { Shape } from '@/lib/annotations/shape';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import type { ImageView } from '@/lib/catalogue/views';
import { useEditor } from '../editor-context';
import { newAnnotation, newAnnotationId } from './new-annotation';
import { useAnnotations } from './use-annotations';

/** What can be done with the annotations of the photograph, from the list and on the picture alike. */
export function useAnnotationChanges() {
  const { session } = useEditor();
  const drawn = useAnnotations();
  const [gone, setGone] = useState<{ id: string; annotation: Annotation } | null>(null);
  const put = (id: string, annotation: Annotation | null) =>
    session.set(annotationField(id), annotation as FieldValue);
  return {
    drawn,
    isFull: drawn.length >= MOST_ANNOTATIONS,
    gone,
    put,
    /** @returns the new one's id */
    add(image: ImageView, shape: Shape): string {
      const id = newAnnotationId();
      put(id, newAnnotation(image.scanId, shape, drawn));
      return id;
    },
    remove(id: string) {
      const annotation = drawn.find((each) => each.id === id)?.annotation;
      if (!annotation) return;
      put(id, null);
      setGone({ id, annotation });
    },
    putBack() {
      if (gone) put(gone.id, gone.annotation);
      setGone(null);
    },
  };
}
