import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cookieOf, makePerson } from '@/tests/fixtures/people';
import type { BenchRow } from './row';
import { type LargeCatalogue, makeLargeCatalogue, PHOTOGRAPHS } from './support/large-catalogue';
import { median } from './support/load';
import { StudioSite } from './support/studio-site';

const ROUNDS = 21;
const BAR_MS = 300;

/** Below `/en/studio`, by what the table calls them. */
function addressesOf(ids: LargeCatalogue): Record<string, string[]> {
  const list = (query: string) => `/photographs?${query}`;
  const arabic = encodeURIComponent('الصخرة');
  return {
    worklist: [''],
    'photographs, each order': ['/photographs', list('sort=title'), list('sort=created')],
    'photographs, searched': [
      list(`q=${arabic}`),
      list('q=Damascus'),
      list('q=LC-DIG-12345'),
      list('q=nothing-like-it'),
      list(`q=${arabic}&sort=title`),
    ],
    'photographs, by state': ['draft', 'published', 'changed', 'proposed', 'scheduled', 'overdue'].map(
      (status) => list(`status=${status}`),
    ),
    'photographs, by what is missing or stale': [
      ...['title.ar', 'altText.en', 'caption.ar', 'rights', 'maker'].map((what) => list(`missing=${what}`)),
      list('stale=ar'),
    ],
    'photographs, by scan': ['none', 'stand-in', 'waiting', 'failed', 'ready'].map((scan) =>
      list(`scan=${scan}`),
    ),
    'photographs, by section, maker, place, community, holder': [
      list(`section=${ids.sectionId}`),
      list(`maker=${ids.makerId}`),
      list(`place=${ids.placeId}&sort=title`),
      list(`community=${ids.communityId}`),
      list(`holder=${ids.holderId}`),
    ],
    'photographs, several filters': [
      list(`q=${arabic}&section=${ids.sectionId}&missing=altText.ar&status=draft&sort=title`),
    ],
    trash: ['/trash'],
    'sections and one section of thousands': ['/sections', `/sections/${ids.sectionId}`],
    'photograph editor': [`/photographs/${ids.photographId}`],
    history: [`/photographs/${ids.photographId}/history`],
    'authority lists': ['/makers', '/places', '/communities', '/techniques', '/holders'],
    'past batches': ['/batches'],
    'log, people, letters, uploads, table': ['/log', '/people', '/letters', '/upload', '/transfer'],
  };
}

/** Every list of the studio over HTTP, whole pages, with a catalogue of thousands in a real database. */
export async function benchStudioLists(): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-studio-lists-'));
  const site = await StudioSite.prepare(folder);
  try {
    const person = await makePerson(site.db.writer, 'administrator');
    const cookie = await cookieOf(site.db.writer, folder, person);
    const addresses = addressesOf(await makeLargeCatalogue(site.db.writer, person.id));
    await site.startWeb();
    const times = await timeAll(site.origin, cookie, Object.values(addresses).flat());
    return Object.entries(addresses).map(([name, all]) => rowOf(name, all, times));
  } finally {
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Times {
  /** Milliseconds. */
  p95: number;
  middle: number;
}

/** Each in turn, round after round, so that a busy minute of the machine falls on all of them. */
async function timeAll(
  origin: string,
  cookie: string,
  addresses: readonly string[],
): Promise<Map<string, Times>> {
  const all = new Map(addresses.map((address) => [address, [] as number[]]));
  for (const address of addresses) await timeOne(origin, cookie, address);
  for (let round = 0; round < ROUNDS; round++)
    for (const [address, times] of all) times.push(await timeOne(origin, cookie, address));
  return new Map(
    [...all].map(([address, times]) => {
      const sorted = times.toSorted((a, b) => a - b);
      return [address, { p95: sorted[Math.ceil(ROUNDS * 0.95) - 1] ?? Number.NaN, middle: median(times) }];
    }),
  );
}

/** @returns milliseconds until the whole page is there. @throws where it is not that page */
async function timeOne(origin: string, cookie: string, address: string): Promise<number> {
  const begun = performance.now();
  const response = await fetch(`${origin}/en/studio${address}`, {
    headers: { Cookie: cookie },
    redirect: 'error',
  });
  await response.text();
  const taken = performance.now() - begun;
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return taken;
}

function rowOf(name: string, addresses: readonly string[], times: ReadonlyMap<string, Times>): BenchRow {
  const each = addresses.flatMap((address) => {
    const found = times.get(address);
    return found ? [{ address, ...found }] : [];
  });
  const [worst] = each.toSorted((a, b) => b.p95 - a.p95);
  const value = worst?.p95 ?? Number.NaN;
  const middles = each.map(({ middle }) => Math.round(middle)).join(', ');
  return {
    name: `${PHOTOGRAPHS.toLocaleString('en')} photographs: ${name}`,
    value,
    unit: 'ms',
    bar: `<= ${BAR_MS}`,
    ok: value <= BAR_MS,
    detail: `first page, whole, over HTTP; worst p95 of ${each.length}; medians ${middles}`,
  };
}
