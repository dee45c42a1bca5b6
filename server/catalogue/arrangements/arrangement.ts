import type { FieldProblem, ReadField } from '@/lib/catalogue/draft';
import type { Fields, FieldValue } from '@/lib/catalogue/field-changes';
import type { Language } from '@/lib/catalogue/languages';
import type { TextsByLanguage } from '@/lib/catalogue/staleness';
import type { Db, Tx } from '@/server/db/client';

/** What arranges photographs under words of its own: sections, tours. Both are edited as drafts and published whole. */
export type ArrangementKind = 'section' | 'tour';

/** What one kind of arrangement brings to saving, publishing and its history, which are the same for all. */
export interface Arrangement<Draft extends Fields, Field extends string> {
  readonly kind: ArrangementKind;
  isField(name: string): name is Field;
  /** Reads one field as it came in. */
  readField(field: Field, raw: unknown): ReadField;
  /** Holds a field that could be read against what there is; the address is judged already. */
  checkField(
    tx: Tx,
    field: Field,
    given: { id: string; value: FieldValue; current: Draft },
  ): Promise<{ value: FieldValue } | { problem: FieldProblem }>;
  /** The draft, every field of it. @throws where there is no such row */
  read(db: Db | Tx, id: string): Promise<Draft>;
  /** Writes fields that were read and checked, other than the address and what `labels` holds. */
  apply(tx: Tx, id: string, fields: Partial<Draft>): Promise<void>;
  /** The texts that can go stale. */
  textsOf(draft: Draft): TextsByLanguage;
  /** The languages whose words a change of this field wrote. */
  languagesWritten(field: string, before: Draft, after: Draft): Language[];
  /** Codes of what keeps it from its visitors. */
  findErrors(db: Db | Tx, id: string): Promise<string[]>;
  /** What is published of the draft as it stands: JSON. */
  freeze(tx: Tx, id: string): Promise<{ slug: string | null; position: number }>;
}
