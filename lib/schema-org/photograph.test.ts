import { expect, it } from 'vitest';
import type { PhotographView } from '../catalogue/views';
import { photographStatement } from './photograph';
import { scriptText } from './statement';

const photograph: PhotographView = {
  id: 'id',
  slug: 'gate',
  labels: {
    ar: { title: 'باب', titleIsOurs: true, caption: null, description: null, altText: null },
    en: { title: 'Gate', titleIsOurs: false, caption: 'A gate.', description: null, altText: null },
  },
  sourceTitle: { text: 'Porte', lang: 'fr' },
  makers: [
    { slug: 'a', names: { en: 'Du Camp' }, role: 'photographer' },
    { slug: 'b', names: { en: 'Bonfils' }, role: 'studio' },
  ],
  date: { edtf: '1850-08', asWritten: null },
  technique: null,
  techniqueTerm: null,
  dimensions: null,
  pixelsPerCm: null,
  dimensionsAsWritten: null,
  places: [
    { slug: 'c', names: { en: 'Citadel' }, latitude: 31.7, longitude: 35.2, coordinatesFrom: 'a survey' },
    { slug: 'd', names: { en: 'Tower' }, latitude: 31.7, longitude: 35.2, coordinatesFrom: null },
  ],
  communities: [],
  holder: null,
  inventoryNumber: null,
  sourceUrl: null,
  rights: { uri: 'http://rightsstatements.org/vocab/NoC-US/1.0/', names: {}, downloads: null },
  rightsAsStated: null,
  creditLine: null,
  evidence: 'FIRST_HAND',
  seenIn: null,
  notes: {},
  image: null,
  section: null,
  previous: null,
  next: null,
  annotations: [],
};
const collection = { page: 'https://x.example/ar/sections/city', name: 'المدينة' };
const addresses = {
  page: 'https://x.example/ar/photographs/gate',
  manifest: null,
  picture: null,
};

it('says what the record says, in the page’s language where it has it', () => {
  expect(photographStatement(photograph, 'ar', collection, addresses)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Photograph',
    '@id': addresses.page,
    url: addresses.page,
    inLanguage: 'ar',
    name: 'باب',
    alternateName: 'Porte',
    description: 'A gate.',
    creator: [
      { '@type': 'Person', name: 'Du Camp' },
      { '@type': 'Organization', name: 'Bonfils' },
    ],
    dateCreated: '1850-08',
    contentLocation: [
      {
        '@type': 'Place',
        name: 'Citadel',
        geo: { '@type': 'GeoCoordinates', latitude: 31.7, longitude: 35.2 },
      },
      { '@type': 'Place', name: 'Tower' },
    ],
    license: 'http://rightsstatements.org/vocab/NoC-US/1.0/',
    isPartOf: { '@type': 'CollectionPage', '@id': collection.page, name: 'المدينة' },
  });
});

it('gives no date that nobody claims', () => {
  for (const edtf of ['1870~', '1860/1870', null]) {
    const statement = photographStatement(
      { ...photograph, date: { edtf, asWritten: null } },
      'en',
      collection,
      addresses,
    );
    expect(statement).not.toHaveProperty('dateCreated');
  }
});

it('cannot be ended by a text in it', () => {
  const text = scriptText({ name: '</script><script>alert(1)</script>' });
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toEqual({ name: '</script><script>alert(1)</script>' });
});
