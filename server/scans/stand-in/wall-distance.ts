import { type Box, isInside, type Point } from '@/lib/map/geometry';

/** Signed distances in pixels to a closed ring, sampled on a square grid: negative inside it. */
export interface DistanceField {
  box: Box;
  /** Pixels between samples. */
  step: number;
  columns: number;
  rows: number;
  values: Float32Array;
}

/** Samples the distance to `ring` over `box`, every `step` pixels. */
export function distanceField(ring: readonly Point[], box: Box, step: number): DistanceField {
  const columns = Math.ceil(box.width / step) + 1;
  const rows = Math.ceil(box.height / step) + 1;
  const values = new Float32Array(columns * rows);
  const edges = ring.map((a, index) => {
    const b = ring[(index + 1) % ring.length] ?? a;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    return { a, dx, dy, square: dx * dx + dy * dy || 1 };
  });
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const point = { x: box.x + column * step, y: box.y + row * step };
      let nearest = Infinity;
      for (const { a, dx, dy, square } of edges) {
        const along = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / square));
        const [ex, ey] = [point.x - a.x - along * dx, point.y - a.y - along * dy];
        nearest = Math.min(nearest, ex * ex + ey * ey);
      }
      values[row * columns + column] = Math.sqrt(nearest) * (isInside(point, ring) ? -1 : 1);
    }
  }
  return { box, step, columns, rows, values };
}

/** The lines along which the field has the value `level`, as open or closed rows of points (marching squares). */
export function contour(field: DistanceField, level: number): Point[][] {
  const links = new Map<number, number[]>();
  const link = (from: number, to: number) => {
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      const known = links.get(a);
      if (known) known.push(b);
      else links.set(a, [b]);
    }
  };
  for (let row = 0; row < field.rows - 1; row += 1) {
    for (let column = 0; column < field.columns - 1; column += 1) {
      const crossed = crossedEdges(field, level, row, column);
      for (let index = 0; index + 1 < crossed.length; index += 2)
        link(crossed[index] ?? 0, crossed[index + 1] ?? 0);
    }
  }
  return chains(links).map((chain) => chain.map((edge) => crossing(field, level, edge)));
}

/** Edges of the grid are numbered: twice the sample they begin at, plus one where they run down instead of across. */
function crossedEdges(field: DistanceField, level: number, row: number, column: number): number[] {
  const at = row * field.columns + column;
  const below = at + field.columns;
  const above = (sample: number) => (field.values[sample] ?? 0) > level;
  const [nw, ne, sw, se] = [above(at), above(at + 1), above(below), above(below + 1)];
  const crossed: number[] = [];
  if (nw !== ne) crossed.push(2 * at);
  if (ne !== se) crossed.push(2 * (at + 1) + 1);
  if (se !== sw) crossed.push(2 * below);
  if (sw !== nw) crossed.push(2 * at + 1);
  return crossed;
}

function crossing(field: DistanceField, level: number, edge: number): Point {
  const from = Math.floor(edge / 2);
  const down = edge % 2 === 1;
  const to = from + (down ? field.columns : 1);
  const [a, b] = [field.values[from] ?? 0, field.values[to] ?? 0];
  const share = (level - a) / (b - a || 1);
  const column = from % field.columns;
  const row = Math.floor(from / field.columns);
  return {
    x: field.box.x + (column + (down ? 0 : share)) * field.step,
    y: field.box.y + (row + (down ? share : 0)) * field.step,
  };
}

/** Follows the links from loose ends first, then round what is closed. */
function chains(links: Map<number, number[]>): number[][] {
  const found: number[][] = [];
  const ends = [...links].filter(([, next]) => next.length === 1).map(([edge]) => edge);
  for (const start of [...ends, ...links.keys()]) {
    const chain = [start];
    let current = start;
    for (;;) {
      const next = links.get(current)?.pop();
      if (next === undefined) break;
      const back = links.get(next);
      back?.splice(back.indexOf(current), 1);
      chain.push(next);
      current = next;
    }
    if (chain.length > 1) found.push(chain);
  }
  return found;
}
