import type { AuthorityView, PhotographSummary, PlaceView, Text, Texts } from '../catalogue/views';

/** What joins communities. */
export const MEETING_KINDS = ['photographs', 'places', 'sections'] as const;

export type MeetingKind = (typeof MEETING_KINDS)[number];

/** A photograph with the communities that its record names, each with the words that support it. */
export interface AssignedPhotograph {
  photograph: PhotographSummary;
  assignments: { community: AuthorityView; basis: Text | null }[];
}

export interface CommunitySummary extends AuthorityView {
  photographs: number;
  /** Of them, those that another community has too. */
  shared: number;
  /** How many other communities it meets, in photographs or at places. */
  others: number;
}

export interface SectionName {
  slug: string;
  /** 1-based, in the walk. */
  number: number;
  titles: Texts;
}

/** Another community that one meets, and in what. */
export interface EncounterView extends AuthorityView {
  photographs: number;
  places: number;
  sections: number;
}

/** To hang in one section is the curators' doing, and no meeting yet. */
export function meets({ photographs, places }: Pick<EncounterView, 'photographs' | 'places'>): boolean {
  return photographs + places > 0;
}

/** A community with what is known of it, as its page shows it. */
export interface CommunityView extends AuthorityView {
  id: string;
  photographs: number;
  /** The first of them, in the order of the walk. */
  first: AssignedPhotograph[];
  encounters: EncounterView[];
  /** Photographs that it shares: with the one that was asked for, or with any. */
  shared: {
    with: AuthorityView | null;
    total: number;
    page: number;
    pages: number;
    shown: AssignedPhotograph[];
  };
  /** The most photographs first. */
  places: { place: PlaceView; photographs: number; others: AuthorityView[] }[];
  /** How many places there are beside those that are given. */
  morePlaces: number;
  sections: { section: SectionName; photographs: number }[];
}

/** One meeting, as the drawing marks it and the table tells it. */
export interface MeetingView {
  kind: MeetingKind;
  /** What it is called: the place or the section; null of photographs, which are named by their communities. */
  name: { slug: string; names: Texts; number: number | null } | null;
  /** Communities by their number on the ring, with how many photographs each has there. */
  parts: { community: number; photographs: number }[];
  photographs: number;
  /** Of shared photographs the first few, with the words that support them. */
  shown: AssignedPhotograph[];
  /** In the drawing; null where it has no room there. */
  at: { x: number; y: number } | null;
}

export interface ConvergenceView {
  communities: CommunitySummary[];
  /** Where each stands on the ring. */
  ring: { x: number; y: number }[];
  /** Each kind in its order, those without room in the table left out. */
  meetings: MeetingView[];
  /** How many of each kind are in neither drawing nor table. */
  more: Record<MeetingKind, number>;
}
