import { type CardAddress, cardPath, parseCardPath } from '@/lib/cards/card-address';
import type { ImageView } from '@/lib/catalogue/views';
import type { RecordWords } from '@/lib/iiif/record-words';
import { regionOfDetail } from '@/lib/viewport/detail';
import type { Region } from '@/lib/viewport/region';
import type { PublishedEntry } from '@/server/catalogue/data';
import { type Exhibition, positionOf, sectionTitles } from '@/server/catalogue/exhibition';
import { photographViewOf } from '@/server/catalogue/photograph-view';
import type { Published, PublishedReader } from '@/server/harvest/published';
import type { Card, CardPicture } from '@/server/pyramids/card/card';
import { exhibitionWords, photographWords, sectionWords } from './card-words';

/** What became of a card's address. */
export type FoundCard =
  | { kind: 'found'; card: Card }
  /** A detail that this photograph does not have (any more): its whole card, site-relative. */
  | { kind: 'moved'; to: string }
  | { kind: 'missing' };

/** The cards of what is published, by address. */
export class Cards {
  constructor(
    private readonly published: Pick<PublishedReader, 'read'>,
    private readonly words: RecordWords,
  ) {}

  /**
   * @param path undecoded, without its query
   * @throws what the database throws
   */
  async find(path: string): Promise<FoundCard> {
    const address = parseCardPath(path);
    if (!address) return { kind: 'missing' };
    const published = await this.published.read();
    if (address.kind === 'photograph') return this.#photograph(address, published);
    const card =
      address.kind === 'section' ? this.#section(address, published) : this.#exhibition(address, published);
    return card ? { kind: 'found', card } : { kind: 'missing' };
  }

  #photograph(
    address: Extract<CardAddress, { kind: 'photograph' }>,
    { exhibition, texts }: Published,
  ): FoundCard {
    const index = exhibition.walk.findIndex(({ id }) => id === address.id);
    const entry = exhibition.walk[index];
    if (!entry) return { kind: 'missing' };
    const image = photographed(entry.image);
    const region = image && regionOfDetail(address.detail, image);
    if (address.detail && !region) return { kind: 'moved', to: cardPath({ ...address, detail: null }) };
    const words = photographWords(
      photographViewOf(entry, exhibition.authorities),
      region ? 'detail' : image ? 'whole' : 'nothing',
      positionOf(index, exhibition),
      texts.site.title,
      address.language,
      this.words,
    );
    return { kind: 'found', card: { words, picture: image && pictureOf(image, region) } };
  }

  #section(
    { id, language }: Extract<CardAddress, { kind: 'section' }>,
    { exhibition, texts }: Published,
  ): Card | null {
    const index = exhibition.sections.findIndex((section) => section.id === id);
    const section = exhibition.sections[index];
    if (!section) return null;
    const image = firstPhotographed(exhibition.walk.filter(({ snapshot }) => snapshot.sectionId === id));
    const named = { number: index + 1, titles: sectionTitles(section) };
    const words = sectionWords(named, image !== null, texts.site.title, language, this.words);
    return { words, picture: image && pictureOf(image, null) };
  }

  #exhibition({ language }: Extract<CardAddress, { kind: 'exhibition' }>, published: Published): Card {
    const { site, home } = published.texts;
    const words = exhibitionWords({ ...site, period: home.period }, language);
    return { words, picture: homePicture(published) };
  }
}

/** The photograph that curators chose for the first page, as they crop it there; else the first of the walk that is one. */
function homePicture({ exhibition, texts }: Published): CardPicture | null {
  const { hero } = texts.home;
  const chosen = heroImage(exhibition, hero?.photographId);
  if (chosen) {
    const crop = hero?.crop ?? null;
    return pictureOf(chosen, crop && regionOfDetail({ scanId: chosen.scanId, region: crop }, chosen));
  }
  const first = firstPhotographed(exhibition.walk);
  return first && pictureOf(first, null);
}

function heroImage({ walk }: Exhibition, id: string | undefined): ImageView | null {
  return photographed(walk.find((entry) => entry.id === id)?.image ?? null);
}

function firstPhotographed(entries: readonly PublishedEntry[]): ImageView | null {
  for (const { image } of entries) if (photographed(image)) return image;
  return null;
}

/** A stand-in never stands for the photograph (DECISIONS, 12). */
function photographed(image: ImageView | null): ImageView | null {
  return image?.standIn ? null : image;
}

function pictureOf({ id, tileSize, width, height }: ImageView, region: Region | null): CardPicture {
  return {
    image: { id, tileSize },
    region: region ?? { x: 0, y: 0, width, height },
    isWhole: region === null,
  };
}
