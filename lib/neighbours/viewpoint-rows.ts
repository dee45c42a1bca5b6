/** Where a photographer stood: WGS 84 degrees; bearing clockwise from north, null where nobody knows it. */
export interface Viewpoint {
  latitude: number;
  longitude: number;
  bearing: number | null;
}

/** How another viewpoint lies to one. */
export interface ViewpointStep {
  metres: number;
  /** Between the two bearings, 0 to 180; null where one of them is not known. */
  degrees: number | null;
}

/** As near as two tripods on one terrace. */
const NEAR_METRES = 15;
/** Further round, the two show different things. */
const SAME_BEARING = 25;

const EARTH_RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Rows of this height hold everything that is near in themselves or in the next ones. */
const ROW_DEGREES = NEAR_METRES / (EARTH_RADIUS_M * RADIANS);

/** Viewpoints of all photographs in rows from west to east, so that those near one are found without looking at the others. */
export class ViewpointRows {
  readonly #rows = new Map<number, { index: number; viewpoint: Viewpoint }[]>();

  /** @param viewpoints by photograph; null where it has none */
  constructor(viewpoints: readonly (Viewpoint | null)[]) {
    viewpoints.forEach((viewpoint, index) => {
      if (!viewpoint) return;
      const row = rowOf(viewpoint);
      const held = this.#rows.get(row);
      if (held) held.push({ index, viewpoint });
      else this.#rows.set(row, [{ index, viewpoint }]);
    });
    for (const row of this.#rows.values()) row.sort((a, b) => a.viewpoint.longitude - b.viewpoint.longitude);
  }

  /**
   * Photographs taken from the same place in a similar direction, or in one that is not known, the nearest first.
   * @param most as many are looked at, however many stood there
   */
  near(from: Viewpoint, most: number): { index: number; step: ViewpointStep }[] {
    const reach = ROW_DEGREES / Math.max(Math.cos(from.latitude * RADIANS), 0.01);
    const found: { index: number; step: ViewpointStep }[] = [];
    for (let row = rowOf(from) - 1; row <= rowOf(from) + 1; row++) {
      const held = this.#rows.get(row) ?? [];
      const start = firstFrom(held, from.longitude - reach);
      for (let at = start; at < held.length && at < start + most; at++) {
        const other = held[at];
        if (!other || other.viewpoint.longitude > from.longitude + reach) break;
        const step = stepBetween(from, other.viewpoint);
        if (isSame(step)) found.push({ index: other.index, step });
      }
    }
    return found.sort((a, b) => weightOf(a.step) - weightOf(b.step) || a.index - b.index);
  }
}

function rowOf({ latitude }: Viewpoint): number {
  return Math.floor(latitude / ROW_DEGREES);
}

function firstFrom(row: readonly { viewpoint: Viewpoint }[], longitude: number): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((row[middle]?.viewpoint.longitude ?? 0) < longitude) low = middle + 1;
    else high = middle;
  }
  return low;
}

function stepBetween(from: Viewpoint, to: Viewpoint): ViewpointStep {
  const north = (to.latitude - from.latitude) * RADIANS * EARTH_RADIUS_M;
  const east = (to.longitude - from.longitude) * RADIANS * EARTH_RADIUS_M * Math.cos(from.latitude * RADIANS);
  const turned =
    from.bearing === null || to.bearing === null ? null : Math.abs(from.bearing - to.bearing) % 360;
  return {
    metres: Math.hypot(north, east),
    degrees: turned === null ? null : Math.min(turned, 360 - turned),
  };
}

function isSame({ metres, degrees }: ViewpointStep): boolean {
  return metres <= NEAR_METRES && (degrees ?? 0) <= SAME_BEARING;
}

/** A direction that nobody knows stands behind any that is known to be alike. */
function weightOf({ metres, degrees }: ViewpointStep): number {
  return metres + (degrees ?? 2 * SAME_BEARING);
}
