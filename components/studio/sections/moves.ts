/** The ids with one of them at another index. */
export function movedTo(ids: readonly string[], id: string, index: number): string[] {
  const rest = ids.filter((each) => each !== id);
  rest.splice(Math.max(0, index), 0, id);
  return rest;
}

/** The ids with one of them directly before or after another. */
export function movedBeside(
  ids: readonly string[],
  id: string,
  neighbour: string,
  side: 'before' | 'after',
): string[] {
  if (id === neighbour) return [...ids];
  const rest = ids.filter((each) => each !== id);
  return movedTo(ids, id, rest.indexOf(neighbour) + (side === 'after' ? 1 : 0));
}
