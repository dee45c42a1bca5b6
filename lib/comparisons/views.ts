import type { Texts } from '../catalogue/views';
import type { Similarity } from '../viewport/similarity';

/** What curators have made of two photographs, for the order in which they are shown. */
export interface ComparisonView {
  titles: Texts;
  texts: Texts;
  /** The curators' first is shown as the second. */
  isTurned: boolean;
  /** From the second's pixels to the first's, of the scans that are shown; null where nobody has aligned these. */
  aligned: Similarity | null;
}
