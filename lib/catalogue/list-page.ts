/** One page of a long list. */
export interface ListPage<T> {
  items: T[];
  /** Of the whole list. */
  count: number;
  /** From 1. */
  page: number;
  /** 1 for an empty list too. */
  pages: number;
}

/** @returns null where the list has no such page */
export function listPage<T>(list: readonly T[], page: number, size: number): ListPage<T> | null {
  const pages = Math.max(1, Math.ceil(list.length / size));
  if (page < 1 || page > pages) return null;
  return { items: list.slice((page - 1) * size, page * size), count: list.length, page, pages };
}
