import {
  confirmDocumentInput,
  documentHistoryInput,
  documentInput,
  letterInput,
  letterRemarkInput,
  letterStateInput,
  publishDocumentInput,
  restoreDocumentInput,
  saveDocumentInput,
} from '@/lib/studio/site-commands';
import { documentState, readDraftRow } from '@/server/site/document-state';
import { readDocumentHistory } from '@/server/site/history';
import { deleteLetter, remarkOnLetter, setLetterState } from '@/server/site/letters';
import { confirmLanguage, publishDocument, restoreDocument, saveDocument } from '@/server/site/mutations';
import { command } from './command';

const least = 'curator';

/** The site's own texts, and what visitors write. */
export const siteCommands = {
  'site.open': command({
    least,
    input: documentInput,
    run: async ({ key }, { reader }) => {
      const row = await readDraftRow(reader, key);
      return { ...documentState(row), key, fields: row.fields };
    },
  }),
  'site.save': command({
    least,
    input: saveDocumentInput,
    run: (input, { db, actor }) => saveDocument(db, actor, input),
  }),
  'site.confirm': command({
    least,
    input: confirmDocumentInput,
    run: (input, { db }) => confirmLanguage(db, input),
  }),
  'site.publish': command({
    least,
    input: publishDocumentInput,
    run: (input, { db, actor }) => publishDocument(db, actor, input),
  }),
  'site.history': command({
    least,
    input: documentHistoryInput,
    run: ({ key, before }, { reader }) => readDocumentHistory(reader, key, before),
  }),
  'site.restore': command({
    least,
    input: restoreDocumentInput,
    run: (input, { db, actor }) => restoreDocument(db, actor, input),
  }),
  'letters.state': command({
    least,
    input: letterStateInput,
    run: (input, { db, actor }) => setLetterState(db, actor, input),
  }),
  'letters.remark': command({
    least,
    input: letterRemarkInput,
    run: (input, { db }) => remarkOnLetter(db, input),
  }),
  'letters.delete': command({
    least,
    input: letterInput,
    run: ({ id }, { db }) => deleteLetter(db, id),
  }),
} as const;
