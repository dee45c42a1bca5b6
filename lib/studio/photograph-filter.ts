/** Which photographs of the studio's list are meant: parameters of an address that can be sent to a colleague. */
import { z } from 'zod';
import { LANGUAGES, type Language } from '../catalogue/languages';

export const LIST_STATUSES = ['draft', 'published', 'changed', 'proposed', 'scheduled', 'overdue'] as const;
export const LIST_SCANS = ['none', 'stand-in', 'waiting', 'building', 'failed', 'ready', 'unshown'] as const;
export const LIST_SORTS = ['changed', 'title', 'created'] as const;
/** Texts that each language should have. */
export const MISSING_TEXTS = ['title', 'caption', 'altText'] as const;
export const MISSING_FACTS = ['rights', 'section', 'date', 'holder', 'maker'] as const;

export type MissingText = (typeof MISSING_TEXTS)[number];
export type Missing = (typeof MISSING_FACTS)[number] | `${MissingText}.${Language}`;

/** Every gap that the list can be asked for. */
export const MISSING: readonly Missing[] = [
  ...MISSING_TEXTS.flatMap((text) => LANGUAGES.map((language) => `${text}.${language}` as const)),
  ...MISSING_FACTS,
];

/** What annotations can need: their region set anew, or the words of a language. */
export const ANNOTATION_GAPS = ['review', ...LANGUAGES] as const;

export type AnnotationGap = (typeof ANNOTATION_GAPS)[number];

/** Stands for "has none" where an id may stand. */
export const NONE = 'none';

const id = z.string().min(1).max(64);

export const photographFilter = z.object({
  /** Words of a title in any language, an inventory number or a slug. */
  q: z.string().trim().min(1).max(200).optional(),
  status: z.enum(LIST_STATUSES).optional(),
  section: id.optional(),
  maker: id.optional(),
  place: id.optional(),
  community: id.optional(),
  technique: id.optional(),
  holder: id.optional(),
  rights: id.optional(),
  missing: z.enum(MISSING as [Missing, ...Missing[]]).optional(),
  stale: z.enum(LANGUAGES).optional(),
  annotations: z.enum(ANNOTATION_GAPS).optional(),
  scan: z.enum(LIST_SCANS).optional(),
  /** Only what the asking person made. */
  mine: z.literal('yes').optional(),
});

export type PhotographFilter = z.output<typeof photographFilter>;
export type FilterName = keyof PhotographFilter;
export const FILTER_NAMES = Object.keys(photographFilter.shape) as FilterName[];

export interface PhotographQuery {
  filter: PhotographFilter;
  sort: (typeof LIST_SORTS)[number];
  /** Keys of the row before the page, or after it; at most one of the two. */
  after: string | null;
  before: string | null;
}

export type QueryParams = Readonly<Record<string, string | string[] | undefined>>;

/** Reads an address. What it does not understand is left out: an old or mistyped link still opens a list. */
export function readQuery(params: QueryParams): PhotographQuery {
  const value = (name: string) => {
    const given = params[name];
    return Array.isArray(given) ? given[0] : given;
  };
  const entries = FILTER_NAMES.flatMap((name) => {
    const read = photographFilter.shape[name].safeParse(value(name) === '' ? undefined : value(name));
    return read.success && read.data !== undefined ? [[name, read.data] as const] : [];
  });
  const sort = LIST_SORTS.find((name) => name === value('sort')) ?? 'changed';
  const after = value('after') ?? null;
  return {
    filter: Object.fromEntries(entries),
    sort,
    after,
    before: after === null ? (value('before') ?? null) : null,
  };
}

/** The part of an address behind the path, beginning with `?`, or nothing. */
export function writeQuery(query: Partial<PhotographQuery>): string {
  const params = new URLSearchParams(query.filter as Record<string, string>);
  if (query.sort && query.sort !== 'changed') params.set('sort', query.sort);
  if (query.after) params.set('after', query.after);
  else if (query.before) params.set('before', query.before);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
