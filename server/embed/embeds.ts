import type { Language } from '@/lib/catalogue/languages';
import { photographAt } from '@/lib/embed/addresses';
import { OEMBED_TYPES, type OembedRequest, oembedOf, oembedXml, readOembedRequest } from '@/lib/embed/oembed';
import { type EmbedFiles, type EmbedSite, type EmbedSource, embedPage, embedRefusal } from '@/lib/embed/page';
import type { RecordWords } from '@/lib/iiif/record-words';
import { readFate, readFateById } from '@/server/catalogue/data';
import type { Exhibition } from '@/server/catalogue/exhibition';
import { photographViewOf } from '@/server/catalogue/photograph-view';
import type { Db } from '@/server/db/client';
import type { Published, PublishedReader } from '@/server/harvest/published';

/** An embedded page, also one that says why there is no photograph. */
export interface EmbeddedPage {
  status: 200 | 404 | 410;
  html: string;
}

/** An answer by oEmbed, or the status that refuses. */
export type OembedAnswer = { body: string; type: string } | 400 | 404 | 501;

interface EmbedOptions {
  /** Without a trailing slash. */
  publicUrl: string;
  words: RecordWords;
  files: EmbedFiles;
}

/** Photographs as pages of others show them. */
export class Embeds {
  constructor(
    private readonly db: Db,
    private readonly published: PublishedReader,
    private readonly options: EmbedOptions,
  ) {}

  /** @param id the photograph's, from an address @throws what the database throws */
  async page(language: Language, id: string): Promise<EmbeddedPage> {
    const published = await this.published.read();
    const site = this.#site(published);
    const source = sourceOf(published.exhibition, (entry) => entry.id === id);
    if (source) return { status: 200, html: embedPage(source, language, site) };
    const fate = await readFateById(this.db, 'photograph', id);
    return { status: fate === 'gone' ? 410 : 404, html: embedRefusal(fate, language, site) };
  }

  /** Answers oEmbed (2.3). What is not published is not known. @throws what the database throws */
  async describe(given: URLSearchParams): Promise<OembedAnswer> {
    const request = readOembedRequest(given);
    if (typeof request === 'number') return request;
    const published = await this.published.read();
    const named = photographAt(request.url, this.options.publicUrl);
    const source =
      named &&
      ('id' in named
        ? sourceOf(published.exhibition, (entry) => entry.id === named.id)
        : await this.#findBySlug(published.exhibition, named.slug));
    return source ? this.#write(source, named.language, request, published) : 404;
  }

  #write(source: EmbedSource, language: Language, request: OembedRequest, published: Published) {
    const answer = oembedOf(source, language, this.#site(published), request);
    const { format } = request;
    const body = format === 'json' ? JSON.stringify(answer) : oembedXml(answer);
    return { body, type: OEMBED_TYPES[format] };
  }

  #site({ publisher }: Published): EmbedSite {
    return { ...this.options, titles: publisher.site.title };
  }

  async #findBySlug(exhibition: Exhibition, slug: string): Promise<EmbedSource | null> {
    const found = sourceOf(exhibition, (entry) => entry.slug === slug);
    if (found) return found;
    const fate = await readFate(this.db, 'photograph', slug);
    return fate.kind === 'moved' ? sourceOf(exhibition, (entry) => entry.slug === fate.slug) : null;
  }
}

/** Null until there is an image, as with manifests. */
function sourceOf(
  exhibition: Exhibition,
  isMeant: (entry: Exhibition['walk'][number]) => boolean,
): EmbedSource | null {
  const entry = exhibition.walk.find(isMeant);
  if (!entry?.image) return null;
  return { record: photographViewOf(entry, exhibition.authorities), image: entry.image };
}
