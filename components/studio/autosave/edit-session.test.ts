import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Fields, type FieldValue, sameValue } from '@/lib/catalogue/field-changes';
import { EditSession, SAVE_AFTER, type SaveAnswer, type SaveOutcome, type SaveRequest } from './edit-session';
import { type BrowserStore, KeptChanges } from './kept-changes';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A record that keeps every revision and merges by field, as the studio's commands do. */
class Shelf {
  readonly revisions: { fields: Fields; who: string }[] = [{ fields: { title: 'old', note: 'n' }, who: '' }];
  requests: SaveRequest[] = [];
  /** True: requests are lost on their way; `answer`: the answers are. */
  isDown: boolean | 'answer' = false;
  /** Milliseconds that a save takes. */
  takes = 0;

  get now(): Fields {
    return this.revisions.at(-1)?.fields ?? {};
  }

  write(who: string, fields: Fields): void {
    this.revisions.push({ fields: { ...this.now, ...fields }, who });
  }

  save = async (request: SaveRequest): Promise<SaveOutcome<SaveAnswer>> => {
    this.requests.push(request);
    if (this.takes > 0) await new Promise((resolve) => setTimeout(resolve, this.takes));
    if (this.isDown === true) return { ok: false, failure: 'offline' };
    const before = this.revisions[request.base]?.fields ?? {};
    const changed = Object.keys(this.now).filter(
      (field) => !sameValue(before[field] ?? null, this.now[field] ?? null),
    );
    const names = Object.keys(request.changes);
    const clash = names.filter(
      (field) =>
        changed.includes(field) && !sameValue(this.now[field] ?? null, request.changes[field] ?? null),
    );
    const who = this.revisions.at(-1)?.who ?? '';
    const theirs = this.now;
    const conflicts = clash.map((field) => ({
      field,
      base: before[field] ?? null,
      theirs: theirs[field] ?? null,
      mine: request.changes[field] ?? null,
      who,
      at: '',
    }));
    const refused = Object.fromEntries(
      names.filter((field) => request.changes[field] === 'bad').map((field) => [field, 'BAD']),
    );
    const saved = names.filter(
      (field) => !clash.includes(field) && !refused[field] && !changed.includes(field),
    );
    if (saved.length > 0)
      this.write(
        'me',
        Object.fromEntries(saved.map((field) => [field, request.changes[field] ?? null])) as Fields,
      );
    if (this.isDown === 'answer') return { ok: false, failure: 'offline' };
    const answer: SaveAnswer = {
      revision: this.revisions.length - 1,
      saved,
      refused,
      conflicts,
      theirs: changed.map((field) => ({ field, value: theirs[field] ?? null, who })),
    };
    return { ok: true, value: answer };
  };
}

class Memory implements BrowserStore {
  readonly entries = new Map<string, string>();
  get length() {
    return this.entries.size;
  }
  key = (index: number) => [...this.entries.keys()][index] ?? null;
  getItem = (name: string) => this.entries.get(name) ?? null;
  setItem = (name: string, value: string) => void this.entries.set(name, value);
  removeItem = (name: string) => void this.entries.delete(name);
}

function open(shelf: Shelf, store?: BrowserStore, sitting = 'one'): EditSession<SaveAnswer> {
  return new EditSession({
    revision: shelf.revisions.length - 1,
    fields: shelf.now,
    sitting,
    save: shelf.save,
    kept: store && new KeptChanges(store, 'person/record', sitting),
  });
}

const pause = () => vi.advanceTimersByTimeAsync(SAVE_AFTER);

describe('saving', () => {
  it('waits for a pause and sends what was changed, once', async () => {
    const shelf = new Shelf();
    const session = open(shelf);
    for (const title of ['n', 'ne', 'new']) session.set('title', title);
    expect(shelf.requests).toEqual([]);
    await pause();
    expect(shelf.requests.map(({ changes }) => changes)).toEqual([{ title: 'new' }]);
    expect(session.hasUnsent()).toBe(false);
  });

  it('sends what was typed during a save after it, from the revision that the save made', async () => {
    const shelf = new Shelf();
    shelf.takes = 50;
    const session = open(shelf);
    session.set('title', 'first');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER + 10);
    session.set('title', 'second');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER + 100);
    expect(shelf.requests.map(({ base, changes }) => [base, changes.title])).toEqual([
      [0, 'first'],
      [1, 'second'],
    ]);
    expect(shelf.now.title).toBe('second');
  });

  it('sends what was put back during a save, though it is what was saved before', async () => {
    const shelf = new Shelf();
    shelf.takes = 50;
    const session = open(shelf);
    session.set('title', 'new');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER + 10);
    session.undo();
    await vi.advanceTimersByTimeAsync(SAVE_AFTER + 100);
    expect(session.value('title')).toBe('old');
    expect(shelf.now.title).toBe('old');
  });

  it('keeps a refused value on the screen and does not send it again until it is another', async () => {
    const shelf = new Shelf();
    const session = open(shelf);
    session.set('title', 'bad');
    await pause();
    await session.flush();
    expect(shelf.requests).toHaveLength(1);
    expect(session.state().problems).toEqual({ title: 'BAD' });
    expect(session.value('title')).toBe('bad');
    session.set('title', 'good');
    expect(session.state().problems).toEqual({});
    await pause();
    expect(shelf.now.title).toBe('good');
  });

  it('tries again by itself when the line was down', async () => {
    const shelf = new Shelf();
    shelf.isDown = true;
    const session = open(shelf);
    session.set('title', 'new');
    await pause();
    expect(session.state().failure).toBe('offline');
    shelf.isDown = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(session.state().failure).toBeNull();
    expect(shelf.now.title).toBe('new');
  });
});

describe('two people', () => {
  it('lets what the other changed flow into fields that are untouched here', async () => {
    const shelf = new Shelf();
    const session = open(shelf);
    shelf.write('Amal', { note: 'theirs' });
    session.set('title', 'mine');
    await pause();
    expect(session.value('note')).toBe('theirs');
    expect(session.state().changedBy).toEqual({ note: 'Amal' });
    expect(shelf.now).toEqual({ title: 'mine', note: 'theirs' });
  });

  it('keeps both values of one field until somebody chooses', async () => {
    const shelf = new Shelf();
    const session = open(shelf);
    shelf.write('Amal', { title: 'theirs' });
    session.set('title', 'mine');
    await pause();
    expect(session.state().conflicts.title).toMatchObject({
      base: 'old',
      theirs: 'theirs',
      mine: 'mine',
      who: 'Amal',
    });
    expect(session.value('title')).toBe('mine');
    await session.flush();
    expect(shelf.now.title).toBe('theirs');
    session.settle('title', 'a third');
    await session.flush();
    expect(shelf.now.title).toBe('a third');
    expect(session.state().conflicts).toEqual({});
  });

  it('sees a change that came while the field was being typed in', async () => {
    const shelf = new Shelf();
    const session = open(shelf);
    shelf.write('Amal', { title: 'theirs' });
    const looking = session.look();
    session.set('title', 'mine');
    await looking;
    expect(session.state().conflicts.title).toMatchObject({ base: 'old', theirs: 'theirs', mine: 'mine' });
    await pause();
    expect(shelf.now.title).toBe('theirs');
  });

  it('takes its own words, whose answer was lost, for nobody else’s', async () => {
    const shelf = new Shelf();
    shelf.isDown = 'answer';
    const session = open(shelf);
    session.set('title', 'mine');
    await pause();
    shelf.isDown = false;
    session.set('title', 'mine, longer');
    await pause();
    expect(session.state().conflicts).toEqual({});
    expect(shelf.now.title).toBe('mine, longer');
  });
});

describe('what was not sent', () => {
  it('is there again in the next sitting and is sent from the revision that it began from', async () => {
    const shelf = new Shelf();
    shelf.isDown = true;
    const store = new Memory();
    const crashed = open(shelf, store);
    crashed.set('title', 'mine');
    crashed.end();
    shelf.isDown = false;
    shelf.write('Amal', { title: 'theirs' });
    const next = open(shelf, store, 'two');
    next.restore();
    expect(next.value('title')).toBe('mine');
    expect(next.state().isRestored).toBe(true);
    await pause();
    expect(next.state().conflicts.title).toMatchObject({ base: 'old', theirs: 'theirs', mine: 'mine' });
    next.settle('title', 'theirs');
    await next.flush();
    expect(store.length).toBe(0);
  });
});

describe('undo', () => {
  it('takes back what was typed without a pause as one step, and does it again', async () => {
    const shelf = new Shelf();
    const session = open(shelf);
    for (const title of ['n', 'ne', 'new']) session.set('title', title);
    session.set('note', 'other');
    session.undo();
    expect(session.value('note')).toBe('n');
    session.undo();
    expect(session.value('title')).toBe('old');
    expect(session.state()).toMatchObject({ canUndo: false, canRedo: true });
    session.redo();
    await pause();
    expect(shelf.now.title).toBe('new' satisfies FieldValue);
  });
});
