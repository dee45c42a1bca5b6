import type { Language } from '../catalogue/languages';
import type { Texts } from '../catalogue/views';
import type { Partner, SiteDocumentOf } from '../site/documents';
import { pickText } from '../text/pick-text';
import { type NamedPage, present, type Statement } from './statement';

interface Exhibition {
  site: SiteDocumentOf<'site'>;
  partners: readonly Partner[];
  sections: readonly NamedPage[];
  /** Absolute address of the first page. */
  page: string;
  /** Absolute; null beside a stand-in (DECISIONS, 12). */
  picture: string | null;
}

/**
 * The exhibition as it can be visited: here. It has no dates, since the site's texts tell those of the one in Baku in words only,
 * and this one stays.
 */
export function exhibitionStatement(
  { site, partners, sections, page, picture }: Exhibition,
  language: Language,
): Statement {
  const organisation = (names: Texts, url: string | null) => {
    const name = pickText(names, language)?.text;
    return name ? present({ '@type': 'Organization', name, url }) : null;
  };
  return present({
    '@context': 'https://schema.org',
    '@type': 'ExhibitionEvent',
    '@id': page,
    url: page,
    inLanguage: language,
    name: pickText(site.title, language)?.text,
    description: pickText(site.description, language)?.text,
    image: picture,
    eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    location: { '@type': 'VirtualLocation', url: page },
    organizer: organisation(site.organisations, null),
    contributor: partners.flatMap(({ name, link }) => organisation(name, link) ?? []),
    workFeatured: sections.map((section) => ({
      '@type': 'CollectionPage',
      '@id': section.page,
      name: section.name,
    })),
  });
}

interface Collection extends NamedPage {
  description?: string;
  /** The first page. */
  exhibition: NamedPage;
  /** In their order. */
  photographs: readonly NamedPage[];
}

/** Entries of a list that are written out; its length is said whatever it is. */
const MOST_LISTED = 100;

/** A page that lists photographs. */
export function collectionStatement(
  { page, name, description, exhibition, photographs }: Collection,
  language: Language,
): Statement {
  return present({
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    '@id': page,
    url: page,
    inLanguage: language,
    name,
    description,
    isPartOf: { '@type': 'WebSite', url: exhibition.page, name: exhibition.name },
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: photographs.length,
      itemListElement: photographs.slice(0, MOST_LISTED).map((photograph, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        url: photograph.page,
        name: photograph.name,
      })),
    },
  });
}
