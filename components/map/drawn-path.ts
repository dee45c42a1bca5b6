import type { Point } from '@/lib/map/geometry';

/** A closed outline as the `d` of a path, to a tenth of a metre. */
export function pathOf(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => `${tenth(x)} ${tenth(y)}`).join('L')}Z`;
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
