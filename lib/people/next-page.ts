import { LANGUAGES, type Language } from '../catalogue/languages';

/** A page of the studio in one of our languages, and a query: no other host, scheme, dot segment or backslash fits. */
const STUDIO_PAGE = new RegExp(`^/(?:${LANGUAGES.join('|')})/studio(?:/[\\w-]+)*(?:\\?[\\w.~%!*+=&-]*)?$`);

const LONGEST = 500;

/**
 * Where someone goes after signing in: the page that they were sent away from, if it is one of ours, else the first page.
 * @param wanted from the address, so of anyone's making
 */
export function pageAfterSignIn(wanted: string | null | undefined, language: Language): string {
  const isOurs = typeof wanted === 'string' && wanted.length <= LONGEST && STUDIO_PAGE.test(wanted);
  return isOurs && !AT_THE_DOOR.test(wanted) ? wanted : `/${language}/studio`;
}

/** Leading back to these would turn in a circle. */
const AT_THE_DOOR = /\/studio\/(?:sign-in|link|forgotten)\b/;
