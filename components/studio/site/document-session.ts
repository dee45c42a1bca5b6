'use client';

import { createContext, useContext } from 'react';
import type { EditSession, EditState } from '@/components/studio/autosave/edit-session';
import type { Language } from '@/lib/catalogue/languages';
import type { DocumentKey, HeroChoice } from '@/lib/site/documents';
import type { SitePictureView } from '@/lib/site/pictures';
import type { SaveDocumentOutcome } from '@/lib/studio/site-commands';

export type DocumentEditSession = EditSession<SaveDocumentOutcome>;

/** What every field of an open document works with. */
export interface OpenDocument {
  key: DocumentKey;
  /** The reader's. */
  language: Language;
  session: DocumentEditSession;
  state: EditState<SaveDocumentOutcome>;
  /** Fields that were found empty when somebody tried to publish. */
  missing: ReadonlySet<string>;
  photographs: readonly HeroChoice[];
  pictures: Readonly<Record<string, SitePictureView>>;
  keepPicture(picture: SitePictureView): void;
}

export const DocumentContext = createContext<OpenDocument | null>(null);

/** @throws outside of an open document */
export function useOpenDocument(): OpenDocument {
  const open = useContext(DocumentContext);
  if (!open) throw new Error('no open document');
  return open;
}
