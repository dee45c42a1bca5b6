import { describe, expect, it } from 'vitest';
import { BoundedQueue, Overloaded, type QueueLimits } from './bounded-queue';

const LIMITS: QueueLimits = { running: 2, weight: 100, waiting: 3, patienceMs: 60_000 };
const never = new AbortController().signal;

/** Tasks that end when told to. */
function tasks(limits: Partial<QueueLimits> = {}) {
  const queue = new BoundedQueue({ ...LIMITS, ...limits });
  const running: string[] = [];
  const ends = new Map<string, () => void>();
  const run = (name: string, weight = 1, signal: AbortSignal = never) =>
    queue.run(
      async () => {
        running.push(name);
        await new Promise<void>((resolve) => ends.set(name, resolve));
        running.splice(running.indexOf(name), 1);
        return name;
      },
      weight,
      signal,
    );
  const end = async (name: string) => {
    ends.get(name)?.();
    for (let n = 0; n < 10; n++) await Promise.resolve();
  };
  return { run, end, running };
}

const ignored = (promise: Promise<unknown>) => void promise.catch(() => {});

describe('a bounded queue', () => {
  it('runs a few at a time, in their order', async () => {
    const { run, end, running } = tasks();
    for (const name of ['a', 'b', 'c', 'd']) ignored(run(name));
    expect(running).toEqual(['a', 'b']);
    await end('b');
    expect(running).toEqual(['a', 'c']);
    await end('a');
    expect(running).toEqual(['c', 'd']);
  });

  it('refuses at once beyond those that may wait', async () => {
    const { run } = tasks();
    for (const name of ['a', 'b', 'c', 'd', 'e']) ignored(run(name));
    await expect(run('f')).rejects.toBeInstanceOf(Overloaded);
  });

  it('runs together only what weighs little enough, and what weighs more alone', async () => {
    const { run, end, running } = tasks();
    ignored(run('large', 500));
    ignored(run('small', 1));
    expect(running).toEqual(['large']);
    ignored(run('larger', 101));
    await end('large');
    expect(running).toEqual(['small']);
    // Small ones that come later do not overtake one that waits for room.
    ignored(run('late', 1));
    expect(running).toEqual(['small']);
    await end('small');
    expect(running).toEqual(['larger']);
    await end('larger');
    expect(running).toEqual(['late']);
  });

  it('lets go of those who leave, and lets in who stood behind them', async () => {
    const { run, end, running } = tasks();
    const leaving = new AbortController();
    ignored(run('a', 60));
    const large = run('large', 60, leaving.signal);
    ignored(run('small', 1));
    leaving.abort(new Error('gone'));
    await expect(large).rejects.toThrow('gone');
    expect(running).toEqual(['a', 'small']);
    await end('a');
    expect(running).toEqual(['small']);
  });

  it('refuses who has waited too long', async () => {
    const { run } = tasks({ running: 1, patienceMs: 1 });
    ignored(run('a'));
    await expect(run('b')).rejects.toBeInstanceOf(Overloaded);
  });

  it('gives the place of a task that fails to the next', async () => {
    const queue = new BoundedQueue({ ...LIMITS, running: 1 });
    const failed = queue.run(() => Promise.reject(new Error('no')), 1, never);
    const next = queue.run(async () => 'done', 1, never);
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('done');
  });
});
