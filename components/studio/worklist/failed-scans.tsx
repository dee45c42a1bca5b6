'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { callStudio, type Outcome } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import { Failure } from '@/components/studio/lists/failure';
import { Titles } from '@/components/studio/lists/titles';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { ERROR_CODES } from '@/lib/errors';
import type { FailedScanView } from '@/lib/studio/list-views';
import styles from './worklist.module.css';

interface Props {
  scans: readonly FailedScanView[];
  language: Language;
}

/** Scans that could not be built: why, and once more. */
export function FailedScans({ scans, language }: Props) {
  const t = useTranslations('studio.lists.worklist');
  if (scans.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('failedScans')}</h2>
      <ul className={styles.rows}>
        {scans.map((scan) => (
          <FailedScan key={scan.scanId} scan={scan} language={language} />
        ))}
      </ul>
    </section>
  );
}

function FailedScan({ scan, language }: { scan: FailedScanView; language: Language }) {
  const t = useTranslations('studio.lists');
  const say = useTranslations('errors');
  const router = useRouter();
  const [outcome, setOutcome] = useState<Outcome<null> | null>(null);
  const [isAsking, setAsking] = useState(false);
  const code = ERROR_CODES.find((known) => known === scan.failure?.code);
  const retry = async () => {
    setAsking(true);
    const answer = await callStudio('scans.retry', { scanId: scan.scanId });
    setAsking(false);
    setOutcome(answer);
    if (answer.ok) router.refresh();
  };
  return (
    <li className={styles.failed}>
      <div>
        <Link
          className={styles.name}
          href={pageAddress(language, `/studio/photographs/${scan.photographId}`)}
          prefetch={false}
        >
          <Titles titles={scan.titles} language={language} fallback={t('untitled')} />
        </Link>
        {scan.fileName ? <bdi className={styles.soft}>{scan.fileName}</bdi> : null}
      </div>
      <p className={styles.reason}>
        {code ? say(code, scan.failure?.detail ?? {}) : t('worklist.unknownFailure')}
      </p>
      {outcome?.ok ? (
        <p role="status">{t('worklist.retried')}</p>
      ) : (
        <Button onPress={retry} isPending={isAsking}>
          {t('worklist.retry')}
        </Button>
      )}
      <Failure outcome={outcome} />
    </li>
  );
}
