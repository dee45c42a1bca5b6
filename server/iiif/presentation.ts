import type { PresentationAddress } from '@/lib/iiif/addresses';
import { exhibitionCollection, type SectionSource, sectionCollection } from '@/lib/iiif/collection';
import { manifestOf, type PhotographSource } from '@/lib/iiif/manifest';
import type { Collection, Manifest } from '@/lib/iiif/presentation-types';
import type { Publisher } from '@/lib/iiif/provider';
import type { RecordWords } from '@/lib/iiif/record-words';
import {
  type PublishedEntry,
  type PublishedSection,
  readCatalogueVersion,
  readFateById,
} from '@/server/catalogue/data';
import { type Exhibition, readExhibition, sectionTexts, sectionTitles } from '@/server/catalogue/exhibition';
import { photographViewOf } from '@/server/catalogue/photograph-view';
import type { Db } from '@/server/db/client';
import { readSiteTexts } from '@/server/site/data';

/** What became of an address: withdrawn is said as long as the tombstone stands (DECISIONS, 10). */
export type FoundDocument =
  | { kind: 'found'; document: Manifest | Collection }
  | { kind: 'gone' }
  | { kind: 'missing' };

interface Published {
  exhibition: Exhibition;
  publisher: Publisher;
}

/** Manifests and collections of what is published now. */
export class Presentation {
  #latest: { version: number; reading: Promise<Published> } | undefined;

  constructor(
    private readonly db: Db,
    private readonly options: { publicUrl: string; words: RecordWords },
  ) {}

  /** @throws what the database throws */
  async find(address: PresentationAddress): Promise<FoundDocument> {
    const { exhibition, publisher } = await this.#published();
    if (address.kind === 'exhibition') {
      return { kind: 'found', document: wholeExhibition(exhibition, publisher) };
    }
    if (address.kind === 'section') {
      const section = exhibition.sections.find(({ id }) => id === address.id);
      if (section) {
        return { kind: 'found', document: sectionCollection(sectionSource(section, exhibition), publisher) };
      }
    } else {
      const entry = exhibition.walk.find(({ id }) => id === address.id);
      const source = entry && photographSource(entry, exhibition);
      if (source) return { kind: 'found', document: manifestOf(source, publisher, this.options.words) };
    }
    return { kind: await readFateById(this.db, address.kind, address.id) };
  }

  /** Read once a catalogue version, shared by all requests of this process. */
  async #published(): Promise<Published> {
    // The version first: what is read after it can only be newer, so nothing old is ever kept under a new number.
    const version = await readCatalogueVersion(this.db);
    if (this.#latest?.version !== version) {
      const kept = { version, reading: this.#read() };
      this.#latest = kept;
      kept.reading.catch(() => {
        if (this.#latest === kept) this.#latest = undefined;
      });
    }
    return this.#latest.reading;
  }

  async #read(): Promise<Published> {
    const [exhibition, { site, credits }] = await Promise.all([
      readExhibition(this.db),
      readSiteTexts(this.db),
    ]);
    const publisher = { publicUrl: this.options.publicUrl, site, partners: credits.partners };
    return { exhibition, publisher };
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
