'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { chooseMark, useChosenMark } from '@/components/viewer/chosen-mark';
import { Drawing, type DrawingTool } from '@/components/viewer/drawing/drawing';
import type { Opened } from '@/components/viewer/use-overlays';
import { annotationField } from '@/lib/annotations/annotation';
import type { ShapeProblem } from '@/lib/annotations/shape';
import type { ImageView } from '@/lib/catalogue/views';
import { writeNumber } from '@/lib/text/digits';
import { Button } from '../../controls/button';
import { goToField, useEditor } from '../editor-context';
import styles from './drawing-desk.module.css';
import { usePlaces } from './use-annotations';
import { useAnnotationChanges } from './use-changes';

interface Props {
  opened: Opened;
  image: ImageView;
}

const TOOLS: readonly DrawingTool[] = ['rectangle', 'polygon'];

/** Draws regions on the picture and changes the chosen one. Fetched where somebody may edit. */
export function DrawingDesk({ opened, image }: Props) {
  const t = useTranslations('studio.editor.annotations');
  const { language } = useEditor();
  const [tool, setTool] = useState<DrawingTool | null>(null);
  const [problem, setProblem] = useState<ShapeProblem | null>(null);
  const { drawn, isFull, gone, add, put, remove, putBack } = useAnnotationChanges();
  const chosen = useChosenMark();
  const at = drawn.findIndex(({ id }) => id === chosen?.id);
  const edited = tool ? undefined : drawn[at];
  const placeOf = usePlaces(image);
  const shape = edited ? placeOf(edited.annotation) : null;
  const take = (next: DrawingTool | null) => {
    setTool(next);
    setProblem(null);
    if (next) chooseMark(null);
  };
  const end = () => {
    take(null);
    chooseMark(null);
    opened.stage.focus({ preventScroll: true });
  };
  const dispose = (id: string) => {
    remove(id);
    end();
  };
  return (
    <section className={styles.desk} aria-label={t('drawing.title')}>
      <Drawing
        key={edited?.id ?? tool}
        {...opened}
        image={image}
        language={language}
        words={{ shape: t('drawing.shape'), corner: t.raw('drawing.corner'), finish: t('drawing.finish') }}
        tool={tool}
        shape={shape}
        drawn={(next) => {
          take(null);
          chooseMark({ id: add(image, next), from: 'picture' });
        }}
        changed={(next) => {
          setProblem(null);
          if (edited) put(edited.id, { ...edited.annotation, shape: next, scanId: image.scanId });
        }}
        refused={setProblem}
        removed={() => edited && dispose(edited.id)}
        ended={end}
      />
      <div className={styles.tools}>
        {TOOLS.map((each) => (
          <Button
            key={each}
            aria-pressed={tool === each}
            isDisabled={isFull}
            onPress={() => take(tool === each ? null : each)}
          >
            {t(`drawing.tools.${each}`)}
          </Button>
        ))}
        {edited ? (
          <>
            <Button weight="quiet" onPress={() => goToField(annotationField(edited.id))}>
              {t('drawing.words', { number: writeNumber(at + 1, language) })}
            </Button>
            <Button weight="danger" onPress={() => dispose(edited.id)}>
              {t('delete')}
            </Button>
          </>
        ) : null}
      </div>
      <p className={styles.hint} role="status" data-refused={problem !== null}>
        <Hint {...{ tool, problem, isEdited: shape !== null, isFull }} isGone={gone !== null} />
        {gone && !tool && !edited ? (
          <Button weight="quiet" onPress={putBack}>
            {t('undo')}
          </Button>
        ) : null}
      </p>
    </section>
  );
}

interface HintProps {
  tool: DrawingTool | null;
  problem: ShapeProblem | null;
  isEdited: boolean;
  isGone: boolean;
  isFull: boolean;
}

/** What the hand or the keyboard can do now, or why it could not. */
function Hint({ tool, problem, isEdited, isGone, isFull }: HintProps) {
  const t = useTranslations('studio.editor');
  if (problem) return t(`problems.${problem}`);
  if (tool) return t(`annotations.drawing.hints.${tool}`);
  if (isEdited) return t('annotations.drawing.hints.edit');
  if (isGone) return t('annotations.deleted');
  return isFull ? t('annotations.drawing.hints.full') : null;
}
