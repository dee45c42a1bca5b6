import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { recordAudit } from './audit';
import { exportLog } from './export-log';
import { operator } from './gate';
import { readLog } from './log';

let site: TestSite;
const admin = operator('test');
const EVERYTHING = { person: null, action: null, from: null, to: null };

beforeAll(async () => {
  site = await openTestSite();
  for (let at = 0; at < 5; at++) {
    const actor = {
      id: null,
      name: at === 4 ? '=HYPERLINK("http://evil.example")' : `Person ${at}`,
      ipAddress: null,
    };
    await recordAudit(site.writer, actor, at % 2 ? 'session.sign-in' : 'person.enable', `p${at}`, {
      person: 'X',
    });
  }
});
afterAll(() => site.close());

describe('the log', () => {
  it('is read newest first, page by page, without a line twice or left out', async () => {
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page = await readLog(site.reader, admin, EVERYTHING, { before, count: 2 });
      seen.push(...page.lines.map(({ subject }) => subject ?? ''));
      before = page.next;
    } while (before !== null);
    expect(seen).toEqual(['p4', 'p3', 'p2', 'p1', 'p0']);
  });

  it.each([
    [{ ...EVERYTHING, action: 'session.sign-in' }, ['p3', 'p1']],
    [{ ...EVERYTHING, person: 'p2' }, ['p2']],
    [{ ...EVERYTHING, to: '2000-01-01' }, []],
    [{ ...EVERYTHING, from: '2000-01-01', person: 'p0' }, ['p0']],
  ])('is filtered by %j', async (filter, subjects) => {
    const { lines } = await readLog(site.reader, admin, filter, { count: 50 });
    expect(lines.map(({ subject }) => subject)).toEqual(subjects);
  });

  it('is exported so that a spreadsheet reads its letters and runs nothing', async () => {
    const words = {
      heads: ['متى', 'من', 'ماذا', 'العنوان'],
      actor: ({ actorName }: { actorName: string }) => actorName,
      sentence: () => 'تفعيل حساب',
    };
    // As bytes: reading it as text would take the mark away.
    const bytes = await new Response(exportLog(admin, EVERYTHING, words, site.reader)).arrayBuffer();
    const csv = Buffer.from(bytes).toString('utf8');
    const [head, first] = csv.split('\r\n');
    expect(head).toBe('\uFEFFمتى,من,ماذا,العنوان,action');
    expect(first).toMatch(/^[^,]+,"'=HYPERLINK\(""http:\/\/evil\.example""\)",/);
    expect(csv.trim().split('\r\n')).toHaveLength(6);
  });
});
