/** The number of a page of a list as an address gives it: from 1; whatever else stands there is the first. */
export function readPageNumber(value: string | readonly string[] | undefined): number {
  const text = typeof value === 'string' ? value : '';
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1;
}
