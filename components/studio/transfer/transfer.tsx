'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { FileTrigger } from 'react-aria-components';
import { Button } from '@/components/studio/controls/button';
import { Notice } from '@/components/studio/controls/notice';
import { Failure } from '@/components/studio/lists/failure';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { TABLE_COLUMNS } from '@/lib/catalogue/table-columns';
import type { BatchView } from '@/lib/studio/batch-commands';
import buttonStyles from '../controls/button.module.css';
import { IiifImport } from './iiif-import';
import { ImportReport } from './import-report';
import { ProgressLine } from './progress-line';
import styles from './transfer.module.css';
import { type ImportStep, useImport } from './use-import';

interface Props {
  language: Language;
  /** An import of the reader's that was cut off and is to be gone on with. */
  begun: BatchView | null;
}

/** The whole catalogue as a table: taken away, and brought back. */
export function Transfer({ language, begun }: Props) {
  const t = useTranslations('studio.transfer');
  return (
    <div className={styles.page}>
      <section className={styles.part}>
        <h2 className={styles.heading}>{t('export')}</h2>
        <p>{t('exportHelp')}</p>
        <div className={styles.actions}>
          {(['xlsx', 'csv'] as const).map((format) => (
            <a
              key={format}
              className={buttonStyles.button}
              href={`/api/table/${format}?language=${language}`}
              download
            >
              {t(`formats.${format}`)}
            </a>
          ))}
        </div>
        <details>
          <summary>{t('columns')}</summary>
          <p>{t('columnsHelp')}</p>
          <ul className={styles.columns} dir="ltr">
            {TABLE_COLUMNS.map((name) => (
              <li key={name}>
                <code>{name}</code>
              </li>
            ))}
          </ul>
        </details>
      </section>
      <Import begun={begun} language={language} />
      <IiifImport language={language} />
    </div>
  );
}

function Import({ begun, language }: Props) {
  const t = useTranslations('studio.transfer');
  const { step, failure, look, apply, undo, again } = useImport(begun?.id ?? null);
  const isFree = step.name === 'choosing' || step.name === 'undone';
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{t('import')}</h2>
      <p>{t('importHelp')}</p>
      {begun ? <Notice tone="attention">{t('goOn', { file: begun.file ?? '' })}</Notice> : null}
      <Failure outcome={failure} />
      {isFree ? (
        <FileTrigger
          acceptedFileTypes={['.csv', '.xlsx']}
          onSelect={(files) => {
            const [file] = files ? [...files] : [];
            if (file) void look(file);
          }}
        >
          <Button weight="full">{t('choose')}</Button>
        </FileTrigger>
      ) : null}
      <Progress step={step} />
      {step.name === 'looked' || step.name === 'done' ? (
        <ImportReport
          step={step}
          onApply={() => apply(step.reading, step.reports)}
          onUndo={() => undo(step, step.reports.length)}
          onAgain={again}
        />
      ) : null}
      {step.name === 'undone' ? (
        <Notice tone="good" isLive>
          {t('undone', { count: step.undone })} {step.left > 0 ? t('undoLeft', { count: step.left }) : null}
        </Notice>
      ) : null}
      <p>
        <Link href={pageAddress(language, '/studio/batches')} prefetch={false}>
          {t('batches')}
        </Link>
      </p>
    </section>
  );
}

function Progress({ step }: { step: ImportStep }) {
  const t = useTranslations('studio.transfer');
  if (step.name === 'reading') return <p role="status">{t('reading')}</p>;
  if (step.name !== 'looking' && step.name !== 'working' && step.name !== 'undoing') return null;
  return <ProgressLine label={t(step.name)} done={step.done} total={step.total} />;
}
