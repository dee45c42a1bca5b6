import { describe, expect, it } from 'vitest';
import { foldText } from './fold';

describe('foldText', () => {
  it.each([
    ['القُدْس', 'القدس'],
    ['أسوار المدينة', 'اسوار المدينه'],
    ['مســـجد', 'مسجد'],
    ['مبنى ١٨٧٠', 'مبني 1870'],
    ['مبنى ۱۸۷۰', 'مبني 1870'],
    ['کلیسا', 'كليسا'],
    ['Œuvre d’Ælfrøð', 'oeuvre d’aelfrod'],
    ['Château  de\nDavid', 'chateau de david'],
    ['\u200eZion', 'zion'],
  ])('%s → %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});
