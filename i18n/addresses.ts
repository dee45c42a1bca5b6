import { LANGUAGES, type Language } from '@/lib/catalogue/languages';

/** A page's address without its language, beginning with `/`; the home page is the empty string. */
export type PagePath = '' | `/${string}`;

/** Site-relative address of a page in one language. */
export function pageAddress(language: Language, path: PagePath): string {
  return `/${language}${path}`;
}

export function photographPath(slug: string): PagePath {
  return `/photographs/${slug}`;
}

/** Where a visitor suggests a correction to a photograph's label. */
export function correctionPath(slug: string): PagePath {
  return `/photographs/${slug}/correction`;
}

/** Where something is chosen to be compared with a photograph. */
export function comparePath(slug: string): PagePath {
  return `/compare/${slug}`;
}

/** Two photographs compared; the first stands at the start of the line. */
export function comparisonPath(first: string, second: string): PagePath {
  return `/compare/${first}/${second}`;
}

export function sectionPath(slug: string): PagePath {
  return `/sections/${slug}`;
}

export function tourPath(slug: string): PagePath {
  return `/tours/${slug}`;
}

/** A place of the gazetteer, with what photographs show of it. */
export function placePath(slug: string): PagePath {
  return `/places/${slug}`;
}

/** The map with a place chosen, in one language. */
export function placeOnMap(language: Language, slug: string): string {
  return `${pageAddress(language, '/map')}?place=${slug}#chosen`;
}

/** A community, with whom it meets. */
export function communityPath(slug: string): PagePath {
  return `/communities/${slug}`;
}

/** The timeline from one year to another, both included; all of it for null. */
export function timelinePath(years: { from: number; to: number } | null): PagePath {
  return years === null ? '/timeline' : `/timeline?from=${years.from}&to=${years.to}`;
}

/** A public screen: its start, or one of its tours. */
export function kioskPath(tourSlug: string | null): PagePath {
  return tourSlug === null ? '/kiosk' : `/kiosk/${tourSlug}`;
}

/** The other languages that the same page can be read in. */
export function otherLanguages(language: Language): Language[] {
  return LANGUAGES.filter((other) => other !== language);
}
