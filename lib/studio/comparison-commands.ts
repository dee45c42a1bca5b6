/** Photographs that curators set beside each other. */
import { z } from 'zod';
import type { Point } from '../annotations/shape';
import { LANGUAGES } from '../catalogue/languages';
import { line, words } from '../catalogue/text-fields';
import type { ImageView, Texts } from '../catalogue/views';
import type { Side } from '../comparisons/compare-state';

const id = z.string().min(1).max(64);
const point = z.tuple([z.number().int(), z.number().int()]);
const marked = z.object({ scanId: id, points: z.tuple([point, point]) });

export const createComparisonInput = z.object({ firstId: id, secondId: id });
export const comparisonInput = z.object({ id });
export const saveComparisonInput = z.object({
  id,
  /** The revision that the changes began from. */
  base: z.number().int().min(0),
  titles: z.partialRecord(z.enum(LANGUAGES), line),
  texts: z.partialRecord(z.enum(LANGUAGES), words),
  /** Two places that both show; null where the two are not aligned. */
  alignment: z.object({ first: marked, second: marked }).nullable(),
});

/** A photograph that can be compared: published, with a picture. */
export interface Comparable {
  id: string;
  slug: string;
  titles: Texts;
  image: ImageView;
}

/** A comparison as its curators see it. */
export interface ComparisonRow {
  id: string;
  revision: number;
  /** Null where the photograph is not published now, or has no picture: then no visitor sees the comparison. */
  photographs: Record<Side, Comparable | null>;
  titles: Texts;
  texts: Texts;
  /** On the scans that are shown; null where there are none, or where they wait for review. */
  points: Record<Side, [Point, Point]> | null;
  /** Points were set on scans that have been replaced by others of other proportions. */
  isForReview: boolean;
}

export interface ComparisonCommands {
  /** Where the two are compared already, in either order, it is that one. */
  'comparisons.create': { input: z.input<typeof createComparisonInput>; output: { id: string } };
  /** Visitors see it as soon as it is saved. */
  'comparisons.save': { input: z.input<typeof saveComparisonInput>; output: { revision: number } };
  'comparisons.remove': { input: z.input<typeof comparisonInput>; output: Record<string, never> };
  /** Takes back that it was removed. */
  'comparisons.restore': { input: z.input<typeof comparisonInput>; output: Record<string, never> };
}
