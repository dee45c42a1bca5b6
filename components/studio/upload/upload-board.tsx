'use client';

import { useTranslations } from 'next-intl';
import type { Language } from '@/lib/catalogue/languages';
import type { UploadList } from '@/lib/studio/upload-commands';
import { EmptyState } from '../controls/empty-state';
import { DropArea } from './drop-area';
import { RefusedFiles } from './refused-files';
import { stageOf } from './stages';
import styles from './upload.module.css';
import { UploadRow } from './upload-row';
import { useUploads } from './use-uploads';

/** Files on their way in: each new one becomes a draft of its own. */
export function UploadBoard({ initial, language }: { initial: UploadList; language: Language }) {
  const t = useTranslations('studio.upload');
  const uploads = useUploads(initial);
  const { lines, refused, limits } = uploads;
  const count = (of: readonly string[]) => lines.filter((line) => of.includes(stageOf(line))).length;
  return (
    <>
      <DropArea limits={limits} onFiles={(files) => void uploads.send(files)} />
      <RefusedFiles files={refused} />
      <p role="status" className={styles.summary}>
        {lines.length > 0
          ? t('summary', {
              moving: count(['queued', 'sending', 'waiting', 'checking', 'pictures', 'zoom']),
              ready: count(['ready']),
            })
          : ''}
      </p>
      {lines.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <ul className={styles.list} aria-label={t('list')}>
          {lines.map((line) => (
            <UploadRow key={line.key} line={line} uploads={uploads} language={language} />
          ))}
        </ul>
      )}
    </>
  );
}
