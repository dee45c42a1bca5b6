import { stringify } from 'csv-stringify/sync';
import writeWorkbook from 'write-excel-file/node';
import { neutralised } from '@/lib/catalogue/table-cells';
import { TABLE_COLUMNS, TABLE_FIELDS } from '@/lib/catalogue/table-columns';
import { readDrafts } from '@/server/catalogue/drafts/draft-rows';
import type { Db } from '@/server/db/client';
import { readNames } from './table-names';

/** Drafts that are held at once. */
const SLICE = 100;

export type TableFormat = 'csv' | 'xlsx';

/** The whole catalogue, what is in the trash left out, as rows of cells; the first names the columns. */
export async function* readTableRows(db: Db): AsyncGenerator<string[]> {
  yield [...TABLE_COLUMNS];
  const names = await readNames(db);
  for (let after = ''; ; ) {
    const heads = await db.photograph.findMany({
      where: { deletedAt: null, purgedAt: null, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: SLICE,
      select: { id: true, revision: true, publicationId: true },
    });
    const last = heads.at(-1);
    if (!last) return;
    const drafts = await readDrafts(
      db,
      heads.map(({ id }) => id),
    );
    for (const { id, revision, publicationId } of heads) {
      const draft = drafts.get(id);
      if (!draft) continue;
      const keys = [id, String(Math.max(revision, 1)), publicationId === null ? 'draft' : 'published'];
      yield [...keys, ...TABLE_FIELDS.flatMap((field) => field.write(draft, names))];
    }
    after = last.id;
  }
}

/** UTF-8 with its mark, by which spreadsheets know Arabic when they open it; made as it is read. */
export async function* csvOf(rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  let before = '\uFEFF';
  for await (const row of rows) {
    yield before + stringify([row.map(neutralised)], { record_delimiter: 'windows' });
    before = '';
  }
}

/** In a workbook `_x0041_` stands for a character (ECMA-376, 22.9.2.19): words that only look so are told apart. */
function workbookText(value: string): string {
  return neutralised(value).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** A workbook with one sheet of texts; it runs from the right where its reader does. */
export async function workbookOf(
  rows: AsyncIterable<readonly string[]>,
  isRightToLeft: boolean,
): Promise<Buffer> {
  const data = [];
  for await (const row of rows) {
    data.push(row.map((value) => ({ value: workbookText(value), type: String })));
  }
  return writeWorkbook(data, { rightToLeft: isRightToLeft, stickyRowsCount: 1 }).toBuffer();
}
