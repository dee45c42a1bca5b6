'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/studio/controls/button';
import { DialogActions } from '@/components/studio/controls/dialog';
import { Notice } from '@/components/studio/controls/notice';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { BulkKind, BulkOutcome, BulkRefusal, LeftOut } from '@/lib/studio/bulk-commands';
import styles from './bulk.module.css';
import { Titles } from './titles';

/** Named of each reason; the others are counted. */
const EXAMPLES = 5;

interface LookedProps {
  outcome: BulkOutcome;
  kind: BulkKind;
  language: Language;
  onApply(): void;
  onCancel(): void;
}

/** What a change would do, before it is made. */
export function BulkLooked({ outcome, kind, language, onApply, onCancel }: LookedProps) {
  const t = useTranslations('studio.lists.bulk');
  const common = useTranslations('studio.common');
  const { changed: count } = outcome;
  const apply =
    kind === 'publish'
      ? t('applyPublish', { count })
      : kind === 'unpublish'
        ? t('applyUnpublish', { count })
        : kind === 'trash'
          ? t('applyTrash', { count })
          : t('apply', { count });
  return (
    <>
      <div role="status" className={styles.summary}>
        <p>{t('can', { count })}</p>
        {outcome.same > 0 ? <p>{t('same', { count: outcome.same })}</p> : null}
      </div>
      {outcome.left.length > 0 ? (
        <>
          <p>{t('cannot', { count: outcome.left.length })}</p>
          <Left left={outcome.left} language={language} />
        </>
      ) : null}
      <DialogActions>
        {count > 0 ? (
          <Button weight={kind === 'trash' ? 'danger' : 'full'} onPress={onApply}>
            {apply}
          </Button>
        ) : null}
        <Button onPress={onCancel}>{common('cancel')}</Button>
      </DialogActions>
    </>
  );
}

interface DoneProps {
  outcome: BulkOutcome;
  isStopped: boolean;
  language: Language;
  onUndo(): void;
  onGoOn(): void;
  onClose(): void;
}

/** What was done, and the way back. */
export function BulkDone({ outcome, isStopped, language, onUndo, onGoOn, onClose }: DoneProps) {
  const t = useTranslations('studio.lists.bulk');
  const common = useTranslations('studio.common');
  return (
    <>
      <Notice tone={isStopped ? 'attention' : 'good'} isLive>
        {t('done', { count: outcome.changed })} {isStopped ? t('stopped') : null}
      </Notice>
      {outcome.left.length > 0 ? (
        <>
          <p>{t('left', { count: outcome.left.length })}</p>
          <Left left={outcome.left} language={language} />
        </>
      ) : null}
      <DialogActions>
        <Button weight="full" onPress={onClose}>
          {common('close')}
        </Button>
        {isStopped ? <Button onPress={onGoOn}>{t('goOn')}</Button> : null}
        {outcome.changed > 0 || isStopped ? <Button onPress={onUndo}>{t('undo')}</Button> : null}
      </DialogActions>
    </>
  );
}

interface UndoneProps {
  undone: number;
  left: readonly LeftOut[];
  language: Language;
  onClose(): void;
}

/** What is as it was again, and what somebody has edited since. */
export function BulkUndone({ undone, left, language, onClose }: UndoneProps) {
  const t = useTranslations('studio.lists.bulk');
  const common = useTranslations('studio.common');
  return (
    <>
      <Notice tone="good" isLive>
        {t('undone', { count: undone })}
      </Notice>
      {left.length > 0 ? (
        <>
          <p>{t('undoLeft', { count: left.length })}</p>
          <Left left={left} language={language} />
        </>
      ) : null}
      <DialogActions>
        <Button weight="full" onPress={onClose}>
          {common('close')}
        </Button>
      </DialogActions>
    </>
  );
}

/** Photographs that were left alone, by reason. */
export function Left({ left, language }: { left: readonly LeftOut[]; language: Language }) {
  const t = useTranslations('studio.lists');
  const reasons = [...new Set(left.map(({ reason }) => reason))];
  const of = (reason: BulkRefusal) => left.filter((each) => each.reason === reason);
  return (
    <ul className={styles.left}>
      {reasons.map((reason) => (
        <li key={reason}>
          <p>{t('bulk.reasonCount', { reason: t(`bulk.reason.${reason}`), count: of(reason).length })}</p>
          <ul className={styles.examples}>
            {of(reason)
              .slice(0, EXAMPLES)
              .map(({ id, titles }) => (
                <li key={id}>
                  <Link href={pageAddress(language, `/studio/photographs/${id}`)} prefetch={false}>
                    <Titles titles={titles} language={language} fallback={t('untitled')} />
                  </Link>
                </li>
              ))}
            {of(reason).length > EXAMPLES ? (
              <li>{t('bulk.more', { count: of(reason).length - EXAMPLES })}</li>
            ) : null}
          </ul>
        </li>
      ))}
    </ul>
  );
}
