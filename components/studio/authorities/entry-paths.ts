import { ENTRY_LISTS, type EntryKind } from '@/lib/catalogue/authority-draft';

/** Where the studio keeps the list of that kind. */
export function listPath(kind: EntryKind): `/studio/${string}` {
  return `/studio/${ENTRY_LISTS[kind]}`;
}
