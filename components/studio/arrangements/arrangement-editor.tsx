'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import type { FieldChange } from '@/lib/catalogue/field-changes';
import type { Language } from '@/lib/catalogue/languages';
import { useEditState } from '../autosave/use-autosave';
import { Notice } from '../controls/notice';
import styles from './arrangement.module.css';
import { ArrangementBar, type PublishQuestion } from './arrangement-bar';
import {
  type ArrangementAnswer,
  ArrangementContext,
  type ArrangementKind,
  type ArrangementStanding,
  type OpenArrangement,
} from './arrangement-session';
import { ArrangementTexts, SlugField } from './arrangement-texts';

interface Props {
  kind: ArrangementKind;
  view: ArrangementStanding & { id: string };
  language: Language;
  session: OpenArrangement['session'];
  /** What names a change in the history that is none of its texts. */
  sayChange(change: FieldChange): ReactNode;
  /** Further ways on, beside history and publishing. */
  tools?: ReactNode;
  beforePublish?(question: PublishQuestion): ReactNode;
  /** Its photographs in their order. */
  children: ReactNode;
}

/** An arrangement's words in all languages, what it arranges, and its publishing; it saves by itself. */
export function ArrangementEditor(props: Props) {
  const { kind, view, language, session } = props;
  const t = useTranslations(`studio.${kind}s`);
  const autosave = useTranslations('studio.common.autosave');
  const state = useEditState<ArrangementAnswer, OpenArrangement['state']>(session, (now) => now);
  const [standing, setStanding] = useState<ArrangementStanding>(view);
  const [wasRefused, setRefused] = useState(false);
  useEffect(() => {
    if (state.answer) setStanding(state.answer);
  }, [state.answer]);
  const open: OpenArrangement = {
    ...{ kind, id: view.id, language, session, state, standing, wasRefused, setRefused },
    take: (part) => setStanding((now) => ({ ...now, ...part })),
    isReadOnly: standing.publication.inTrashSince !== null,
  };
  return (
    <ArrangementContext value={open}>
      <div className={styles.editor}>
        <ArrangementBar sayChange={props.sayChange} beforePublish={props.beforePublish}>
          {props.tools}
        </ArrangementBar>
        {state.isRestored ? <Notice tone="attention">{autosave('restored')}</Notice> : null}
        {open.isReadOnly ? <Notice>{t('inTrash')}</Notice> : null}
        <ArrangementTexts />
        {props.children}
        <SlugField />
      </div>
    </ArrangementContext>
  );
}
