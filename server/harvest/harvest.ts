import { REFERENCE_PREFIX } from '@/lib/citations/addresses';
import {
  ACTIVITY_PATH,
  activityCollection,
  activityPage,
  DISCOVERY_CONTEXT,
} from '@/lib/iiif/activity-stream';
import { parsePresentationPath } from '@/lib/iiif/addresses';
import { SEARCH_TYPE } from '@/lib/iiif/content-search';
import { MANIFEST_TYPE } from '@/lib/iiif/presentation-types';
import type { RecordWords } from '@/lib/iiif/record-words';
import type { Db } from '@/server/db/client';
import { OaiRepository } from './oai';
import { Presentation } from './presentation';
import { PublishedReader } from './published';
import { findReference } from './references';
import { robotsText, sitemapAt } from './sitemap';

/** What became of an address: withdrawn is said as long as the tombstone stands (DECISIONS, 10). */
export type FoundDocument =
  | {
      kind: 'found';
      body: string;
      /** Media type. */
      type: string;
      /** Where it is kept rather than looked at: ASCII letters, digits, `-` and `.` only. */
      fileName?: string;
    }
  | { kind: 'gone' }
  | { kind: 'missing' };

/** What begins so is answered here and nowhere else. */
export const HARVEST_PREFIXES = [
  '/iiif/presentation/3/',
  '/iiif/discovery/1/',
  '/sitemap',
  '/robots.txt',
  REFERENCE_PREFIX,
] as const;

const DISCOVERY_TYPE = `application/ld+json;profile="${DISCOVERY_CONTEXT}"`;

/** Everything that programs of others read of what is published, by address. */
export class Harvest {
  /** Read once for all that is told to others. */
  readonly published: PublishedReader;
  readonly #presentation: Presentation;
  readonly #oai: OaiRepository;

  constructor(
    private readonly db: Db,
    private readonly options: {
      publicUrl: string;
      publicUrlIsSet: boolean;
      words: RecordWords;
      adminEmail: string | null;
    },
  ) {
    this.published = new PublishedReader(db, options.publicUrl);
    this.#presentation = new Presentation(db, this.published, options.words);
    const { hostname } = new URL(options.publicUrl);
    this.#oai = new OaiRepository(this.published, {
      publicUrl: options.publicUrl,
      // Every domain that takes letters has somebody under this name (RFC 2142, 5).
      adminEmail: options.adminEmail ?? `postmaster@${hostname}`,
    });
  }

  /** Answers a request of OAI-PMH, also one that is no good. @throws what the database throws */
  answerOai(given: URLSearchParams): Promise<string> {
    return this.#oai.answer(given);
  }

  /** Answers Content Search 2.0; null where the address is none of its services. @throws what the database throws */
  async search(path: string, given: URLSearchParams): Promise<FoundDocument | null> {
    const found = await this.#presentation.search(path, given);
    return found?.kind === 'found' ? json(found.document, SEARCH_TYPE) : found;
  }

  /**
   * @param path undecoded, without its query
   * @throws what the database throws
   */
  async find(path: string): Promise<FoundDocument> {
    const address = parsePresentationPath(path);
    if (address) {
      const found = await this.#presentation.find(address);
      return found.kind === 'found' ? json(found.document, MANIFEST_TYPE) : found;
    }
    if (path.startsWith(REFERENCE_PREFIX)) {
      return findReference(this.db, path, await this.published.read(), this.options);
    }
    const activity = await this.#findActivity(path);
    if (activity) return json(activity, DISCOVERY_TYPE);
    if (path === '/robots.txt') {
      return { kind: 'found', body: robotsText(this.options.publicUrl), type: 'text/plain; charset=utf-8' };
    }
    const body = path.startsWith('/sitemap') ? await sitemapAt(path, await this.published.read()) : null;
    return body === null ? { kind: 'missing' } : { kind: 'found', body, type: 'application/xml' };
  }

  async #findActivity(path: string): Promise<object | null> {
    if (!path.startsWith(ACTIVITY_PATH)) return null;
    const page = /^\/([1-9][0-9]{0,8})$/.exec(path.slice(ACTIVITY_PATH.length))?.[1];
    if (page === undefined && path !== ACTIVITY_PATH) return null;
    const { activities: readActivities } = await this.published.read();
    const activities = await readActivities();
    const { publicUrl } = this.options;
    return page === undefined
      ? activityCollection(publicUrl, activities)
      : activityPage(publicUrl, activities, Number(page));
  }
}

function json(document: object, type: string): FoundDocument {
  return { kind: 'found', body: JSON.stringify(document), type };
}
