'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import type { UploadList } from '@/lib/studio/upload-commands';
import { callStudio } from '../call';
import { CheckBox } from '../controls/check-box';
import { DropArea } from './drop-area';
import { RefusedFiles } from './refused-files';
import styles from './upload.module.css';
import { UploadRow } from './upload-row';
import { useUploads } from './use-uploads';

interface Props {
  photographId: string;
  language: Language;
  /** Visitors see a scan of it now: a curator may choose that the new one takes its place. */
  offersReplacing: boolean;
  /** A new scan of it has come, or has become READY. */
  onChange?(): void;
}

/** Adds a scan to a photograph, or replaces its scan; older ones stay in its history. */
export function UploadToPhotograph(props: Props) {
  const [initial, setInitial] = useState<UploadList | null>(null);
  useEffect(() => {
    void callStudio('uploads.list', {}).then((outcome) => {
      if (outcome.ok) setInitial(outcome.value);
    });
  }, []);
  return initial ? <Loaded {...props} initial={initial} /> : null;
}

function Loaded({
  photographId,
  language,
  offersReplacing,
  onChange,
  initial,
}: Props & { initial: UploadList }) {
  const t = useTranslations('studio.upload');
  const uploads = useUploads(initial, photographId);
  const [showWhenReady, setShowWhenReady] = useState(true);
  const state = uploads.lines.map(({ upload }) => `${upload?.scan?.id}${upload?.scan?.state}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when a scan comes or changes its state, and only then
  useEffect(() => onChange?.(), [state]);
  return (
    <div className={styles.compact}>
      {offersReplacing ? (
        <CheckBox isSelected={showWhenReady} onChange={setShowWhenReady}>
          {t('showWhenReady')}
        </CheckBox>
      ) : null}
      <DropArea
        limits={uploads.limits}
        allowsMultiple={false}
        onFiles={(files) =>
          void uploads.send(files, { photographId, showWhenReady: offersReplacing && showWhenReady })
        }
      />
      <RefusedFiles files={uploads.refused} />
      {uploads.lines.length > 0 ? (
        <ul className={styles.list} aria-label={t('list')}>
          {uploads.lines.map((line) => (
            <UploadRow key={line.key} line={line} uploads={uploads} language={language} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}
