'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '@/components/studio/controls/button';
import { useFailureWords } from '@/components/studio/failure-words';
import { PICTURE_MOST_BYTES, pictureAddress } from '@/lib/site/pictures';
import styles from './document-editor.module.css';
import { useOpenDocument } from './document-session';
import { sendPicture } from './send-picture';

const ACCEPTED = 'image/png,image/jpeg,image/webp,image/tiff';

/** A logo: sent at once, shown as visitors will see it. */
export function LogoField({ path, label }: { path: string; label: string }) {
  const t = useTranslations('studio.site.logo');
  const word = useFailureWords();
  const { session, pictures, keepPicture } = useOpenDocument();
  const picker = useRef<HTMLInputElement>(null);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = session.value(path);
  const picture = typeof id === 'string' ? pictures[id] : undefined;
  const send = async (file: File) => {
    setSending(true);
    setProblem(null);
    const outcome = await sendPicture(file);
    setSending(false);
    if (!outcome.ok) {
      setProblem(word(outcome.failure));
      return;
    }
    keepPicture(outcome.value);
    session.set(path, outcome.value.id);
  };
  return (
    <div data-field={path} className={styles.text}>
      <span id={`${path}-label`}>{label}</span>
      <span className={styles.when}>{t('help', { megabytes: PICTURE_MOST_BYTES / 1_000_000 })}</span>
      {typeof id === 'string' ? (
        <img
          className={styles.logo}
          src={picture?.url ?? pictureAddress(id)}
          width={picture?.width}
          height={picture?.height}
          alt={t('shown')}
        />
      ) : null}
      <fieldset className={styles.tools} aria-labelledby={`${path}-label`}>
        <Button isPending={isSending} onPress={() => picker.current?.click()}>
          {t(typeof id === 'string' ? 'replace' : 'choose')}
        </Button>
        {typeof id === 'string' ? (
          <Button weight="quiet" onPress={() => session.set(path, null)}>
            {t('remove')}
          </Button>
        ) : null}
      </fieldset>
      <input
        ref={picker}
        type="file"
        accept={ACCEPTED}
        hidden
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void send(file);
        }}
      />
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
    </div>
  );
}
