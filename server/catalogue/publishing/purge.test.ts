import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '@/server/db/client';
import { sweepOrphans } from '@/server/ingest/sweep';
import { operator, requireDisposable, requireEditable } from '@/server/people/gate';
import { keys } from '@/server/storage/storage';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, openEditor } from '@/tests/fixtures/drafts';
import {
  createArrangement,
  publishArrangement,
  trashArrangement,
  untrashArrangement,
} from '../arrangements/publish';
import { saveArrangement } from '../arrangements/save';
import { readFate } from '../data';
import { readDraft } from '../drafts/draft-rows';
import { publishPhotograph } from '../mutations';
import { readSectionRows } from '../sections/data';
import { SECTIONS } from '../sections/section-rows';
import { readTrash } from '../trash-list';
import { purgeArrangement, purgePhotograph, purgeTrash, TRASH_DAYS } from './purge';
import { trash } from './trash';

let site: TestSite;
const admin = operator('Hala');
const run = <T>(task: (tx: Tx) => Promise<T>) => site.writer.$transaction(task);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 + 1000);

beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

describe('removing a photograph for good', () => {
  it('leaves an address that is gone, and what another photograph shares', async () => {
    const shared = 'a'.repeat(64);
    const [walls, gates] = [
      await addPhotograph(site.writer, 'walls'),
      await addPhotograph(site.writer, 'gates'),
    ];
    await site.writer.scan.updateMany({ data: { originalSha256: shared } });
    const stored = [
      keys.original(shared),
      ...['image-of-walls', 'image-of-gates'].flatMap((id) => [keys.pyramid(id), keys.preview(id, 320)]),
    ];
    for (const key of stored) await site.storage.put(key, Buffer.from('x'), 1);
    await publishPhotograph(site.writer, walls);
    await openEditor(site.writer, walls, 'Salma').save({ internalNotes: 'a secret' });
    await run(async (tx) => trash(tx, admin, await requireDisposable(tx, admin, walls)));
    await run((tx) => purgePhotograph(tx, admin, walls));

    expect(await readFate(site.reader, 'photograph', 'walls')).toEqual({ kind: 'gone' });
    await sweepOrphans(site.writer, site.storage, -1);
    const left: string[] = [];
    for await (const { key } of site.storage.list('')) left.push(key);
    expect(left.sort()).toEqual(stored.filter((key) => !key.includes('walls')).sort());
    expect(await site.reader.scan.count({ where: { photographId: gates } })).toBe(1);
    const rows = [await site.reader.photograph.findMany(), await site.reader.revision.findMany()];
    expect(JSON.stringify(rows)).not.toContain('a secret');
    const said = await site.reader.auditEntry.findFirstOrThrow({ where: { action: 'photograph.purge' } });
    expect(said).toMatchObject({ actorName: 'Hala', subject: walls, detail: '{"slug":"walls"}' });
  });

  it('is refused while it is not in the trash, and cannot be done twice', async () => {
    const walls = await addPhotograph(site.writer, 'walls');
    const purge = () => run((tx) => purgePhotograph(tx, admin, walls));
    await expect(purge()).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' });
    await run(async (tx) => trash(tx, admin, await requireDisposable(tx, admin, walls)));
    await purge();
    await expect(purge()).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' });
    await expect(run((tx) => requireEditable(tx, admin, walls))).rejects.toMatchObject({
      code: 'PHOTOGRAPH_UNKNOWN',
    });
  });
});

describe('removing a section for good', () => {
  let gates: string;
  let inside: string;
  let beside: string;
  beforeEach(async () => {
    gates = await run((tx) => createArrangement(tx, admin, SECTIONS, { title: 'Gates', language: 'en' }));
    const changes = { 'labels.ar.title': 'أبواب', 'labels.en.text': 'a secret' };
    const { revision } = await run((tx) =>
      saveArrangement(tx, admin, SECTIONS, gates, { base: null, sitting: null, changes }),
    );
    await run((tx) => publishArrangement(tx, admin, SECTIONS, gates, { revision }));
    inside = await addPhotograph(site.writer, 'inside', { sectionId: gates });
    beside = await addPhotograph(site.writer, 'beside', {
      secondarySections: { create: [{ sectionId: gates }] },
    });
    await run((tx) => trashArrangement(tx, admin, 'section', gates));
  });

  async function expectRemoved() {
    expect(await readFate(site.reader, 'section', 'gates')).toEqual({ kind: 'gone' });
    expect((await readDraft(site.reader, inside)).sectionId).toBeNull();
    expect((await readDraft(site.reader, beside)).secondarySectionIds).toEqual([]);
    expect(await readSectionRows(site.reader, 'trash')).toEqual([]);
    expect(await readTrash(site.reader, admin)).toEqual({ rows: [], next: null });
    await run((tx) => untrashArrangement(tx, admin, 'section', gates));
    expect(await readSectionRows(site.reader)).toEqual([]);
    const { section, sectionLabel, sectionPublication, revision } = site.reader;
    const rows = [
      await section.findMany(),
      await sectionLabel.findMany(),
      await sectionPublication.findMany(),
      await revision.findMany({ where: { kind: 'section' } }),
    ];
    expect(JSON.stringify(rows)).not.toContain('a secret');
  }

  it('takes its words away; its photographs stay, in none, and their history says so', async () => {
    await run((tx) => purgeArrangement(tx, admin, { kind: 'section', id: gates }));
    await expectRemoved();
    const told = await site.reader.revision.findFirstOrThrow({
      where: { subjectId: inside },
      orderBy: { number: 'desc' },
    });
    expect(told).toMatchObject({ actorName: 'Hala', changes: expect.stringContaining('sectionId') });
    expect(await site.reader.auditEntry.count({ where: { action: 'section.purge', subject: gates } })).toBe(
      1,
    );
  });

  it('happens by itself after its time in the trash', async () => {
    expect(await readTrash(site.reader, admin)).toMatchObject({
      rows: [{ kind: 'section', daysLeft: TRASH_DAYS }],
    });
    expect(await purgeTrash(site.writer, inDays(TRASH_DAYS - 1))).toBe(0);
    expect(await purgeTrash(site.writer, inDays(TRASH_DAYS))).toBe(1);
    expect(await purgeTrash(site.writer, inDays(TRASH_DAYS))).toBe(0);
    await expectRemoved();
  });

  it('gives its address to no other section', async () => {
    await run((tx) => purgeArrangement(tx, admin, { kind: 'section', id: gates }));
    const other = await run((tx) =>
      createArrangement(tx, admin, SECTIONS, { title: 'Gates', language: 'en' }),
    );
    const { slug } = await site.reader.section.findUniqueOrThrow({ where: { id: other } });
    expect(slug).not.toBe('gates');
  });
});
