import { foldText } from '../text/fold';

const SHORTEST = 3;

/** An inventory number as people type it: without what stands between letters and digits. */
export function compactNumber(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** True for what may be an inventory number or a part of one: it has a digit, and few letters go without. */
export function mayBeNumber(compact: string): boolean {
  return compact.length >= SHORTEST && /\d/.test(compact);
}

/**
 * Every part by which a number may be asked for: `LC-DIG-matpc-14759` also as `matpc14759` and `14759`, and
 * `2005.100.376.165` as `2005100376`. The whole number is the first.
 */
export function partsOfNumber(number: string): string[] {
  const pieces = foldText(number)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((piece) => piece !== '');
  const parts = [pieces.join('')];
  for (let from = 0; from < pieces.length; from++) {
    for (let to = pieces.length; to > from; to--) parts.push(pieces.slice(from, to).join(''));
  }
  return [...new Set(parts)].filter((part, at) => at === 0 || (mayBeNumber(part) && part.length > SHORTEST));
}
