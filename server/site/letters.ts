import { tidyText } from '@/lib/catalogue/text-fields';
import { CodedError } from '@/lib/errors';
import type { LetterPage, LetterView } from '@/lib/site/letter-views';
import type { LetterDraft, LetterState } from '@/lib/site/letters';
import type { Db } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';

const PAGE = 30;

/** Keeps what a visitor wrote. */
export async function keepLetter(db: Db, letter: LetterDraft): Promise<void> {
  await db.letter.create({ data: letter });
}

/** Letters that nobody has opened yet. */
export function countNewLetters(db: Db): Promise<number> {
  return db.letter.count({ where: { state: 'NEW' } });
}

/** The newest first. @param before id of the last letter of the page before */
export async function readLetters(
  db: Db,
  { state, before }: { state: LetterState | null; before: string | null },
): Promise<LetterPage> {
  const where = state === null ? {} : { state };
  const [rows, counts] = await Promise.all([
    db.letter.findMany({
      where,
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: PAGE + 1,
      ...(before === null ? {} : { cursor: { id: before }, skip: 1 }),
    }),
    db.letter.groupBy({ by: ['state'], _count: { _all: true } }),
  ]);
  const letters = rows.slice(0, PAGE);
  const slugs = [...new Set(letters.flatMap(({ photograph }) => photograph ?? []))];
  const known = await db.photograph.findMany({
    where: { slug: { in: slugs } },
    select: { id: true, slug: true, labels: { select: { language: true, title: true } } },
  });
  const bySlug = new Map(known.map((row) => [row.slug, row]));
  return {
    letters: letters.map((row) => viewOf(row, bySlug.get(row.photograph ?? ''))),
    counts: Object.fromEntries(counts.map(({ state: of, _count }) => [of, _count._all])),
    next: rows.length > PAGE ? (letters.at(-1)?.id ?? null) : null,
  };
}

type LetterRow = Awaited<ReturnType<Db['letter']['findMany']>>[number];
interface PhotographRow {
  id: string;
  slug: string;
  labels: { language: string; title: string | null }[];
}

function viewOf(row: LetterRow, photograph: PhotographRow | undefined): LetterView {
  const { id, kind, language, name, email, text, state, remark } = row;
  return {
    ...{ id, kind, language, name, email, text, state, remark },
    at: row.at.toISOString(),
    photograph: row.photograph === null ? null : { slug: row.photograph, ...namesOf(photograph) },
  };
}

function namesOf(photograph: PhotographRow | undefined) {
  const titles =
    photograph?.labels.flatMap(({ language, title }) => (title ? [[language, title]] : [])) ?? [];
  return { id: photograph?.id ?? null, titles: Object.fromEntries(titles) as Record<string, string> };
}

/** @throws CodedError RECORD_UNKNOWN */
export async function setLetterState(
  db: Db,
  actor: Actor<'curator'>,
  { id, state }: { id: string; state: LetterState },
): Promise<{ state: LetterState }> {
  const handled =
    state === 'NEW'
      ? { handledById: null, handledAt: null }
      : { handledById: actor.id, handledAt: new Date() };
  const { count } = await db.letter.updateMany({ where: { id }, data: { state, ...handled } });
  if (count === 0) throw new CodedError('RECORD_UNKNOWN');
  return { state };
}

/** Curators' own words on a letter. @throws CodedError RECORD_UNKNOWN */
export async function remarkOnLetter(
  db: Db,
  { id, remark }: { id: string; remark: string },
): Promise<{ remark: string | null }> {
  const kept = tidyText(remark);
  const { count } = await db.letter.updateMany({ where: { id }, data: { remark: kept } });
  if (count === 0) throw new CodedError('RECORD_UNKNOWN');
  return { remark: kept };
}

/** For good: a letter is somebody's personal matter. Deleting what is gone is no error. */
export async function deleteLetter(db: Db, id: string): Promise<null> {
  await db.letter.deleteMany({ where: { id } });
  return null;
}
