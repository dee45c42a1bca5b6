/** A manifest or collection as it was answered. */
export interface ReadSource {
  /** After redirects. */
  url: string;
  json: unknown;
  /** Of the answer. */
  bytes: number;
}

/** Sources that are kept, and bytes of each: a studio's import is one collection and one manifest at a time. */
const MOST_KEPT = 6;
const MOST_BYTES = 4_000_000;

/** Milliseconds: an import in calls makes the next one at once. */
const KEPT_FOR_MS = 120_000;

/** What was read a moment ago, so that an import in many calls does not ask for its manifest at each of them. */
export class RecentSources {
  private readonly kept = new Map<string, { until: number; source: ReadSource }>();

  /** @param now milliseconds of the clock */
  constructor(private readonly now: () => number = Date.now) {}

  /** What is kept of an address, else what `read` brings. */
  async get(url: string, read: () => Promise<ReadSource>): Promise<ReadSource> {
    for (const [key, { until }] of this.kept) if (until < this.now()) this.kept.delete(key);
    const source = this.kept.get(url)?.source ?? (await read());
    this.kept.delete(url);
    if (source.bytes <= MOST_BYTES) this.kept.set(url, { until: this.now() + KEPT_FOR_MS, source });
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return source;
  }
}
