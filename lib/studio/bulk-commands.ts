/** One change to many photographs: looked at first, then made in slices, and undone together. */
import { z } from 'zod';
import { MAKER_ROLES } from '../catalogue/snapshot';
import type { Texts } from '../catalogue/views';
import type { READINESS_ERRORS } from './photograph-commands';

const id = z.string().min(1).max(64);
const makers = z
  .array(z.object({ makerId: id, role: z.enum(MAKER_ROLES) }))
  .min(1)
  .max(10);

/** Photographs that one call looks at, or changes: enough to go on quickly, few enough that nobody waits behind it. */
export const LOOK_SLICE = 100;
export const CHANGE_SLICE = 20;

export const bulkChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('section'), sectionId: id.nullable() }),
  z.object({ kind: z.literal('rights'), rightsId: id.nullable() }),
  z.object({ kind: z.literal('holder'), holderId: id.nullable() }),
  z.object({ kind: z.literal('addMakers'), makers }),
  z.object({ kind: z.literal('replaceMakers'), makers }),
  z.object({
    kind: z.literal('addCommunities'),
    communities: z
      .array(z.object({ communityId: id, basis: z.string().max(500) }))
      .min(1)
      .max(10),
  }),
  z.object({ kind: z.literal('publish') }),
  z.object({ kind: z.literal('unpublish') }),
  z.object({ kind: z.literal('trash') }),
]);

export type BulkChange = z.output<typeof bulkChange>;
export type BulkKind = BulkChange['kind'];

export const bulkCheckInput = z.object({ change: bulkChange, ids: z.array(id).max(LOOK_SLICE) });
/** Photographs of one change: what the edge lets through. */
const MOST = 30_000;
export const bulkBeginInput = z.object({ change: bulkChange, ids: z.array(id).min(1).max(MOST) });
export const bulkApplyInput = z.object({
  batchId: id,
  change: bulkChange,
  ids: z.array(id).max(CHANGE_SLICE),
});
export const bulkUndoInput = z.object({ batchId: id, after: id.nullable() });

/** Why a photograph is left out; `studio.lists.bulk.reason.<code>` words each. */
export type BulkRefusal =
  | (typeof READINESS_ERRORS)[number]
  | 'PHOTOGRAPH_UNKNOWN'
  | 'PHOTOGRAPH_IN_TRASH'
  | 'NOT_ALLOWED'
  | 'NOT_KNOWN'
  | 'EDITED_SINCE'
  /** A contributor's changes wait for a curator to look at them. */
  | 'PROPOSED'
  | 'OTHER';

export interface LeftOut {
  id: string;
  titles: Texts;
  reason: BulkRefusal;
}

export interface BulkOutcome {
  /** Would change, or did. */
  changed: number;
  /** Were so already. */
  same: number;
  left: LeftOut[];
}

export interface UndoOutcome {
  undone: number;
  left: LeftOut[];
  /** Give as `after` to go on; null when all is done. */
  next: string | null;
}

export interface BulkCommands {
  'bulk.check': { input: z.input<typeof bulkCheckInput>; output: BulkOutcome };
  'bulk.begin': { input: z.input<typeof bulkBeginInput>; output: { batchId: string } };
  'bulk.apply': { input: z.input<typeof bulkApplyInput>; output: BulkOutcome };
  'bulk.undo': { input: z.input<typeof bulkUndoInput>; output: UndoOutcome };
}
