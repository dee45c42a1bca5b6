/** What a client asks of a search or autocomplete service (Content Search API 2.0, 4.1.1 and 5.1). */
export interface SearchRequest {
  q: string;
  /** Any of these; empty: all. */
  motivations: readonly string[];
  /** How often a term must stand in the texts to be offered. */
  min: number;
  /** From 1; ours, for long results. */
  page: number;
  /** Parameters of the specification that were given and have no effect. */
  ignored: readonly string[];
}

const LONGEST = 500;
const MOST_MOTIVATIONS = 10;

/** Our annotations are told neither whose nor from when they are. */
const IGNORED = ['date', 'user'] as const;

/** Reads whatever a client sends; nothing of it is an error. */
export function readSearchRequest(given: URLSearchParams): SearchRequest {
  const words = (given.get('motivation') ?? '').slice(0, LONGEST).split(/\s+/);
  return {
    q: (given.get('q') ?? '').slice(0, LONGEST),
    motivations: words.filter(Boolean).slice(0, MOST_MOTIVATIONS),
    min: wholeFrom1(given.get('min')),
    page: wholeFrom1(given.get('page')),
    ignored: IGNORED.filter((name) => given.get(name)),
  };
}

/** The parameters that have an effect, as they stand in the address of an answer; ignored ones may be left out (4.2.4). */
export function parametersOf({ q, motivations, min }: SearchRequest): Record<string, string> {
  return {
    ...(q ? { q } : {}),
    ...(motivations.length > 0 ? { motivation: motivations.join(' ') } : {}),
    ...(min > 1 ? { min: String(min) } : {}),
  };
}

function wholeFrom1(text: string | null): number {
  return text !== null && /^[1-9][0-9]{0,6}$/.test(text) ? Number(text) : 1;
}
