import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabases } from '@/server/db/client';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import {
  ClaimLost,
  claimScan,
  failScan,
  releaseClaim,
  releaseClaimsOfTheGone,
  renewLease,
  retryStandIns,
  updateClaimed,
} from './mutations';
import { newOwner } from './owner';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const addScans = async (count: number, standIn = false) => {
  for (let each = 0; each < count; each += 1) await site.writer.scan.create({ data: { standIn } });
};
const claim = (seconds = 30) => claimScan(site.writer, { owner: newOwner(), seconds });
const expired = { leaseUntil: new Date(Date.now() - 1000) };

describe('claimScan', () => {
  it('gives each scan to one worker only, whatever connection it comes from', async () => {
    await addScans(24);
    const others = [openDatabases(site.url), openDatabases(site.url)];
    const connections = [site.writer, ...others.map(({ writer }) => writer)];
    const claimAll = async (db: (typeof connections)[number]) => {
      const ids: string[] = [];
      for (;;) {
        const claimed = await claimScan(db, { owner: newOwner(), seconds: 30 });
        if (!claimed) return ids;
        ids.push(claimed.scanId);
      }
    };
    const claimed = (await Promise.all(connections.map(claimAll))).flat();
    expect(claimed).toHaveLength(24);
    expect(new Set(claimed).size).toBe(24);
    await Promise.all(others.flatMap(({ writer, reader }) => [writer.$disconnect(), reader.$disconnect()]));
  });

  it("takes curators' scans before stand-ins", async () => {
    await addScans(3, true);
    await addScans(2);
    const order = [await claim(), await claim(), await claim()].map((each) => each?.standIn);
    expect(order).toEqual([false, false, true]);
  });

  it('takes a scan over when its lease has run out, under a new image id, and not before', async () => {
    await addScans(1);
    const first = await claim();
    expect(await claim()).toBeNull();
    await site.writer.scan.updateMany({ data: expired });
    const second = await claim();
    expect(second?.scanId).toBe(first?.scanId);
    expect(second?.imageId).not.toBe(first?.imageId);
  });

  it('gives up a scan that has killed its worker again and again', async () => {
    await addScans(1);
    await site.writer.scan.updateMany({ data: { attempts: 50 } });
    expect(await claim()).toBeNull();
    expect(await site.reader.scan.findFirst()).toMatchObject({
      state: 'FAILED',
      failureCode: 'BUILD_CRASHED',
    });
  });
});

describe('a claim', () => {
  it('is lost once another worker has taken over: nothing can be written under it', async () => {
    await addScans(1);
    const lost = await claim();
    await site.writer.scan.updateMany({ data: expired });
    await claim();
    if (!lost) throw new Error('no claim');
    await expect(renewLease(site.writer, lost, 30)).rejects.toBeInstanceOf(ClaimLost);
    await expect(updateClaimed(site.writer, lost, { progress: 99 })).rejects.toBeInstanceOf(ClaimLost);
    await expect(failScan(site.writer, lost, new Error('late'))).rejects.toBeInstanceOf(ClaimLost);
    await releaseClaim(site.writer, lost);
    expect(await site.reader.scan.findFirst()).toMatchObject({ state: 'BUILDING', progress: 0 });
  });

  it('is given back at once when its worker on this machine is gone', async () => {
    await addScans(2);
    const [living, dead] = [await claim(), await claim()];
    // Process ids stop far below this number.
    const owner = newOwner().replace(/:\d+:/, ':99999999:');
    await site.writer.scan.update({ where: { id: dead?.scanId }, data: { leaseOwner: owner } });
    await releaseClaimsOfTheGone(site.writer);
    const states = await site.reader.scan.findMany({ select: { id: true, state: true } });
    expect(states.find(({ id }) => id === dead?.scanId)?.state).toBe('WAITING');
    expect(states.find(({ id }) => id === living?.scanId)?.state).toBe('BUILDING');
  });

  it('that fails keeps the reason and nothing of the image', async () => {
    await addScans(1);
    const claimed = await claim();
    if (!claimed) throw new Error('no claim');
    await updateClaimed(site.writer, claimed, {
      previews: '[]',
      placeholder: 'data:',
      previewsAt: new Date(),
    });
    await failScan(site.writer, claimed, new Error('unforeseen'));
    expect(await site.reader.scan.findFirst()).toMatchObject({
      state: 'FAILED',
      failureCode: 'INTERNAL',
      imageId: null,
      previews: null,
      placeholder: null,
      previewsAt: null,
      leaseOwner: null,
    });
  });
});

it("failed stand-ins may be drawn again, curators' failed scans wait for the curator", async () => {
  await site.writer.scan.create({ data: { standIn: true, state: 'FAILED', failureCode: 'STAND_IN_FAILED' } });
  await site.writer.scan.create({ data: { state: 'FAILED', failureCode: 'IMAGE_TRUNCATED' } });
  await retryStandIns(site.writer);
  expect(await site.reader.scan.findFirst({ where: { standIn: true } })).toMatchObject({
    state: 'WAITING',
    failureCode: null,
  });
  expect(await site.reader.scan.findFirst({ where: { standIn: false } })).toMatchObject({ state: 'FAILED' });
});
