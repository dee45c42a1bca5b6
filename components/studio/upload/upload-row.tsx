'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { ProgressBar } from 'react-aria-components';
import { languageProps } from '@/components/ui/said';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { Button } from '../controls/button';
import { Pill } from '../controls/pill';
import { useFailureWords } from '../failure-words';
import { useSizeWords } from './size-words';
import { STEPS, stageOf, toneOf } from './stages';
import styles from './upload.module.css';
import type { UploadLine, Uploads } from './use-uploads';

interface Props {
  line: UploadLine;
  uploads: Uploads;
  language: Language;
}

/** One file: how far it is, what comes next, and what can be done about it. */
export function UploadRow({ line, uploads, language }: Props) {
  const t = useTranslations('studio.upload');
  const say = useFailureWords();
  const { sending, upload } = line;
  const stage = stageOf(line);
  const name = sending?.name ?? upload?.name ?? '';
  const failure = sending?.failure ?? upload?.failure ?? upload?.scan?.failure ?? null;
  const preview = upload?.scan?.previews[0];
  return (
    <li className={styles.row}>
      <div className={styles.picture}>
        {preview ? <img src={preview.address} width={preview.width} height={preview.height} alt="" /> : null}
      </div>
      <div className={styles.about}>
        <p className={styles.name}>
          <bdi>{name}</bdi>
        </p>
        <p className={styles.state}>
          <Pill tone={toneOf(stage)}>{t(`stages.${stage}`)}</Pill> <Amount line={line} />
        </p>
        {stage in STEPS ? <Steps at={STEPS[stage] ?? 0} /> : null}
        <Progress line={line} name={name} />
        {failure ? <p className={styles.failure}>{say(failure)}</p> : null}
        {stage === 'left' ? <p className={styles.hint}>{t('chooseAgain')}</p> : null}
        {upload?.isRepeat ? <Whereabouts line={line} language={language} /> : null}
      </div>
      <Actions line={line} uploads={uploads} language={language} name={name} />
    </li>
  );
}

function Steps({ at }: { at: number }) {
  const t = useTranslations('studio.upload.steps');
  return (
    <ol className={styles.steps}>
      {(['arriving', 'checking', 'pictures', 'zoom', 'ready'] as const).map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
          {t(step)}
        </li>
      ))}
    </ol>
  );
}

function Amount({ line: { sending, upload } }: { line: UploadLine }) {
  const t = useTranslations('studio.upload');
  const size = useSizeWords();
  const format = useFormatter();
  const bytes = sending?.bytes ?? upload?.bytes ?? 0;
  const came = sending ? sending.sent : (upload?.arrived ?? 0);
  const isArriving = sending ? sending.phase !== 'sent' : upload?.state === 'ARRIVING';
  if (!isArriving) return <span className={styles.amount}>{size(bytes)}</span>;
  const speed = sending?.phase === 'sending' ? sending.speed : null;
  const seconds = speed ? Math.ceil((bytes - came) / speed) : null;
  return (
    <span className={styles.amount}>
      {t('amount', { came: size(came), all: size(bytes) })}
      {speed ? ` · ${t('speed', { amount: size(speed) })}` : ''}
      {seconds !== null
        ? ` · ${seconds < 60 ? t('secondsLeft', { seconds }) : t('minutesLeft', { minutes: format.number(Math.ceil(seconds / 60)) })}`
        : ''}
    </span>
  );
}

function Progress({ line: { sending, upload }, name }: { line: UploadLine; name: string }) {
  const t = useTranslations('studio.upload');
  const isSent = sending ? sending.phase === 'sent' : upload?.state !== 'ARRIVING';
  const scan = upload?.scan;
  const isBuilding = isSent && (scan?.state === 'BUILDING' || scan?.state === 'WAITING');
  if (isSent && !isBuilding) return null;
  const bytes = sending?.bytes ?? upload?.bytes ?? 1;
  const share = isBuilding ? scan.progress : ((sending?.sent ?? upload?.arrived ?? 0) / bytes) * 100;
  return (
    <ProgressBar
      className={styles.bar}
      value={share}
      aria-label={t(isBuilding ? 'buildingOf' : 'sendingOf', { name })}
    >
      {({ percentage = 0 }) => <span className={styles.fill} style={{ inlineSize: `${percentage}%` }} />}
    </ProgressBar>
  );
}

/** Where the same bytes are already. */
function Whereabouts({ line: { upload }, language }: Pick<Props, 'line' | 'language'>) {
  const t = useTranslations('studio.upload');
  const photograph = upload?.photograph;
  const title = photograph?.title;
  if (photograph?.isInTrash) return <p className={styles.hint}>{t('repeatInTrash')}</p>;
  if (!photograph || (!photograph.mayOpen && !title))
    return <p className={styles.hint}>{t('repeatElsewhere')}</p>;
  return (
    <p className={styles.hint}>
      {t('repeatAt')}{' '}
      {title ? <bdi {...languageProps(title.language, language)}>{title.text}</bdi> : t('untitled')}
    </p>
  );
}

/** One button for both, so that the keyboard stays on it; a file that waits for its line can be hurried as well. */
function PauseAndGoOn({ line, uploads, name }: Pick<Props, 'line' | 'uploads'> & { name: string }) {
  const t = useTranslations('studio.upload');
  const phase = line.sending?.phase;
  const rests = phase === 'paused' || phase === 'failed';
  const goOn = () => uploads.resume(line);
  return (
    <>
      <Button
        weight="quiet"
        aria-label={t(rests ? 'resumeOf' : 'pauseOf', { name })}
        onPress={rests ? goOn : () => uploads.pause(line)}
      >
        {t(phase === 'failed' ? 'retry' : rests ? 'resume' : 'pause')}
      </Button>
      {phase === 'waiting' ? (
        <Button weight="quiet" aria-label={t('resumeOf', { name })} onPress={goOn}>
          {t('resume')}
        </Button>
      ) : null}
    </>
  );
}

function Actions({ line, uploads, language, name }: Props & { name: string }) {
  const t = useTranslations('studio.upload');
  const { sending, upload } = line;
  const phase = sending?.phase;
  const isOurs = phase !== undefined && phase !== 'sent';
  const isLeft = !isOurs && upload?.state === 'ARRIVING';
  const photograph = upload?.state === 'RECEIVED' && upload.photograph?.mayOpen ? upload.photograph : null;
  const scan = upload?.scan;
  return (
    <div className={styles.actions}>
      {isOurs ? <PauseAndGoOn line={line} uploads={uploads} name={name} /> : null}
      {isOurs || isLeft ? (
        <Button weight="quiet" aria-label={t('cancelOf', { name })} onPress={() => uploads.cancel(line)}>
          {t('cancel')}
        </Button>
      ) : null}
      {scan?.state === 'FAILED' ? (
        <Button weight="quiet" aria-label={t('retryOf', { name })} onPress={() => uploads.retryScan(scan.id)}>
          {t('retry')}
        </Button>
      ) : null}
      {photograph ? (
        <Link
          className={styles.link}
          href={pageAddress(language, `/studio/photographs/${photograph.id}`)}
          prefetch={false}
          aria-label={t('openOf', { name })}
        >
          {t('open')}
        </Link>
      ) : null}
    </div>
  );
}
