import type { EntryKind } from '@/lib/catalogue/authority-draft';

/** Where the studio keeps each list. */
export const LIST_PATHS = {
  maker: '/studio/makers',
  place: '/studio/places',
  community: '/studio/communities',
  technique: '/studio/techniques',
  holder: '/studio/holders',
  rights: '/studio/rights',
} as const satisfies Record<EntryKind, string>;

/** Names of the lists in the menu. */
export const LIST_PAGES = {
  maker: 'makers',
  place: 'places',
  community: 'communities',
  technique: 'techniques',
  holder: 'holders',
  rights: 'rights',
} as const satisfies Record<EntryKind, string>;
