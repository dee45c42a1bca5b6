'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { isDraftField } from '@/lib/catalogue/draft';
import type { FieldChange } from '@/lib/catalogue/field-changes';
import { isLanguage } from '@/lib/catalogue/languages';
import { Button } from '../../controls/button';
import { Dialog, DialogActions } from '../../controls/dialog';
import { Pill } from '../../controls/pill';
import { useEditor } from '../editor-context';
import { useFieldName } from '../field-words';
import { useMoment } from '../moments';
import { ValueChange } from '../value-change';
import type { RestoreVersion } from './history-view';
import styles from './history-view.module.css';
import type { Sitting } from './sittings';

interface Props {
  sitting: Sitting;
  isNewest: boolean;
  restore: RestoreVersion;
}

const REASONS = ['edit', 'create', 'restore', 'import', 'bulk', 'undo', 'merge', 'confirm'] as const;

/** One sitting: who, when, what became of each field, and the way back to it. */
export function HistorySitting({ sitting, isNewest, restore }: Props) {
  const t = useTranslations('studio.editor.history');
  const common = useTranslations('studio.common');
  const { isReadOnly } = useEditor();
  const moment = useMoment();
  const [isAsking, setAsking] = useState(false);
  const { number, at, who, saves, changes } = sitting;
  const reason = REASONS.find((one) => one === sitting.reason) ?? 'edit';
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <h2 className={styles.when}>
          <time dateTime={at}>{moment(at)}</time>
        </h2>
        <p>
          <bdi>{who || t('nobody')}</bdi>
        </p>
        {reason === 'edit' ? null : <Pill>{t(`reason.${reason}`)}</Pill>}
        {saves > 1 ? <span className={styles.soft}>{t('saves', { count: saves })}</span> : null}
        <span className={styles.restore}>
          {isNewest ? (
            <span className={styles.soft}>{t('newest')}</span>
          ) : isReadOnly ? null : (
            <Button weight="quiet" onPress={() => setAsking(true)}>
              {t('restoreVersion')}
            </Button>
          )}
        </span>
      </div>
      <Changes sitting={sitting} changes={changes} isNewest={isNewest} restore={restore} />
      <Dialog
        title={t('restoreTitle', { at: moment(at) })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        <p>{t('restoreLead')}</p>
        <DialogActions>
          <Button
            weight="full"
            onPress={() => {
              setAsking(false);
              void restore({ number });
            }}
          >
            {t('restore')}
          </Button>
          <Button onPress={() => setAsking(false)}>{common('cancel')}</Button>
        </DialogActions>
      </Dialog>
    </li>
  );
}

interface ChangesProps extends Props {
  changes: readonly FieldChange[];
}

function Changes({ sitting, changes, isNewest, restore }: ChangesProps) {
  const t = useTranslations('studio.editor.history');
  const { isReadOnly } = useEditor();
  const nameOf = useFieldName();
  if (sitting.reason === 'create' || changes.length === 0) return null;
  return (
    <dl className={styles.changes}>
      {changes.map(({ field, before, after }) => {
        if (!isDraftField(field)) return <Confirmed key={field} field={field} />;
        return (
          <div key={field} className={styles.change}>
            <dt>{nameOf(field)}</dt>
            <dd>
              <ValueChange field={field} before={before} after={after} />
              {isNewest || isReadOnly ? null : (
                <Button
                  weight="quiet"
                  aria-label={t('restoreFieldNamed', { field: nameOf(field) })}
                  onPress={() => restore(sitting, [field])}
                >
                  {t('restoreField')}
                </Button>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** `languages.ar.stale`: somebody looked and found the language right. */
function Confirmed({ field }: { field: string }) {
  const t = useTranslations('studio.editor.stale.confirmed');
  const language = field.split('.')[1] ?? '';
  return isLanguage(language) ? (
    <div className={styles.change}>
      <dt className="visually-hidden">{field}</dt>
      <dd>{t(language)}</dd>
    </div>
  ) : null;
}
