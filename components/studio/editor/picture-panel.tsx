'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PhotographViewer } from '@/components/viewer/photograph-viewer';
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
  const { language } = useEditor();
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
            standInMark={<p className={styles.mark}>{t('standInBadge')}</p>}
          />
        ) : (
          <p className={styles.none}>{t('none')}</p>
        )}
      </div>
      {children}
    </section>
  );
}
