import type { AuthorityView, Found } from '@/lib/catalogue/views';
import { areApart, type Encounter, encountersOf, type Meeting } from '@/lib/convergence/meetings';
import { type Point, placeMeetings, ringOf } from '@/lib/convergence/ring';
import {
  type CommunitySummary,
  type CommunityView,
  type ConvergenceView,
  type EncounterView,
  MEETING_KINDS,
  type MeetingKind,
  type MeetingView,
  meets,
} from '@/lib/convergence/views';
import { readAuthorityFate } from '@/server/catalogue/authority-fate';
import { loadExhibition } from '@/server/catalogue/loaders';
import { oncePerVersion } from '@/server/catalogue/once-per-version';
import { databases } from '@/server/db/client';
import { assignedPhotograph, type Converging, convergingOf, sectionAt } from './converging';

/** Who meets whom in what is published now. */
export const loadConverging = oncePerVersion(async () => convergingOf(await loadExhibition()));

/** Photographs that a community's page shows by themselves, and of those that it shares. */
const FIRST_PHOTOGRAPHS = 24;
const SHARED_ON_A_PAGE = 12;
const FIRST_PLACES = 60;

/** Every community, in the order of the curators. */
const loadCommunities = oncePerVersion(async (): Promise<CommunitySummary[]> => {
  const { communities, convergence } = await loadConverging();
  return communities.map(({ slug, names }, number) => ({
    ...{ slug, names },
    photographs: convergence.communities[number]?.photographs.length ?? 0,
    shared: convergence.communities[number]?.shared.length ?? 0,
    others: encountersOf(number, convergence).filter(({ photographs, places }) =>
      meets({ photographs: photographs.length, places }),
    ).length,
  }));
});

/** What of its shared photographs a page of a community is to show. */
export interface SharedChoice {
  /** Slug of the other community; null: any. */
  with: string | null;
  /** 1-based. */
  page: number;
}

/** A community with what is known of it. */
export async function loadCommunity(slug: string, choice: SharedChoice): Promise<Found<CommunityView>> {
  const converging = await loadConverging();
  const number = converging.communities.findIndex((community) => community.slug === slug);
  const community = converging.communities[number];
  if (!community) {
    const { authorities } = converging.exhibition;
    return readAuthorityFate(databases().reader, 'community', slug, authorities.communities);
  }
  const part = converging.convergence.communities[number];
  const encounters = encountersOf(number, converging.convergence);
  const view = {
    ...community,
    photographs: part?.photographs.length ?? 0,
    first: shown(part?.photographs.slice(0, FIRST_PHOTOGRAPHS) ?? [], converging),
    encounters: encounters.flatMap((one) => encounterView(one, converging) ?? []),
    shared: sharedOf(number, encounters, choice, converging),
    ...placesOf(number, converging),
    sections: [...(part?.sections ?? [])]
      .sort(([a], [b]) => a - b)
      .flatMap(([section, photographs]) => {
        const name = sectionAt(section, converging);
        return name ? [{ section: name, photographs }] : [];
      }),
  };
  return { kind: 'found', view };
}

function shown(photographs: readonly number[], converging: Converging) {
  return photographs.flatMap((photograph) => assignedPhotograph(photograph, converging) ?? []);
}

function encounterView(
  { community, photographs, places, sections }: Encounter,
  { communities }: Converging,
): EncounterView | null {
  const other = communities[community];
  return other
    ? { slug: other.slug, names: other.names, photographs: photographs.length, places, sections }
    : null;
}

function sharedOf(
  number: number,
  encounters: readonly Encounter[],
  choice: SharedChoice,
  converging: Converging,
): CommunityView['shared'] {
  const { communities, convergence } = converging;
  const chosen = encounters.find(
    ({ community, photographs }) => photographs.length > 0 && communities[community]?.slug === choice.with,
  );
  const all = chosen?.photographs ?? convergence.communities[number]?.shared ?? [];
  const pages = Math.max(1, Math.ceil(all.length / SHARED_ON_A_PAGE));
  const page = Math.min(Math.max(1, choice.page), pages);
  const from = (page - 1) * SHARED_ON_A_PAGE;
  const inOrder = chosen ? [...all].sort((a, b) => a - b) : all;
  return {
    with: (chosen && communities[chosen.community]) ?? null,
    total: all.length,
    ...{ page, pages },
    shown: shown(inOrder.slice(from, from + SHARED_ON_A_PAGE), converging),
  };
}

function placesOf(number: number, converging: Converging): Pick<CommunityView, 'places' | 'morePlaces'> {
  const { convergence, communities, places } = converging;
  const own = [...(convergence.communities[number]?.places ?? [])].sort(([a, m], [b, n]) => n - m || a - b);
  const meetings = new Map(convergence.places.map((meeting) => [meeting.of, meeting]));
  const othersAt = (place: number): AuthorityView[] => {
    const parts = meetings.get(place)?.parts ?? [];
    const mine = parts.find(({ community }) => community === number);
    return parts.flatMap((part) => {
      const other = communities[part.community];
      return mine && part !== mine && other && areApart(mine, part)
        ? [{ slug: other.slug, names: other.names }]
        : [];
    });
  };
  return {
    places: own.slice(0, FIRST_PLACES).flatMap(([place, photographs]) => {
      const view = places[place];
      return view ? [{ place: view, photographs, others: othersAt(place) }] : [];
    }),
    morePlaces: Math.max(0, own.length - FIRST_PLACES),
  };
}

/** Marks of each kind that fit in the ring, and rows that fit in the table. */
const DRAWN: Readonly<Record<MeetingKind, number>> = { photographs: 10, places: 12, sections: 8 };
const MOST_ROWS = 60;
const SHOWN_OF_A_MEETING = 3;

/** Where communities meet, as drawing and table tell it. @param isMirrored the ring runs from right to left */
export async function loadConvergence(isMirrored: boolean): Promise<ConvergenceView> {
  const [converging, communities] = await Promise.all([loadConverging(), loadCommunities()]);
  const { convergence } = converging;
  const ring = ringOf(communities.length, isMirrored);
  const drawn = MEETING_KINDS.flatMap((kind) => convergence[kind].slice(0, DRAWN[kind]));
  const points = new Map(placeMeetings(drawn, ring).map((point, index) => [drawn[index], point]));
  return {
    communities,
    ring,
    meetings: MEETING_KINDS.flatMap((kind) =>
      convergence[kind]
        .slice(0, MOST_ROWS)
        .map((meeting) => meetingView(kind, meeting, points.get(meeting) ?? null, converging)),
    ),
    more: {
      photographs: Math.max(0, convergence.photographs.length - MOST_ROWS),
      places: Math.max(0, convergence.places.length - MOST_ROWS),
      sections: Math.max(0, convergence.sections.length - MOST_ROWS),
    },
  };
}

function meetingView(
  kind: MeetingKind,
  { of, parts, photographs }: Meeting,
  at: Point | null,
  converging: Converging,
): MeetingView {
  const place = kind === 'places' ? converging.places[of] : undefined;
  const section = kind === 'sections' ? sectionAt(of, converging) : null;
  return {
    kind,
    name: place
      ? { slug: place.slug, names: place.names, number: null }
      : section && { slug: section.slug, names: section.titles, number: section.number },
    parts: parts.map((part) => ({ community: part.community, photographs: part.photographs.length })),
    photographs: photographs.length,
    shown: kind === 'photographs' ? shown(photographs.slice(0, SHOWN_OF_A_MEETING), converging) : [],
    at,
  };
}
