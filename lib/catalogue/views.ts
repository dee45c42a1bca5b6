/**
 * What the pages are given. Rows of the database never leave `server/`; these plain, serialisable shapes do.
 */
import type { AnnotationKind, AnnotationText } from '../annotations/annotation';
import type { Shape } from '../annotations/shape';
import type { DownloadPolicy } from '../downloads/policy';
import type { Language } from './languages';

/** A value that says which language it is in (BCP 47), so that a page can set `lang` and `dir` on it. */
export interface Text {
  text: string;
  lang: string;
}

/** One value per language; a missing language is absent, never filled from another (DECISIONS, 4). */
export type Texts = Partial<Record<Language, string>>;

export type Evidence = 'FIRST_HAND' | 'PUBLISHER' | 'SECOND_HAND';

export type MakerRole = 'photographer' | 'studio' | 'printer' | 'publisher' | 'collection';

/** Which rectangle the dimensions measure (DECISIONS, 6). */
export type DimensionsOf = 'image' | 'print' | 'mount' | 'album-page';

/** An authority (maker, place, community, holder) as named in a page. */
export interface AuthorityView {
  slug: string;
  names: Texts;
}

export interface PlaceView extends AuthorityView {
  /** WGS 84 degrees. */
  latitude: number | null;
  longitude: number | null;
  /** Who says so, in English; null where nobody is named. */
  coordinatesFrom: string | null;
}

export interface PreviewView {
  /** Pixels. */
  width: number;
  height: number;
  /** Site-relative address. */
  url: string;
}

/** Everything the zoom needs of one built image; sizes are pixels of the oriented, full-size scan. */
export interface ImageView {
  /** IIIF image id: random, new for every build. */
  id: string;
  /** The scan that it was built from: regions are meant on this one (DECISIONS, 5). */
  scanId: string;
  width: number;
  height: number;
  tileSize: number;
  /** Ascending by width. */
  previews: PreviewView[];
  /** A `data:` address of a few hundred bytes, or null. */
  placeholder: string | null;
  standIn: boolean;
}

export interface LabelView {
  title: string;
  /** True where the title in this language is our own translation, not the source's. */
  titleIsOurs: boolean;
  caption: string | null;
  /** Small Markdown subset: paragraphs, emphasis, links. */
  description: string | null;
  altText: string | null;
}

export interface RightsView {
  /** rightsstatements.org or Creative Commons address. */
  uri: string;
  names: Texts;
  /** What the institution has decided for all that stand under it; null: what the statement itself allows. */
  downloads: DownloadPolicy | null;
}

/** A photograph in a list: what a row of thumbnails needs and no more. */
export interface PhotographSummary {
  slug: string;
  titles: Texts;
  dateEdtf: string | null;
  image: ImageView | null;
  holder: AuthorityView | null;
}

/** A region with what is said of it; what is said in no language has no text. */
export interface AnnotationView {
  /** Its own within the photograph. */
  id: string;
  kind: AnnotationKind;
  /** Pixels of the scan that is shown. */
  shape: Shape;
  /** Absent where a language says nothing. */
  texts: Partial<Record<Language, AnnotationText>>;
  transcription: Text | null;
  place: AuthorityView | null;
  dateEdtf: string | null;
}

/** A photograph with its whole label. */
export interface PhotographView {
  /** The catalogue's own, which survives a renaming: addresses for machines are made of it. */
  id: string;
  slug: string;
  labels: Partial<Record<Language, LabelView>>;
  sourceTitle: Text | null;
  makers: (AuthorityView & { role: MakerRole })[];
  date: { edtf: string | null; asWritten: Text | null };
  /** As the source writes it. */
  technique: Text | null;
  /** The entry of our list of techniques. */
  techniqueTerm: AuthorityView | null;
  dimensions: { widthCm: number; heightCm: number; of: DimensionsOf; asWritten: string | null } | null;
  /** Pixels of the scan that is shown; null where it is not known which of them were measured (DECISIONS, 6). */
  pixelsPerCm: number | null;
  /** As the source writes it, where the two numbers could not be told apart for certain. */
  dimensionsAsWritten: Text | null;
  places: PlaceView[];
  communities: (AuthorityView & { basis: string })[];
  holder: (AuthorityView & { url: string | null }) | null;
  inventoryNumber: string | null;
  sourceUrl: string | null;
  rights: RightsView | null;
  /** The holder's or publisher's own words. */
  rightsAsStated: Text | null;
  creditLine: string | null;
  evidence: Evidence;
  /** Where the record was seen, in English as the researcher noted it. */
  seenIn: Text | null;
  /** Our curatorial note: old names, doubts. */
  notes: Texts;
  image: ImageView | null;
  /** Those that belong on the image that is shown, in their order. */
  annotations: AnnotationView[];
  section: SectionPosition | null;
  previous: PhotographLink | null;
  next: PhotographLink | null;
}

export interface PhotographLink {
  slug: string;
  titles: Texts;
}

/** "12 of 50" inside the whole walk, and the section it stands in. */
export interface SectionPosition {
  slug: string;
  /** 1-based number of the section in the walk. */
  number: number;
  titles: Texts;
  /** 1-based position of the photograph in the whole exhibition's order. */
  index: number;
  total: number;
}

/** The photographs of one page of a list. */
export interface PhotographsPage {
  photographs: PhotographSummary[];
  /** Of the whole list. */
  count: number;
  /** From 1. */
  page: number;
  pages: number;
}

export interface SectionView extends PhotographsPage {
  /** The catalogue's own, which survives a renaming. */
  id: string;
  slug: string;
  number: number;
  titles: Texts;
  texts: Texts;
  /** Its first that is more than a stand-in, on whatever page it is shown. */
  picture: ImageView | null;
}

export interface HomeView {
  hero: PhotographSummary | null;
  /** The rectangle, in pixels of the hero's full-size scan, that may fill the first screen; null: show it whole. */
  heroCrop: { x: number; y: number; width: number; height: number } | null;
  sections: SectionView[];
  photographCount: number;
}

export interface HolderCredit extends AuthorityView {
  url: string | null;
  photographs: number;
}

export interface CreditsView {
  holders: HolderCredit[];
  sources: { url: string; photographs: number }[];
}

/** What became of an address: old slugs lead on (301), what was deleted says so (410), the rest is unknown (404). */
export type Found<T> =
  | { kind: 'found'; view: T }
  | { kind: 'moved'; slug: string }
  | { kind: 'gone' }
  | { kind: 'missing' };
