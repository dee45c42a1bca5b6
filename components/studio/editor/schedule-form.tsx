'use client';

import { fromDate, now, parseDateTime, toCalendarDateTime, toZoned } from '@internationalized/date';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { PublicationState } from '@/lib/studio/photograph-commands';
import { Button } from '../controls/button';
import fieldStyles from '../controls/field.module.css';
import { useEditor } from './editor-context';
import type { RunPublishing } from './publish-dialog';
import styles from './publish-dialog.module.css';

interface Props {
  isReady: boolean;
  publication: PublicationState;
  run: RunPublishing;
}

/** A day and an hour by the institution's clock, at which the photograph is published by itself. */
export function ScheduleForm({ isReady, publication: { scheduledFor }, run }: Props) {
  const t = useTranslations('studio.editor.publish');
  const { zone } = useEditor();
  const [text, setText] = useState(() => suggestion(scheduledFor, zone));
  const [isPast, setPast] = useState(false);
  const id = useId();
  const schedule = () => {
    const at = text === '' ? null : toZoned(parseDateTime(text), zone);
    const tooEarly = at === null || at.compare(now(zone)) <= 0;
    setPast(tooEarly);
    if (!tooEarly) run({ at: at.toAbsoluteString() });
  };
  return (
    <section className={styles.schedule} aria-label={t('at')}>
      <h3>{t('at')}</h3>
      <label className={fieldStyles.label} htmlFor={id}>
        {t('when', { zone })}
      </label>
      <div className={styles.when}>
        <input
          id={id}
          type="datetime-local"
          className={fieldStyles.input}
          value={text}
          onChange={({ target }) => setText(target.value)}
          aria-invalid={isPast}
          aria-describedby={`${id}-error`}
        />
        <Button isDisabled={!isReady} onPress={schedule}>
          {t('schedule')}
        </Button>
        {scheduledFor ? <Button onPress={() => run('unschedule')}>{t('unschedule')}</Button> : null}
      </div>
      <p id={`${id}-error`} className={fieldStyles.error} role="alert">
        {isPast ? t('past') : null}
      </p>
    </section>
  );
}

/** As `datetime-local` writes it: what is scheduled, else nine in the morning of the next day. */
function suggestion(scheduledFor: string | null, zone: string): string {
  const at = scheduledFor
    ? fromDate(new Date(scheduledFor), zone)
    : now(zone).add({ days: 1 }).set({ hour: 9, minute: 0, second: 0, millisecond: 0 });
  return toCalendarDateTime(at).toString().slice(0, 'YYYY-MM-DDTHH:MM'.length);
}
