'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { SaveRequest } from '@/components/studio/autosave/edit-session';
import { useAutosave, useEditState } from '@/components/studio/autosave/use-autosave';
import { callStudio } from '@/components/studio/call';
import { Notice } from '@/components/studio/controls/notice';
import type { Language } from '@/lib/catalogue/languages';
import { type HeroChoice, mergeItemIds, missingFields, readDocumentField } from '@/lib/site/documents';
import type { SitePictureView } from '@/lib/site/pictures';
import type { DocumentState, DocumentView, SaveDocumentOutcome } from '@/lib/studio/site-commands';
import { DocumentBar } from './document-bar';
import styles from './document-editor.module.css';
import { DocumentFields } from './document-fields';
import { DocumentContext, type OpenDocument } from './document-session';
import { LanguageHeads } from './language-heads';

interface Props {
  view: DocumentView;
  language: Language;
  /** Whoever edits: what could not be sent is kept in this browser for them alone. */
  personId: string;
  photographs: readonly HeroChoice[];
  pictures: Readonly<Record<string, SitePictureView>>;
}

/** One text or list of the site, in all languages side by side; it saves by itself. */
export function DocumentEditor({ view, language, personId, photographs, pictures: first }: Props) {
  const t = useTranslations('studio.common.autosave');
  const { key } = view;
  const [status, setStatus] = useState<DocumentState>(view);
  const [pictures, setPictures] = useState(first);
  const [wasRefused, setWasRefused] = useState(false);
  const session = useAutosave<SaveDocumentOutcome>({
    record: `${personId}/document/${key}`,
    revision: view.revision,
    fields: view.fields,
    check: (field, value) => {
      const read = readDocumentField(key, field, value);
      return read.ok ? null : read.problem;
    },
    save: async (request: SaveRequest) => {
      const outcome = await callStudio('site.save', { key, ...request });
      if (outcome.ok) setStatus(outcome.value);
      return outcome;
    },
  });
  const state = useEditState(session, (now) => now);
  useEffect(() => {
    for (const { field, base, theirs, mine } of Object.values(state.conflicts)) {
      if (Array.isArray(theirs)) session.settle(field, mergeItemIds(base, theirs, mine));
    }
  }, [session, state.conflicts]);
  const missing = wasRefused ? missingFields(key, { ...state.saved, ...state.mine }) : [];
  const open: OpenDocument = {
    ...{ key, language, session, state, photographs, pictures },
    missing: new Set(missing),
    keepPicture: (picture) => setPictures({ ...pictures, [picture.id]: picture }),
  };
  return (
    <DocumentContext value={open}>
      <div className={styles.editor}>
        <DocumentBar status={status} onStatus={setStatus} onRefused={() => setWasRefused(true)} />
        {state.isRestored ? <Notice tone="attention">{t('restored')}</Notice> : null}
        <LanguageHeads status={status} onStatus={setStatus} />
        <DocumentFields />
      </div>
    </DocumentContext>
  );
}
