import { describe, expect, it } from 'vitest';
import { type Assigned, convergenceOf, encountersOf } from './meetings';

const photograph = (communities: number[], places: number[] = [], sections: number[] = []): Assigned => ({
  communities,
  places,
  sections,
});

describe('meetings', () => {
  it('are photographs whose own record names two communities, one meeting for each set', () => {
    const { photographs } = convergenceOf(
      [photograph([1, 0]), photograph([2]), photograph([0, 1]), photograph([0, 1, 2])],
      3,
    );
    expect(photographs.map((one) => [one.parts.map((part) => part.community), one.photographs])).toEqual([
      [
        [0, 1],
        [0, 2],
      ],
      [[0, 1, 2], [3]],
    ]);
  });

  it('are places where different photographs have different communities, and not where one photograph has both', () => {
    const [alone, met] = [7, 8];
    const { places } = convergenceOf(
      [photograph([0, 1], [alone]), photograph([0], [met]), photograph([1], [met]), photograph([], [alone])],
      2,
    );
    expect(places.map(({ of }) => of)).toEqual([met]);
    expect(places[0]?.parts).toEqual([
      { community: 0, photographs: [1] },
      { community: 1, photographs: [2] },
    ]);
  });

  it('are not the city that a good part of all records name', () => {
    const [city, gate] = [1, 2];
    const walk = Array.from({ length: 8 }, (_, number) =>
      photograph([number % 2], number < 2 ? [city, gate] : [city]),
    );
    const { places, communities } = convergenceOf(walk, 2);
    expect(places.map(({ of }) => of)).toEqual([gate]);
    expect(communities[0]?.places.get(city)).toBe(4);
  });

  it('are sections likewise, in their order', () => {
    const { sections } = convergenceOf(
      [photograph([1], [], [5, 2]), photograph([0], [], [5]), photograph([0], [], [2])],
      2,
    );
    expect(sections.map(({ of }) => of)).toEqual([2, 5]);
  });

  it('are none where nothing is assigned', () => {
    expect(convergenceOf([photograph([], [1], [1])], 2)).toMatchObject({
      ...{ photographs: [], places: [], sections: [] },
      communities: [{ photographs: [] }, { photographs: [] }],
    });
  });
});

describe('the encounters of a community', () => {
  it('tell a shared photograph from a place where each has its own', () => {
    // At place 4, communities 0 and 1 are on one photograph; 2 has another one there.
    const all = convergenceOf([photograph([0, 1], [4]), photograph([2], [4])], 3);
    expect(encountersOf(0, all)).toEqual([
      { community: 1, photographs: [0], places: 0, sections: 0 },
      { community: 2, photographs: [], places: 1, sections: 0 },
    ]);
    expect(encountersOf(2, all).map(({ community, places }) => [community, places])).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });
});
