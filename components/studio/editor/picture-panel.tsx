'use client';

import { useTranslations } from 'next-intl';
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { PhotographViewer } from '@/components/viewer/photograph-viewer';
import type { Opened } from '@/components/viewer/use-overlays';
import type { ViewerWords } from '@/components/viewer/words';
import { labelField } from '@/lib/catalogue/draft';
import type { ImageView } from '@/lib/catalogue/views';
import { useMarksOn } from './annotations/use-annotations';
import { useEditor, useField } from './editor-context';
import styles from './picture-panel.module.css';

interface Props {
  image: ImageView | null;
  words: ViewerWords;
  /** The scans: their states, and the way to bring another. */
  children?: ReactNode;
}

/** The photograph as a publish would show it, zoomable, beside the form. */
export function PicturePanel({ image, words, children }: Props) {
  const t = useTranslations('studio.editor.scan');
  const { language, isReadOnly } = useEditor();
  const [opened, setOpened] = useState<Opened | null>(null);
  const Desk = useDrawingDesk(opened !== null && !isReadOnly);
  const marks = useMarksOn(image);
  const { value: alt } = useField(labelField(language, 'altText'));
  return (
    <section className={styles.panel} aria-label={t('picture')}>
      <div className={styles.room}>
        {image ? (
          <PhotographViewer
            image={image}
            alt={image.standIn ? t('standIn') : alt || t('noAlt')}
            words={words}
            marks={marks}
            language={language}
            onEdit={setOpened}
            standInMark={<p className={styles.mark}>{t('standInBadge')}</p>}
          />
        ) : (
          <p className={styles.none}>{t('none')}</p>
        )}
      </div>
      {Desk && image && opened && !isReadOnly ? <Desk image={image} opened={opened} /> : null}
      {children}
    </section>
  );
}

type Desk = ComponentType<{ image: ImageView; opened: Opened }>;

/** What draws on the picture, fetched once there is one to draw on; without it, regions can still be set in numbers. */
function useDrawingDesk(isWanted: boolean): Desk | null {
  const [Desk, setDesk] = useState<Desk | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    import('./annotations/drawing-desk').then(
      ({ DrawingDesk }) => setDesk(() => DrawingDesk),
      () => undefined,
    );
  }, [isWanted]);
  return Desk;
}
