'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DraftField } from '@/lib/catalogue/draft';
import { isDraftField } from '@/lib/catalogue/draft';
import type { EditConflict } from '../autosave/edit-session';
import { useEditState } from '../autosave/use-autosave';
import { Button } from '../controls/button';
import { TextField } from '../controls/text-field';
import styles from './conflict-panel.module.css';
import { goToField, useEditor } from './editor-context';
import { labelPartsOf, useFieldName } from './field-words';
import { useMoment } from './moments';
import { ValueChange, ValueText } from './value-change';

/** What two people wrote into the same fields: what it was, what each made of it, and the choice. */
export function ConflictPanel() {
  const t = useTranslations('studio.editor.conflict');
  const { session } = useEditor();
  const conflicts = Object.values(useEditState(session, (state) => state.conflicts)).filter(({ field }) =>
    isDraftField(field),
  );
  return (
    <div role="alert">
      {conflicts.length === 0 ? null : (
        <section className={styles.panel} aria-label={t('title', { count: conflicts.length })}>
          <h2 className={styles.title}>{t('title', { count: conflicts.length })}</h2>
          <p>{t('lead')}</p>
          {conflicts.map((conflict) => (
            <Conflict key={conflict.field} conflict={conflict} field={conflict.field as DraftField} />
          ))}
        </section>
      )}
    </div>
  );
}

function Conflict({ conflict, field }: { conflict: EditConflict; field: DraftField }) {
  const t = useTranslations('studio.editor.conflict');
  const { session } = useEditor();
  const moment = useMoment();
  const name = useFieldName()(field);
  const { base, theirs, mine, who, at } = conflict;
  return (
    <article className={styles.conflict} aria-label={name}>
      <h3 className={styles.name}>{name}</h3>
      <div className={styles.versions}>
        <div>
          <p className={styles.who}>{t('was')}</p>
          <ValueText field={field} value={base} />
        </div>
        <div>
          <p className={styles.who}>{at ? t('theirsAt', { who, at: moment(at) }) : t('theirs', { who })}</p>
          <ValueChange field={field} before={base} after={theirs} />
          <Button onPress={() => session.settle(field, theirs)}>{t('takeTheirs', { who })}</Button>
        </div>
        <div>
          <p className={styles.who}>{t('mine')}</p>
          <ValueChange field={field} before={base} after={mine} />
          <Button onPress={() => session.settle(field, mine)}>{t('takeMine')}</Button>
        </div>
      </div>
      <Third conflict={conflict} field={field} name={name} />
    </article>
  );
}

/** A text can be written anew here; anything else is mended in its own field, and then kept as mine. */
function Third({ conflict, field, name }: { conflict: EditConflict; field: DraftField; name: string }) {
  const t = useTranslations('studio.editor.conflict');
  const { session } = useEditor();
  const [text, setText] = useState<string | null>(null);
  const label = labelPartsOf(field);
  if (typeof conflict.mine !== 'string' && typeof conflict.theirs !== 'string') {
    return (
      <Button weight="quiet" onPress={() => goToField(field)}>
        {t('goTo')}
      </Button>
    );
  }
  if (text === null) {
    const start = String(conflict.mine ?? conflict.theirs ?? '');
    return (
      <Button weight="quiet" onPress={() => setText(start)}>
        {t('third')}
      </Button>
    );
  }
  return (
    <div className={styles.third}>
      <TextField
        label={t('thirdLabel', { field: name })}
        value={text}
        onChange={setText}
        lang={label?.language}
        rows={3}
        autoFocus
      />
      <Button weight="full" onPress={() => session.settle(field, text === '' ? null : text)}>
        {t('takeThird')}
      </Button>
    </div>
  );
}
