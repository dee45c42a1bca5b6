import { expect, it } from 'vitest';
import { findNeighbours } from './find-neighbours';
import { type NeighbourSource, neighbourIndexOf } from './neighbour-index';

const PLAIN: NeighbourSource = { viewpoint: null, marked: [], named: [], makers: [], dateEdtf: null };

function neighboursOf(of: number, given: readonly Partial<NeighbourSource>[], avoided: number[] = []) {
  const index = neighbourIndexOf(given.map((each) => ({ ...PLAIN, ...each })));
  return findNeighbours(index, of, new Set(avoided));
}

const kindsOf = (groups: ReturnType<typeof neighboursOf>) =>
  groups.map(({ kind, neighbours }) => [kind, ...neighbours.map(({ index }) => index)]);

it('stands on the same spot within a few metres and a similar bearing, the nearest first', () => {
  const at = (metresNorth: number, bearing: number | null) => ({
    viewpoint: { latitude: 31.778 + metresNorth / 111_195, longitude: 35.2354, bearing },
  });
  const [group] = neighboursOf(0, [at(0, 355), at(9, 5), at(3, 10), at(2, null), at(2, 90), at(40, 355)]);
  expect(group?.kind).toBe('viewpoint');
  expect(group?.neighbours.map(({ index }) => index)).toEqual([2, 1, 3]);
  expect(group?.neighbours[0]?.reason).toEqual({
    kind: 'viewpoint',
    metres: expect.closeTo(3, 2),
    degrees: 15,
  });
  expect(group?.neighbours[2]?.reason).toMatchObject({ degrees: null });
});

it('tells what is marked on the picture from what the record names, marked ones first', () => {
  const groups = neighboursOf(0, [
    { marked: ['dome'], named: ['gate'] },
    { named: ['dome'] },
    { marked: ['dome'] },
    { named: ['gate'] },
  ]);
  expect(kindsOf(groups)).toEqual([['place', 2, 3, 1]]);
  expect(groups[0]?.neighbours.map(({ reason }) => reason)).toEqual([
    { kind: 'place', place: 'dome', basis: 'marked' },
    { kind: 'place', place: 'gate', basis: 'named' },
    { kind: 'place', place: 'dome', basis: 'marked-here' },
  ]);
  expect(groups[0]?.shared).toEqual([
    { slug: 'dome', count: 2 },
    { slug: 'gate', count: 1 },
  ]);
});

it('the city that a good part of all records name is no building, unless it is marked', () => {
  const all = Array.from({ length: 30 }, () => ({ named: ['jerusalem'] }));
  expect(neighboursOf(3, all)).toEqual([]);
  const marked = [...all, { marked: ['jerusalem'] }, { marked: ['jerusalem'] }];
  expect(kindsOf(neighboursOf(30, marked))).toEqual([['place', 31]]);
});

it('who took it comes before who printed it, and who printed it before who gathered it', () => {
  const by = (slug: string, role: NeighbourSource['makers'][number]['role']) => ({ slug, role });
  const mine = [by('anna', 'photographer'), by('press', 'printer'), by('shelf', 'collection')];
  const press = { makers: [by('press', 'printer')] };
  const shelf = { makers: [by('shelf', 'collection')] };
  expect(kindsOf(neighboursOf(0, [{ makers: mine }, press, shelf]))).toEqual([['maker', 1]]);
  expect(kindsOf(neighboursOf(0, [{ makers: mine }, press, { makers: [by('anna', 'publisher')] }]))).toEqual([
    ['maker', 2],
  ]);
  expect(kindsOf(neighboursOf(0, [{ makers: mine }, shelf]))).toEqual([['maker', 1]]);
});

it('dates meet narrowly: an open or broad one is nobody’s neighbour', () => {
  const dated = (dateEdtf: string | null) => ({ dateEdtf });
  const days = ['1917-12-09', '1917-12', '1917', '1860/..', '1875/1930', '1917~', '1918', 'no date', null];
  const [group] = neighboursOf(0, days.map(dated));
  expect(group?.neighbours).toEqual([
    { index: 1, reason: { kind: 'days', apart: 22 } },
    { index: 2, reason: { kind: 'days', apart: 342 } },
  ]);
  expect(neighboursOf(3, days.map(dated))).toEqual([]);
  expect(neighboursOf(6, days.map(dated))).toEqual([]);
});

it('repeats none, shows few, spreads them over time, and leaves out what the walk leads to anyhow', () => {
  const series = Array.from({ length: 40 }, (_, n) => ({
    makers: [{ slug: 'anna', role: 'photographer' as const }],
    dateEdtf: String(1860 + n),
    named: n % 2 === 0 ? ['dome'] : ['gate', 'wall'],
  }));
  const others = Array.from({ length: 90 }, () => ({}));
  const groups = neighboursOf(10, [...series, ...others], [9, 11]);
  const shown = groups.flatMap(({ neighbours }) => neighbours.map(({ index }) => index));
  expect(new Set(shown).size).toBe(shown.length);
  expect(shown).not.toContain(9);
  expect(shown).not.toContain(10);
  for (const { neighbours } of groups) expect(neighbours.length).toBeLessThanOrEqual(3);
  const [first = 0, second = 0] = groups[0]?.neighbours.map(({ index }) => index) ?? [];
  expect(Math.abs(first - second)).toBeGreaterThan(8);
});

it('what the walk leads to is said where there is nothing else of its kind', () => {
  const anna = { makers: [{ slug: 'anna', role: 'photographer' as const }] };
  expect(kindsOf(neighboursOf(1, [anna, anna], [0, 2]))).toEqual([['maker', 0]]);
});

it('an exhibition of nothing, or an index outside it, has no neighbours', () => {
  expect(neighboursOf(0, [])).toEqual([]);
  expect(neighboursOf(5, [{ dateEdtf: '1900' }])).toEqual([]);
});

it('looks at few photographs however many there are', () => {
  const all = Array.from({ length: 50_000 }, (_, n) => ({
    ...PLAIN,
    named: [`place-${n % 20}`],
    makers: [{ slug: `maker-${n % 30}`, role: 'photographer' as const }],
    dateEdtf: `${1850 + (n % 68)}-${String(1 + (n % 12)).padStart(2, '0')}`,
    viewpoint: { latitude: 31.77 + (n % 100) / 10_000, longitude: 35.23, bearing: n % 360 },
  }));
  const index = neighbourIndexOf(all);
  const start = performance.now();
  for (let n = 0; n < 500; n++) findNeighbours(index, n * 97);
  // Far above what it takes; a single pass over all for each would take ten times as long.
  expect((performance.now() - start) / 500).toBeLessThan(5);
});
