import { LANGUAGES, type Language } from '../catalogue/languages';

/** A page of the studio in one of our languages, and a query: no other host, scheme, dot segment or backslash fits. */
const STUDIO_PAGE = new RegExp(`^/(?:${LANGUAGES.join('|')})/studio(?:/[\\w-]+)*(?:\\?[\\w.~%!*+=&-]*)?$`);

const LONGEST = 500;

/** Leading back to these would turn in a circle. */
const AT_THE_DOOR = /\/studio\/(?:sign-in|link|forgotten)\b/;

/** Next's router marks what it fetches for itself. */
const ROUTER_PARAMETER = /([?&])_rsc=[^&]*(?:&|$)/;

/**
 * Where someone goes after signing in: the page that they were sent away from, if it is one of ours, else the first page.
 * @param wanted from the address, so of anyone's making
 */
export function pageAfterSignIn(wanted: string | null | undefined, language: Language): string {
  return askedStudioPage(wanted) ?? `/${language}/studio`;
}

/** The page of the studio that a path and query ask for; null where it is none, or one before the door. */
export function askedStudioPage(target: string | null | undefined): string | null {
  const page = target?.replace(ROUTER_PARAMETER, '$1').replace(/[?&]$/, '');
  const isOurs = page !== undefined && page.length <= LONGEST && STUDIO_PAGE.test(page);
  return isOurs && !AT_THE_DOOR.test(page) ? page : null;
}
