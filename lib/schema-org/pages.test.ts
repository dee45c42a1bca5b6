import { expect, it } from 'vitest';
import { collectionStatement, exhibitionStatement } from './pages';
import { breadcrumbStatement } from './statement';

const home = { page: 'https://x.example/ar', name: 'معرض' };
const city = { page: 'https://x.example/ar/sections/city', name: 'المدينة' };

it('the exhibition is one to visit online, with no date that nobody gave', () => {
  const site = { title: { ar: 'معرض' }, organisations: { en: 'OIC' }, description: {} };
  const partners = [
    { id: 'a', name: { ar: 'شريك' }, link: 'https://a.example/', logo: null },
    { id: 'b', name: {}, link: null, logo: null },
  ];
  const statement = exhibitionStatement(
    { site, partners, sections: [city], page: home.page, picture: null },
    'ar',
  );
  expect(statement).toEqual({
    '@context': 'https://schema.org',
    '@type': 'ExhibitionEvent',
    '@id': home.page,
    url: home.page,
    inLanguage: 'ar',
    name: 'معرض',
    eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    location: { '@type': 'VirtualLocation', url: home.page },
    organizer: { '@type': 'Organization', name: 'OIC' },
    contributor: [{ '@type': 'Organization', name: 'شريك', url: 'https://a.example/' }],
    workFeatured: [{ '@type': 'CollectionPage', '@id': city.page, name: city.name }],
  });
});

it('a list says how long it is and writes out its beginning', () => {
  const photographs = Array.from({ length: 130 }, (_, n) => ({
    page: `https://x.example/${n}`,
    name: `n${n}`,
  }));
  const statement = collectionStatement({ ...city, exhibition: home, photographs }, 'ar');
  expect(statement).toMatchObject({
    '@type': 'CollectionPage',
    isPartOf: { '@type': 'WebSite', url: home.page },
    mainEntity: { numberOfItems: 130 },
  });
  expect(statement).not.toHaveProperty('description');
  const { itemListElement } = statement.mainEntity as { itemListElement: unknown[] };
  expect(itemListElement).toHaveLength(100);
  expect(itemListElement[1]).toEqual({
    '@type': 'ListItem',
    position: 2,
    url: 'https://x.example/1',
    name: 'n1',
  });
});

it('a trail counts from the first page', () => {
  expect(breadcrumbStatement([home, city])).toMatchObject({
    '@type': 'BreadcrumbList',
    itemListElement: [
      { position: 1, name: 'معرض', item: home.page },
      { position: 2, name: 'المدينة', item: city.page },
    ],
  });
});
