/** A scan's row as a worker holds it that never comes to its end. */
export const HELD = {
  state: 'BUILDING',
  leaseOwner: 'tests',
  leaseUntil: new Date('2100-01-01T00:00:00Z'),
} as const;
