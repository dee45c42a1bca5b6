'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { StudioCommands } from '@/lib/studio/commands';
import { callStudio } from '../call';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { Notice } from '../controls/notice';
import { TextField } from '../controls/text-field';
import { useFailureWords } from '../failure-words';
import { useEditor } from './editor-context';
import { useMoment } from './moments';
import styles from './publish-dialog.module.css';

interface Props {
  isOpen: boolean;
  onClose(): void;
}

/** A link by which the draft can be seen as visitors will see it. */
export function PreviewDialog({ isOpen, onClose }: Props) {
  const t = useTranslations('studio.editor.preview');
  return (
    <Dialog title={t('title')} isOpen={isOpen} onClose={onClose}>
      <PreviewLink onClose={onClose} />
    </Dialog>
  );
}

function PreviewLink({ onClose }: { onClose(): void }) {
  const t = useTranslations('studio.editor.preview');
  const common = useTranslations('studio.common');
  const { link, failure } = useLink();
  const moment = useMoment();
  const [isCopied, setCopied] = useState(false);
  const address = link ? new URL(link.address, location.href).href : '';
  const copy = async () => {
    await navigator.clipboard.writeText(address).catch(() => undefined);
    setCopied(true);
  };
  if (failure) return <Notice tone="bad">{failure}</Notice>;
  if (!link) return <p role="status">{t('making')}</p>;
  return (
    <>
      <p>{t('lead', { at: moment(link.expiresAt) })}</p>
      <div className={styles.copy}>
        <TextField label={t('link')} value={address} onChange={() => undefined} lang="en" isReadOnly />
        <Button onPress={copy}>{t('copy')}</Button>
      </div>
      <p role="status">{isCopied ? t('copied') : ''}</p>
      <DialogActions>
        <Button weight="full" onPress={() => window.open(address, '_blank', 'noopener')}>
          {t('open')}
        </Button>
        <Button onPress={onClose}>{common('close')}</Button>
      </DialogActions>
    </>
  );
}

function useLink() {
  const { id, session } = useEditor();
  const words = useFailureWords();
  const [link, setLink] = useState<StudioCommands['photographs.preview']['output'] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one link for one opened dialog
  useEffect(() => {
    void session
      .between(() => callStudio('photographs.preview', { id }))
      .then((outcome) => {
        if (outcome.ok) setLink(outcome.value);
        else setFailure(words(outcome.failure));
      });
  }, [id, session]);
  return { link, failure };
}
