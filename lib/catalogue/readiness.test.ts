import { describe, expect, it } from 'vitest';
import { DRAFT_FIELDS, labelField, type PhotographDraft } from './draft';
import { LANGUAGES } from './languages';
import { readinessOf } from './readiness';

const LISTS = ['makers', 'placeIds', 'communities', 'secondarySectionIds'];

function draft(changes: Partial<PhotographDraft> = {}): PhotographDraft {
  const empty = Object.fromEntries(DRAFT_FIELDS.map((name) => [name, LISTS.includes(name) ? [] : null]));
  const labels = LANGUAGES.flatMap((language) => [
    [labelField(language, 'title'), `Title ${language}`],
    [labelField(language, 'caption'), `A caption that says enough, ${language}`],
    [labelField(language, 'altText'), `People before a gate in a wall, ${language}`],
  ]);
  const facts = { rightsId: 'r', sectionId: 's', dateEdtf: '1870', holderId: 'h' };
  return { ...empty, ...Object.fromEntries(labels), ...facts, ...changes } as PhotographDraft;
}

const SCAN = { standIn: false };
const codes = (changes: Partial<PhotographDraft>, scan: { standIn: boolean } | null = SCAN) =>
  readinessOf({ draft: draft(changes), stale: [], scan }).map(
    ({ weight, code, language }) => `${weight} ${code}${language ? ` ${language}` : ''}`,
  );

describe('readinessOf', () => {
  it('finds nothing in a photograph that has everything', () => {
    expect(codes({})).toEqual([]);
  });

  it('names each error, with the field where it is mended', () => {
    expect(codes({ 'labels.ar.title': null, 'labels.en.altText': null, rightsId: null }, null)).toEqual([
      'error TITLE_MISSING ar',
      'error ALT_TEXT_MISSING en',
      'error RIGHTS_MISSING',
      'error SCAN_MISSING',
    ]);
    const [finding] = readinessOf({ draft: draft({ rightsId: null }), stale: [], scan: SCAN });
    expect(finding).toEqual({ code: 'RIGHTS_MISSING', weight: 'error', language: null, field: 'rightsId' });
  });

  it('says of a stand-in that it is one, and asks for no description of what nobody has seen', () => {
    expect(codes({ 'labels.en.altText': null }, { standIn: true })).toEqual([
      'warning ALT_TEXT_MISSING en',
      'warning STAND_IN',
    ]);
  });

  it('warns of what is short, stale, repeated or left open', () => {
    expect(
      codes({
        'labels.ar.caption': null,
        'labels.en.caption': 'Short',
        'labels.ar.altText': 'title AR',
        'labels.en.altText': 'A gate',
        sectionId: null,
        dateEdtf: null,
        holderId: null,
      }),
    ).toEqual([
      'warning ALT_TEXT_IS_TITLE ar',
      'warning CAPTION_MISSING ar',
      'warning ALT_TEXT_SHORT en',
      'warning CAPTION_SHORT en',
      'warning SECTION_MISSING',
      'warning DATE_MISSING',
      'warning HOLDER_MISSING',
    ]);
    expect(readinessOf({ draft: draft(), stale: ['en'], scan: SCAN })).toEqual([
      { code: 'LANGUAGE_STALE', weight: 'warning', language: 'en', field: 'labels.en.title' },
    ]);
  });
});
