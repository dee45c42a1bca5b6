import type { PresentationAddress } from '@/lib/iiif/addresses';
import { annotationPageOf } from '@/lib/iiif/annotation-page';
import { exhibitionCollection, type SectionSource, sectionCollection } from '@/lib/iiif/collection';
import { type SearchResults, searchResults, type TermPage, termPage } from '@/lib/iiif/content-search';
import { manifestOf, type PhotographSource } from '@/lib/iiif/manifest';
import {
  type AnnotationPage,
  type Collection,
  type Manifest,
  PRESENTATION_CONTEXT,
} from '@/lib/iiif/presentation-types';
import type { Publisher } from '@/lib/iiif/provider';
import type { RecordWords } from '@/lib/iiif/record-words';
import { parseSearchPath, searchServicePath } from '@/lib/iiif/search-address';
import { readSearchRequest } from '@/lib/iiif/search-request';
import { searchedAnnotationsOf } from '@/lib/iiif/searched-annotations';
import { type PublishedEntry, type PublishedSection, readFateById } from '@/server/catalogue/data';
import { type Exhibition, sectionTexts, sectionTitles } from '@/server/catalogue/exhibition';
import { photographViewOf } from '@/server/catalogue/photograph-view';
import type { Db } from '@/server/db/client';
import type { Published, PublishedReader } from './published';

type Resource = Manifest | Collection | AnnotationPage;

/** What became of an address. */
export type FoundResource = { kind: 'found'; document: Resource } | { kind: 'gone' } | { kind: 'missing' };

export type FoundAnswer =
  | { kind: 'found'; document: SearchResults | TermPage }
  | { kind: 'gone' }
  | { kind: 'missing' };

/** Manifests and collections of what is published now. */
export class Presentation {
  constructor(
    private readonly db: Db,
    private readonly published: PublishedReader,
    private readonly words: RecordWords,
  ) {}

  /** @throws what the database throws */
  async find(address: PresentationAddress): Promise<FoundResource> {
    const document = this.#make(address, await this.published.read());
    if (document) return { kind: 'found', document };
    if (address.kind === 'exhibition') return { kind: 'missing' };
    const subject = address.kind === 'section' ? 'section' : 'photograph';
    return { kind: await readFateById(this.db, subject, address.id) };
  }

  /**
   * Answers a search or a completion of words in what is said of one photograph; null where the address is neither's.
   * @throws what the database throws
   */
  async search(path: string, given: URLSearchParams): Promise<FoundAnswer | null> {
    const address = parseSearchPath(path);
    if (!address) return null;
    const { exhibition, publisher } = await this.published.read();
    const entry = exhibition.walk.find(({ id }) => id === address.id);
    const source = entry && photographSource(entry, exhibition);
    if (!source) return { kind: await readFateById(this.db, 'photograph', address.id) };
    const { publicUrl } = publisher;
    const service = `${publicUrl}${searchServicePath(address)}`;
    const searched = searchedAnnotationsOf({ ...source, publicUrl }, this.words);
    const request = readSearchRequest(given);
    const answer = address.kind === 'search' ? searchResults : termPage;
    return { kind: 'found', document: answer(service, searched, request) };
  }

  #make(address: PresentationAddress, { exhibition, publisher }: Published): Resource | null {
    if (address.kind === 'exhibition') return wholeExhibition(exhibition, publisher);
    if (address.kind === 'section') {
      const section = exhibition.sections.find(({ id }) => id === address.id);
      return section ? sectionCollection(sectionSource(section, exhibition), publisher) : null;
    }
    const entry = exhibition.walk.find(({ id }) => id === address.id);
    const source = entry && photographSource(entry, exhibition);
    if (!source) return null;
    if (address.kind === 'photograph') return manifestOf(source, publisher, this.words);
    const { publicUrl } = publisher;
    const page = annotationPageOf({ ...source, publicUrl }, address.language, this.words);
    // A document of its own says its context; inside a manifest that has said it (4.6).
    return page && { '@context': PRESENTATION_CONTEXT, ...page };
  }
}

function wholeExhibition(exhibition: Exhibition, publisher: Publisher): Collection {
  const shown = new Set(exhibition.sections.map(({ id }) => id));
  const loose = exhibition.walk.filter(
    ({ snapshot: { sectionId } }) => sectionId === null || !shown.has(sectionId),
  );
  return exhibitionCollection(
    exhibition.sections.map((section) => sectionSource(section, exhibition)),
    sourcesOf(loose, exhibition),
    publisher,
  );
}

/** A section with its photographs, primary ones first, as its page shows them. */
function sectionSource(section: PublishedSection, exhibition: Exhibition): SectionSource {
  const { id, slug } = section;
  const primary = exhibition.walk.filter(({ snapshot }) => snapshot.sectionId === id);
  const secondary = exhibition.walk.filter(({ snapshot }) => snapshot.secondarySectionIds.includes(id));
  return {
    id,
    slug,
    titles: sectionTitles(section),
    texts: sectionTexts(section),
    photographs: sourcesOf([...primary, ...secondary], exhibition),
  };
}

function sourcesOf(entries: readonly PublishedEntry[], exhibition: Exhibition): PhotographSource[] {
  return entries.flatMap((entry) => photographSource(entry, exhibition) ?? []);
}

/** Null until there is an image: a manifest has a canvas, and a canvas has a size. */
function photographSource(entry: PublishedEntry, exhibition: Exhibition): PhotographSource | null {
  const { image, snapshot } = entry;
  if (!image) return null;
  const shownIn = [snapshot.sectionId, ...snapshot.secondarySectionIds];
  return {
    image,
    record: photographViewOf(entry, exhibition.authorities),
    viewpoint: snapshot.viewpoint,
    sections: exhibition.sections
      .filter((section) => shownIn.includes(section.id))
      .map((section) => ({ id: section.id, titles: sectionTitles(section) })),
  };
}
