import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { CONTENT_STATE_PARAMETER } from '@/lib/iiif/content-state';
import { readYear } from '@/lib/timeline/year-range';
import { DETAIL_PARAMETER, formatDetail, parseDetail } from '@/lib/viewport/detail';

/** An answer that is the same for every stranger. */
export interface SharedPage {
  /** One answer has one key within a version of the catalogue. */
  key: string;
  /** Path and declared parameters, in one order. */
  target: string;
  form: PageForm;
  /** True for one of the pages of which there may be any number. */
  isVariant: boolean;
  /** False for an address of which nothing is known: the answer is for all only if it is that there is no such page. */
  declared: boolean;
  /** Where the page is that is sent, with status 404, if this one is not found. */
  missing: string;
}

/** A page as a document, or as one of the shapes that Next's router asks for when a reader follows a link. */
export type PageForm = 'document' | 'navigation' | 'tree-prefetch' | 'metadata-prefetch';

/** Reads a value of a query parameter. @returns the one way to write it; null where it says nothing to the page */
type ReadParameter = (value: string) => string | null;

interface SharedPages {
  /** What is below `/<language>`. */
  path: RegExp;
  /** The query parameters that change what it shows. */
  parameters?: Readonly<Record<string, ReadParameter>>;
  /** One that only the browser reads. */
  forTheBrowser?: string;
  /** More than there are things in the catalogue, such as every two of them: kept as variants are. */
  areMany?: true;
}

/** A page that is missing here is rendered each time. */
const SHARED_PAGES: readonly SharedPages[] = [
  { path: /^$/ },
  // With a query it is made each time: there are more searches than could be kept.
  { path: /^\/search$/ },
  { path: /^\/photographs$/, parameters: { page: readPage } },
  {
    path: /^\/photographs\/[a-z0-9][a-z0-9-]{0,119}$/,
    parameters: { [DETAIL_PARAMETER]: readDetail },
    // Which part of the picture is shown first; the page is the same.
    forTheBrowser: CONTENT_STATE_PARAMETER,
  },
  { path: /^\/sections\/[a-z0-9][a-z0-9-]{0,119}$/, parameters: { page: readPage } },
  { path: /^\/tours(?:\/[a-z0-9][a-z0-9-]{0,119})?$/ },
  { path: /^\/map$/, parameters: { place: readSlug } },
  {
    path: /^\/timeline$/,
    parameters: { from: readYearAsked, to: readYearAsked, page: readPage },
  },
  { path: /^\/places(?:\/[a-z0-9][a-z0-9-]{0,119})?$/, parameters: { page: readPage } },
  { path: /^\/communities$/, parameters: { with: readSlug } },
  {
    path: /^\/communities\/[a-z0-9][a-z0-9-]{0,119}$/,
    parameters: { with: readSlug, page: readPage },
  },
  { path: /^\/kiosk(?:\/[a-z0-9][a-z0-9-]{0,119})?$/ },
  {
    path: /^\/(?:about|credits|rights|accessibility|privacy|language-note|contact|contact\/thanks)$/,
  },
  { path: /^\/photographs\/[a-z0-9][a-z0-9-]{0,119}\/correction$/ },
  { path: /^\/compare\/[a-z0-9][a-z0-9-]{0,119}$/ },
  // What is seen of the two stands in the fragment.
  { path: /^\/compare\/[a-z0-9][a-z0-9-]{0,119}\/[a-z0-9][a-z0-9-]{0,119}$/, areMany: true },
];

/** Any other address that could be a page, but for the studio, which is no stranger's even where it is not found. */
const ELSEWHERE = /^(?!\/studio(?:\/|$))(?:\/[a-z0-9-]{1,120}){0,4}$/;

const UNDER_A_LANGUAGE = new RegExp(`^/(?:${LANGUAGES.join('|')})(?=/|$)`);
/** Such as `/fr/about`, which a reader may try. */
const UNDER_ANOTHER_LANGUAGE = /^\/[a-z]{2}(?=\/|$)/;

/** Whoever carries one of these may see more than strangers do (names as better-auth and Next's draft mode give them). */
const PERSONAL_COOKIE =
  /(?:^|;)\s*(?:(?:__Secure-|__Host-)?better-auth\.[\w.-]+|__prerender_bypass|__next_preview_data|(?:__Host-)?preview)=/;

/** Next's router adds this to keep shared caches from mixing documents and payloads. */
const ROUTER_PARAMETER = '_rsc';

/** What the router of this version of Next sends when it wants no more than a page's title and description. */
const METADATA_ONLY_STATE = encodeURIComponent('["",{},null,"metadata-only"]');

/** What asks for each form, beside `RSC: 1`. A header that has no place here makes the request one that is not shared. */
export const FORM_HEADERS: Record<PageForm, Record<string, string>> = {
  document: {},
  navigation: { rsc: '1' },
  'tree-prefetch': { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  'metadata-prefetch': {
    rsc: '1',
    'next-router-prefetch': '1',
    'next-router-state-tree': METADATA_ONLY_STATE,
  },
};

/** Null where the answer may depend on who asks, or on anything that was not declared. */
export function sharedPageOf(request: IncomingMessage): SharedPage | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null;
  if (isPersonal(request.headers)) return null;
  const form = formOf(request.headers);
  if (!form) return null;
  const [path = '', query] = splitOnce(request.url ?? '', '?');
  const language = UNDER_A_LANGUAGE.exec(path)?.[0];
  const below = path.slice(language?.length ?? 0);
  const missing = `${language ?? ''}/missing`;
  const page = language === undefined ? undefined : SHARED_PAGES.find((shared) => shared.path.test(below));
  if (!page) {
    const mayBePage = language === undefined ? isOfAnotherLanguage(path) : ELSEWHERE.test(below);
    if (form !== 'document' || query !== undefined || !mayBePage) return null;
    return { key: `${form} ${path}`, target: path, form, isVariant: false, declared: false, missing };
  }
  const ignored = [page.forTheBrowser, form === 'document' ? undefined : ROUTER_PARAMETER];
  const declared = declaredQuery(query, page.parameters ?? {}, ignored);
  if (declared === null) return null;
  const target = declared ? `${path}?${declared}` : path;
  const isVariant = declared !== '' || page.areMany === true;
  return { key: `${form} ${target}`, target, form, isVariant, declared: true, missing };
}

function isOfAnotherLanguage(path: string): boolean {
  const prefix = UNDER_ANOTHER_LANGUAGE.exec(path)?.[0];
  return prefix !== undefined && ELSEWHERE.test(path.slice(prefix.length));
}

/** True where the reader is, or may be, more than a stranger. */
export function isPersonal(headers: IncomingHttpHeaders): boolean {
  if (headers.authorization !== undefined) return true;
  return headers.cookie !== undefined && PERSONAL_COOKIE.test(headers.cookie);
}

function formOf(headers: IncomingHttpHeaders): PageForm | null {
  if (headers['next-action'] !== undefined) return null;
  if (headers.rsc === undefined) return headers['next-router-prefetch'] === undefined ? 'document' : null;
  if (headers.rsc !== '1') return null;
  const segment = headers['next-router-segment-prefetch'];
  // The state says which parts the reader has; an answer with all of them is right whatever it says.
  if (headers['next-router-prefetch'] === undefined) return segment === undefined ? 'navigation' : null;
  if (headers['next-router-prefetch'] !== '1') return null;
  if (segment !== undefined) return segment === '/_tree' ? 'tree-prefetch' : null;
  return headers['next-router-state-tree'] === METADATA_ONLY_STATE ? 'metadata-prefetch' : null;
}

/** The declared parameters of a query in one order and one way of writing; null where there is anything else in it. */
function declaredQuery(
  query: string | undefined,
  declared: Readonly<Record<string, ReadParameter>>,
  ignored: readonly (string | undefined)[],
): string | null {
  const given = new URLSearchParams(query ?? '');
  const kept = new URLSearchParams();
  for (const name of new Set(given.keys())) {
    if (ignored.includes(name)) continue;
    if (!Object.hasOwn(declared, name)) return null;
  }
  for (const [name, read] of Object.entries(declared)) {
    const values = given.getAll(name);
    if (values.length > 1) return null;
    const value = values[0] === undefined ? null : read(values[0]);
    if (value !== null) kept.set(name, value);
  }
  return kept.toString();
}

function readDetail(value: string): string | null {
  const detail = parseDetail(value);
  return detail && formatDetail(detail);
}

/** The first page of a list is its address without a number. */
function readPage(value: string): string | null {
  return /^[1-9]\d{0,4}$/.test(value) && value !== '1' ? value : null;
}

/** What is no year is told to the reader: all of it as one. */
function readYearAsked(value: string): string | null {
  return value.trim() === '' ? null : String(readYear(value) ?? 0);
}

function readSlug(value: string): string | null {
  return /^[a-z0-9][a-z0-9-]{0,119}$/.test(value) ? value : null;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
