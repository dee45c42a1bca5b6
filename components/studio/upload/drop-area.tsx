'use client';

import { useTranslations } from 'next-intl';
import { DropZone, FileTrigger, isFileDropItem, Text } from 'react-aria-components';
import { Button } from '../controls/button';
import { ACCEPTED_TYPES } from './accepted-files';
import { useSizeWords } from './size-words';
import styles from './upload.module.css';
import type { Uploads } from './use-uploads';

interface Props {
  limits: Uploads['limits'];
  onFiles(files: File[]): void;
  allowsMultiple?: boolean;
}

/** Where files are dropped or chosen; the limits are said before anything is sent. */
export function DropArea({ limits, onFiles, allowsMultiple = true }: Props) {
  const t = useTranslations('studio.upload');
  const size = useSizeWords();
  return (
    <DropZone
      className={styles.drop}
      onDrop={async ({ items }) => {
        const files = await Promise.all(items.filter(isFileDropItem).map((item) => item.getFile()));
        onFiles(allowsMultiple ? files : files.slice(0, 1));
      }}
    >
      <Text slot="label" className={styles.dropLabel}>
        {t(allowsMultiple ? 'drop' : 'dropOne')}
      </Text>
      <FileTrigger
        acceptedFileTypes={ACCEPTED_TYPES}
        allowsMultiple={allowsMultiple}
        onSelect={(files) => onFiles([...(files ?? [])])}
      >
        <Button weight="full">{t(allowsMultiple ? 'choose' : 'chooseOne')}</Button>
      </FileTrigger>
      <p className={styles.limits}>
        {t('limits', { one: size(limits.oneFile), left: size(Math.max(0, limits.together - limits.used)) })}
      </p>
    </DropZone>
  );
}
