import { z } from 'zod';
import { LANGUAGES } from '../catalogue/languages';

const region = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

const said = z.object({
  title: z.string().nullable(),
  text: z.string().nullable(),
  narration: z.object({ id: z.string(), type: z.string(), seconds: z.number() }).nullable(),
  captionsId: z.string().nullable(),
});

const stop = z.object({
  id: z.string(),
  photographId: z.string(),
  /** As framed, with the scan that it was framed on: which scan is shown is the photograph's business (DECISIONS, 5). */
  scan: z.object({ id: z.string(), width: z.number(), height: z.number(), standIn: z.boolean() }).nullable(),
  region: region.nullable(),
  awaited: z
    .array(z.object({ standIn: z.boolean(), width: z.number(), height: z.number(), region }))
    .nullable()
    .default(null),
  dwellSeconds: z.number().nullable(),
  texts: z.partialRecord(z.enum(LANGUAGES), said),
});

/** A published tour as it is kept: every language, written once (DECISIONS, 2). Photographs are named by id. */
export const tourSnapshot = z.object({
  slug: z.string(),
  position: z.number().int(),
  labels: z.partialRecord(z.enum(LANGUAGES), z.object({ title: z.string(), text: z.string().nullable() })),
  /** In their order. */
  stops: z.array(stop),
});

export type TourSnapshot = z.infer<typeof tourSnapshot>;
export type StopSnapshot = TourSnapshot['stops'][number];
