import type { PhotographSummary } from './views';

/** Width over height of one line as a whole: three sheets, or a panorama and one more. */
const LINE_RATIO = 3.7;

/** Proportions of a print whose picture is still being made: those of a stand-in sheet. */
export const SHEET_RATIO = 4 / 3;

/** Width over height of the print. */
export function ratioOfPrint({ image }: Pick<PhotographSummary, 'image'>): number {
  return image ? image.width / image.height : SHEET_RATIO;
}

/** The first photographs, as many as fill one line with prints of a good height; all of them where they do not fill it. */
export function printsForLine<P extends Pick<PhotographSummary, 'image'>>(photographs: readonly P[]): P[] {
  const line: P[] = [];
  let ratio = 0;
  for (const photograph of photographs) {
    if (ratio >= LINE_RATIO) break;
    line.push(photograph);
    ratio += ratioOfPrint(photograph);
  }
  return line;
}
