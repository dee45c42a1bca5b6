/** Which lines of the log are meant: the parameters of the page's address. */
export interface LogFilter {
  /** Id of a person. */
  person: string | null;
  action: string | null;
  /** Days in UTC, `YYYY-MM-DD`, both included. */
  from: string | null;
  to: string | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST = 64;

/** Reads a filter from an address. What is no value of its field is left out. */
export function readLogFilter(given: Record<string, string | string[] | undefined>): LogFilter {
  const text = (name: string) => {
    const value = given[name];
    return typeof value === 'string' && value !== '' && value.length <= LONGEST ? value : null;
  };
  const day = (name: string) => {
    const value = text(name);
    return value !== null && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
  };
  return { person: text('person'), action: text('action'), from: day('from'), to: day('to') };
}

/** The filter as a query, and what else the address should carry. */
export function writeLogFilter(filter: LogFilter, more: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, ...more })) if (value) query.set(name, value);
  return query.toString();
}
