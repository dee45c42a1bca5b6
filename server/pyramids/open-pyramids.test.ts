import { describe, expect, it } from 'vitest';
import type { Tiles } from '@/server/pyramids/zip-tiles';
import { OpenPyramids } from './open-pyramids';

const TILE_SIZE = 512;

/** Pyramids that note how often they were opened and closed, each with an index of `byteLength`. */
function watched(byteLength: number, gate?: Promise<void>) {
  const opened: string[] = [];
  const closed: string[] = [];
  const open = async ({ id }: { id: string }): Promise<Tiles> => {
    opened.push(id);
    await gate;
    if (id.startsWith('bad')) throw new Error(`${id} is damaged`);
    return {
      shape: { width: 1, height: 1, tileSize: TILE_SIZE },
      byteLength,
      find: () => null,
      read: async () => {
        if (closed.includes(id)) throw new Error('read after close');
        return Buffer.from(id);
      },
      close: async () => {
        closed.push(id);
      },
    };
  };
  return { open, opened, closed };
}

const named = (id: string) => ({ id, tileSize: TILE_SIZE });

describe('OpenPyramids', () => {
  it('opens one pyramid once for all who ask at the same time', async () => {
    const store = watched(100);
    const pyramids = new OpenPyramids({ open: store.open, maxBytes: 1000 });
    const lent = await Promise.all(Array.from({ length: 50 }, () => pyramids.acquire(named('a'))));
    expect(store.opened).toEqual(['a']);
    expect(pyramids.acquireOpen('a')?.tiles).toBe(lent[0]?.tiles);
  });

  it('stays within its memory and closes what it pushed out only when the last reader has gone', async () => {
    const store = watched(400);
    const pyramids = new OpenPyramids({ open: store.open, maxBytes: 1000 });
    const a = await pyramids.acquire(named('a'));
    const alsoA = await pyramids.acquire(named('a'));
    (await pyramids.acquire(named('b'))).release();
    (await pyramids.acquire(named('c'))).release();
    expect(pyramids.bytes).toBe(800);
    expect(store.closed).toEqual([]);
    a.release();
    expect(store.closed).toEqual([]);
    await expect(alsoA.tiles.read({ offset: 0, length: 1, crc: 0 })).resolves.toBeDefined();
    alsoA.release();
    alsoA.release();
    expect(store.closed).toEqual(['a']);
    (await pyramids.acquire(named('d'))).release();
    expect(store.closed).toEqual(['a', 'b']);
  });

  it('bounds the number of open files', async () => {
    const store = watched(1);
    const pyramids = new OpenPyramids({ open: store.open, maxBytes: 1000, maxOpen: 3 });
    for (const id of ['a', 'b', 'c', 'd', 'e']) (await pyramids.acquire(named(id))).release();
    expect(pyramids.size).toBe(3);
    expect(store.closed).toEqual(['a', 'b']);
  });

  it('serves a pyramid whose index is larger than all memory, without keeping it', async () => {
    const store = watched(5000);
    const pyramids = new OpenPyramids({ open: store.open, maxBytes: 1000 });
    const [one, two] = await Promise.all([pyramids.acquire(named('a')), pyramids.acquire(named('a'))]);
    expect(pyramids.size).toBe(0);
    one?.release();
    expect(store.closed).toEqual([]);
    two?.release();
    expect(store.closed).toEqual(['a']);
  });

  it('keeps nothing of a failure', async () => {
    const store = watched(1);
    const pyramids = new OpenPyramids({ open: store.open, maxBytes: 1000 });
    await expect(pyramids.acquire(named('bad'))).rejects.toThrow('damaged');
    await expect(pyramids.acquire(named('bad'))).rejects.toThrow('damaged');
    expect(store.opened).toEqual(['bad', 'bad']);
    expect(pyramids.size).toBe(0);
  });

  it('answers those who wait for a pyramid that is pushed out while it loads', async () => {
    let openGate = () => {};
    const gate = new Promise<void>((resolve) => {
      openGate = resolve;
    });
    const store = watched(10, gate);
    const pyramids = new OpenPyramids({ open: store.open, maxBytes: 1000, maxOpen: 2 });
    const waiting = ['a', 'b', 'c', 'd'].map((id) => pyramids.acquire(named(id)));
    pyramids.discard('a');
    openGate();
    for (const lent of await Promise.all(waiting)) {
      await expect(lent.tiles.read({ offset: 0, length: 1, crc: 0 })).resolves.toBeDefined();
      lent.release();
    }
    expect(pyramids.size).toBeLessThanOrEqual(2);
    pyramids.close();
    expect(store.closed.toSorted()).toEqual(store.opened.toSorted());
  });

  it('closes every file exactly once under a storm of readers', async () => {
    const opened = new Map<Tiles, number>();
    const pyramids = new OpenPyramids({
      open: async () => {
        const tiles: Tiles = {
          shape: { width: 1, height: 1, tileSize: TILE_SIZE },
          byteLength: 100,
          find: () => null,
          read: async () => {
            await new Promise((resolve) => setImmediate(resolve));
            if (opened.get(tiles)) throw new Error('read after close');
            return Buffer.alloc(0);
          },
          close: async () => {
            opened.set(tiles, (opened.get(tiles) ?? 0) + 1);
          },
        };
        opened.set(tiles, 0);
        return tiles;
      },
      maxBytes: 350,
    });
    const read = async (n: number) => {
      const id = `p${(n * 7) % 11}`;
      const lent = pyramids.acquireOpen(id) ?? (await pyramids.acquire(named(id)));
      try {
        await lent.tiles.read({ offset: 0, length: 1, crc: 0 });
        if (n % 13 === 0) pyramids.discard(id);
      } finally {
        lent.release();
      }
    };
    await Promise.all(Array.from({ length: 2000 }, (_, n) => read(n)));
    pyramids.close();
    expect(new Set(opened.values())).toEqual(new Set([1]));
  });
});
