/** Id of the element of the list that says what a mark means. @param id the annotation's */
export function markElementId(id: string): string {
  return `annotation-${id}`;
}
