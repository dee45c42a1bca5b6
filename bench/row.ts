/** One line of the table of figures. */
export interface BenchRow {
  name: string;
  /** Null where it could not be measured. */
  value: number | null;
  unit: string;
  /** What is asked for, as the table shows it: `>= 0.2`. */
  bar: string;
  /** Null: not measured, or nothing to compare with. */
  ok: boolean | null;
  /** What the figure was made of. */
  detail: string;
}
