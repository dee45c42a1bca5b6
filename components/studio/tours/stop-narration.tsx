'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { Language } from '@/lib/catalogue/languages';
import {
  CAPTIONS_MOST_BYTES,
  NARRATION_MOST_BYTES,
  NARRATION_TYPES,
  type TourMediaView,
} from '@/lib/tours/media';
import { useArrangement } from '../arrangements/arrangement-session';
import { callStudio, type Outcome, sendFile } from '../call';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { useFailureWords } from '../failure-words';
import { useStopText, useTourMaterial } from './tour-session';
import styles from './tours.module.css';

interface Props {
  stopId: string;
  language: Language;
}

/** The recorded voice of a stop in one language, and its captions. */
export function StopNarration({ stopId, language }: Props) {
  const t = useTranslations('studio.tours.narration');
  const languageName = useTranslations('studio.common.language');
  const { isReadOnly } = useArrangement();
  const { media } = useTourMaterial();
  const { text, change } = useStopText(stopId, language);
  const { isBusy, problem, bring } = useBringing();
  const audio = text.narrationId === null ? null : media[text.narrationId];
  const captions = text.captionsId === null ? null : media[text.captionsId];
  const hasVoice = text.narrationId !== null;
  if (isReadOnly && !hasVoice) return null;
  const takeVoice = (file: File) => bring('narration', file, ({ id }) => change({ narrationId: id }));
  const takeCaptions = (file: File) => bring('captions', file, ({ id }) => change({ captionsId: id }));
  return (
    <details className={styles.narration} open={hasVoice}>
      <summary className={styles.summary}>{t('title', { language: languageName(language) })}</summary>
      <div className={styles.narrationParts}>
        {audio ? <Voice audio={audio} captions={captions ?? null} language={language} /> : null}
        {captions ? (
          <p>
            {t('captions')} <bdi>{captions.name}</bdi>
          </p>
        ) : null}
        {isReadOnly ? null : (
          <div className={styles.tools}>
            <FilePress accept={Object.keys(NARRATION_TYPES)} isBusy={isBusy} onFile={takeVoice}>
              {t(hasVoice ? 'replace' : 'add')}
            </FilePress>
            {hasVoice ? (
              <>
                <Button weight="quiet" onPress={() => change({ narrationId: null, captionsId: null })}>
                  {t('remove')}
                </Button>
                <FilePress accept={['.vtt', 'text/vtt']} isBusy={isBusy} onFile={takeCaptions}>
                  {t(captions ? 'replaceCaptions' : 'addCaptions')}
                </FilePress>
              </>
            ) : null}
            {captions ? (
              <Button weight="quiet" onPress={() => change({ captionsId: null })}>
                {t('removeCaptions')}
              </Button>
            ) : null}
          </div>
        )}
        <p className={styles.help}>{t(hasVoice ? 'captionsHelp' : 'help')}</p>
        {problem ? (
          <Notice tone="bad" isLive>
            {problem}
          </Notice>
        ) : null}
      </div>
    </details>
  );
}

interface VoiceProps {
  audio: TourMediaView;
  captions: TourMediaView | null;
  language: Language;
}

function Voice({ audio, captions, language }: VoiceProps) {
  const t = useTranslations('studio.tours.narration');
  return (
    <>
      <p>
        <bdi>{audio.name}</bdi>
      </p>
      {/* biome-ignore lint/a11y/useMediaCaption: they are given where a curator has brought them */}
      <audio className={styles.audio} controls preload="none" src={audio.url} aria-label={t('listen')}>
        {captions ? <track kind="captions" src={captions.url} srcLang={language} default /> : null}
      </audio>
    </>
  );
}

interface FilePressProps {
  accept: string[];
  isBusy: boolean;
  onFile(file: File): void;
  children: string;
}

function FilePress({ accept, isBusy, onFile, children }: FilePressProps) {
  return (
    <FileTrigger
      acceptedFileTypes={accept}
      onSelect={(files) => {
        const file = files?.[0];
        if (file) onFile(file);
      }}
    >
      <Button isPending={isBusy}>{children}</Button>
    </FileTrigger>
  );
}

/** Sends a file, and says why where it is refused. */
function useBringing() {
  const t = useTranslations('studio.tours.narration');
  const { id, session } = useArrangement();
  const { addMedia } = useTourMaterial();
  const words = useFailureWords();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (kind: TourMediaView['kind'], file: File): Promise<Outcome<TourMediaView>> => {
    if (kind === 'narration') return sendFile('/api/narrations', file, { 'X-Tour': id });
    return callStudio('tours.captions', { id, name: file.name.slice(0, 200), text: await file.text() });
  };
  const bring = async (
    kind: TourMediaView['kind'],
    file: File,
    take: (media: TourMediaView) => void,
  ): Promise<void> => {
    const most = kind === 'narration' ? NARRATION_MOST_BYTES : CAPTIONS_MOST_BYTES;
    if (file.size > most) return setProblem(t('tooLarge', { megabytes: most / 1_000_000 }));
    setBusy(true);
    setProblem(null);
    const outcome = await session.between(() => send(kind, file));
    setBusy(false);
    if (!outcome.ok) return setProblem(words(outcome.failure));
    addMedia(outcome.value);
    take(outcome.value);
  };
  return { isBusy, problem, bring };
}
