import { readHistoricalDate } from '../dates/historical-date';

/**
 * The moment under which a client may file a resource (4.1, `navDate`): the beginning of the day, month or year that the
 * record gives for certain.
 * @returns null for what spans more than a year or is only near or doubtful: filed under its first second, a date that
 * nobody claims would be read as one
 */
export function navDateOf(edtf: string | null): string | null {
  const date = edtf === null ? null : readHistoricalDate(edtf);
  if (date?.kind !== 'point') return null;
  const { precision, year, month, day, approximate, uncertain } = date.point;
  if (approximate || uncertain || !['year', 'month', 'day'].includes(precision)) return null;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month ?? 1)}-${two(day ?? 1)}T00:00:00Z`;
}
