/** What the pages are given of a tour: plain, serialisable, and only what is published. */
import type { AuthorityView, ImageView, Texts } from '../catalogue/views';
import type { Region } from '../viewport/region';

/** A recorded voice in one language. */
export interface NarrationView {
  /** Site-relative address, its media type, and how long it is in seconds. */
  audio: { url: string; type: string; seconds: number };
  /** Site-relative address of a WebVTT file in the same language; null: nobody has written captions. */
  captions: string | null;
}

/** What a stop needs of its photograph. */
export interface StopPhotographView {
  /** The catalogue's own, which survives a renaming. */
  id: string;
  slug: string;
  titles: Texts;
  altTexts: Texts;
  dateEdtf: string | null;
  holder: AuthorityView | null;
  image: ImageView;
}

export interface TourStopView {
  /** Its own within the tour: addresses name it (`#stop-<id>`), so that a new order breaks no link. */
  id: string;
  photograph: StopPhotographView;
  /** Pixels of the scan that is shown; null: all of it, also where the region was framed on another scan and has to be framed anew. */
  region: Region | null;
  titles: Texts;
  /** Small Markdown subset. */
  texts: Texts;
  /** Absent where a language has no recording. */
  narrations: Partial<Record<keyof Texts, NarrationView>>;
  /** Seconds that it stays when the tour plays by itself; null: as long as reading, or the recording, takes. */
  dwellSeconds: number | null;
}

/** A tour; stops whose photograph is not published are not among them. */
export interface TourView {
  /** The catalogue's own, which survives a renaming. */
  id: string;
  slug: string;
  titles: Texts;
  /** Small Markdown subset: what it is about, before the first stop. */
  texts: Texts;
  /** At least one: a tour that has none left is not shown. */
  stops: TourStopView[];
}

/** A tour in a list. */
export interface TourSummary {
  id: string;
  slug: string;
  titles: Texts;
  texts: Texts;
  stopCount: number;
  /** The first stop, whose picture stands for the tour. */
  opening: Pick<TourStopView, 'photograph' | 'region'>;
}
