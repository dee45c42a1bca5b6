import { expect, it } from 'vitest';
import { distinctions } from './same-names';
import type { GazetteerPlace, PlaceNameView } from './views';

const place = (
  slug: string,
  en: string,
  { at, former }: { at?: [number, number]; former?: string } = {},
): GazetteerPlace => {
  const names: PlaceNameView[] = [{ text: en, lang: 'en', kind: 'MAIN', isOurs: true, source: null }];
  if (former)
    names.push({ text: former, lang: 'en', kind: 'FORMER', isOurs: false, source: 'an old caption' });
  const [latitude = null, longitude = null] = at ?? [];
  return {
    ...{
      id: slug,
      slug,
      names: { en },
      allNames: names,
      latitude,
      longitude,
      sourceUrl: null,
      outline: null,
    },
    coordinatesFrom: at ? 'a survey' : null,
  };
};

it('says nothing beside a name that only one place has', () => {
  expect(distinctions([place('a', 'Gate'), place('b', 'Tower')], 'en').size).toBe(0);
});

it('tells places of one name apart by another name, by what is near, else by their addresses', () => {
  const found = distinctions(
    [
      place('one', 'St. John', { former: 'The Prodromos' }),
      place('two', 'st john', { at: [31.778, 35.23] }),
      place('three', 'St John', { at: [31.79, 35.24] }),
      place('four', 'St. John'),
      place('muristan', 'Muristan', { at: [31.7781, 35.2301] }),
    ],
    'en',
  );
  expect(Object.fromEntries(found)).toEqual({
    one: { kind: 'called', name: { text: 'The Prodromos', lang: 'en' } },
    two: { kind: 'near', names: { en: 'Muristan' } },
    three: { kind: 'address', slug: 'three' },
    four: { kind: 'address', slug: 'four' },
  });
});

it('does not call two of them near the same place', () => {
  const places = [
    place('one', 'Well', { at: [31.778, 35.23] }),
    place('two', 'Well', { at: [31.7782, 35.23] }),
    place('khan', 'Khan', { at: [31.7781, 35.2301] }),
  ];
  expect([...distinctions(places, 'en').values()].map(({ kind }) => kind)).toEqual(['address', 'address']);
});
