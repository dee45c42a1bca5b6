import { type Activity, activitiesOf } from '@/lib/iiif/activity-stream';
import type { Publisher } from '@/lib/iiif/provider';
import type { TourView } from '@/lib/tours/views';
import { readCatalogueVersion } from '@/server/catalogue/data';
import { type Exhibition, readExhibition } from '@/server/catalogue/exhibition';
import type { Db } from '@/server/db/client';
import { readSiteTexts, type SiteTexts } from '@/server/site/data';
import { readPublishedTours, tourViewOf } from '@/server/tours/tour-view';
import { readPublicationEvents } from './publication-events';

/** What programs of others are told of: the exhibition and who publishes it. */
export interface Published {
  exhibition: Exhibition;
  publisher: Publisher;
  texts: SiteTexts;
  /** Those that visitors can take. */
  tours: readonly TourView[];
  /** What was published, changed and withdrawn, oldest first; read when it is first asked for. */
  activities(): Promise<readonly Activity[]>;
}

/** Reads what is published once a catalogue version, for all requests of this process. */
export class PublishedReader {
  #latest: { version: number; reading: Promise<Published> } | undefined;

  constructor(
    private readonly db: Db,
    private readonly publicUrl: string,
  ) {}

  /** @throws what the database throws */
  async read(): Promise<Published> {
    // The version first: what is read after it can only be newer, so nothing old is ever kept under a new number.
    const version = await readCatalogueVersion(this.db);
    if (this.#latest?.version !== version) {
      const kept = { version, reading: this.#readAll() };
      this.#latest = kept;
      kept.reading.catch(() => {
        if (this.#latest === kept) this.#latest = undefined;
      });
    }
    return this.#latest.reading;
  }

  async #readAll(): Promise<Published> {
    const [exhibition, texts, tours] = await Promise.all([
      readExhibition(this.db),
      readSiteTexts(this.db),
      readPublishedTours(this.db),
    ]);
    let reading: Promise<readonly Activity[]> | undefined;
    return {
      exhibition,
      publisher: { publicUrl: this.publicUrl, site: texts.site, partners: texts.credits.partners },
      texts,
      tours: tours.flatMap((tour) => tourViewOf(tour, exhibition) ?? []),
      activities: () => {
        reading ??= readPublicationEvents(this.db).then(activitiesOf);
        return reading;
      },
    };
  }
}
