import type { Language } from '@/lib/catalogue/languages';
import { DOCUMENT_KEYS, type DocumentKey, type HeroChoice, leavesOf } from '@/lib/site/documents';
import type { LetterPage } from '@/lib/site/letter-views';
import type { LetterState } from '@/lib/site/letters';
import type { DocumentState, DocumentView } from '@/lib/studio/site-commands';
import { pickText } from '@/lib/text/pick-text';
import { loadAllPhotographs, loadPhotographIds } from '@/server/catalogue/loaders';
import { databases } from '@/server/db/client';
import { documentState, readDraftRow } from './document-state';
import { readLetters } from './letters';

/** One document as its editor opens it. @throws CodedError RECORD_UNKNOWN */
export async function loadDocument(key: DocumentKey): Promise<DocumentView> {
  const row = await readDraftRow(databases().reader, key);
  return { ...documentState(row), key, fields: row.fields };
}

/** Every document with how far it is. */
export async function loadDocumentList(): Promise<
  (DocumentState & { key: DocumentKey; updatedAt: string })[]
> {
  const { reader } = databases();
  const rows = await Promise.all(DOCUMENT_KEYS.map((key) => readDraftRow(reader, key)));
  return rows.map((row) => ({
    ...documentState(row),
    key: row.key,
    updatedAt: row.updatedAt.toISOString(),
  }));
}

/** The published photographs that the first page may begin with. */
export async function loadHeroChoices(language: Language): Promise<HeroChoice[]> {
  const [photographs, ids] = await Promise.all([loadAllPhotographs(), loadPhotographIds()]);
  return photographs.flatMap(({ slug, titles, image }) => {
    const title = pickText(titles, language);
    const id = ids.get(slug);
    const preview = image?.previews.find(({ width }) => width >= PREVIEW_WIDTH) ?? image?.previews.at(-1);
    if (!title || !id) return [];
    const shown =
      image && !image.standIn && preview
        ? { url: preview.url, width: image.width, height: image.height }
        : null;
    return [{ id, title: title.text, lang: title.lang, image: shown }];
  });
}

/** Pixels: as wide as the picture stands in the editor. */
const PREVIEW_WIDTH = 640;

/** The pictures that a document's draft names. */
export function pictureIdsIn({ key, fields }: Pick<DocumentView, 'key' | 'fields'>): string[] {
  return leavesOf(key, fields).flatMap(({ path, spec }) => {
    const id = fields[path];
    return spec.kind === 'picture' && typeof id === 'string' ? [id] : [];
  });
}

/** A page of what visitors wrote. */
export function loadLetters(wish: { state: LetterState | null; before: string | null }): Promise<LetterPage> {
  return readLetters(databases().reader, wish);
}
