import { describe, expect, it } from 'vitest';
import type { Language } from './languages';
import {
  changesSince,
  type LanguageStates,
  stateConfirmed,
  statesAfterEdit,
  type TextsByLanguage,
  UP_TO_DATE,
} from './staleness';

/** French is on its way: nothing here may assume two languages. */
const FR = 'fr' as Language;

/** A record that is saved again and again. */
function record(titles: Partial<Record<Language, string | null>>) {
  let states: LanguageStates = {};
  let texts: TextsByLanguage = Object.fromEntries(
    Object.entries(titles).map(([language, title]) => [language, { title }]),
  );
  return {
    save(edits: Partial<Record<Language, string | null>>, sitting: string | null = 's') {
      const before = texts;
      texts = {
        ...texts,
        ...Object.fromEntries(Object.entries(edits).map(([language, title]) => [language, { title }])),
      };
      states = statesAfterEdit(states, {
        edited: Object.keys(edits) as Language[],
        before,
        after: texts,
        sitting,
      });
    },
    confirm(language: Language) {
      states = { ...states, [language]: stateConfirmed(language, texts) };
    },
    stale: () => (Object.keys(texts) as Language[]).filter((language) => states[language]?.stale),
    diff: (language: Language) => changesSince(states[language] ?? UP_TO_DATE, texts),
  };
}

describe('which languages lag behind', () => {
  it('an edit marks the other, with what changed', () => {
    const label = record({ ar: 'سور', en: 'Wall' });
    label.save({ ar: 'السور' });
    expect(label.stale()).toEqual(['en']);
    expect(label.diff('en')).toEqual([{ language: 'ar', field: 'title', before: 'سور', after: 'السور' }]);
  });

  it('keeps the diff back to what the lagging language was written from', () => {
    const label = record({ ar: 'أ', en: 'A' });
    label.save({ ar: 'ب' });
    label.save({ ar: 'ت' }, 'another');
    expect(label.diff('en')).toMatchObject([{ before: 'أ', after: 'ت' }]);
  });

  it('an answer marks nobody, nor do its further keystrokes in the same sitting', () => {
    const label = record({ ar: 'أ', en: 'A' });
    label.save({ ar: 'ب' });
    label.save({ en: 'B' });
    expect(label.stale()).toEqual([]);
    label.save({ en: 'Better' });
    label.save({ en: 'Better still' });
    expect(label.stale()).toEqual([]);
    expect(label.diff('en')).toEqual([]);
  });

  it('the answered language marks again in another sitting', () => {
    const label = record({ ar: 'أ', en: 'A' });
    label.save({ ar: 'ب' });
    label.save({ en: 'B' });
    label.save({ en: 'C' }, 'next day');
    expect(label.stale()).toEqual(['ar']);
  });

  it('the first language edited again after the answer marks the other again, from the answer on', () => {
    const label = record({ ar: 'أ', en: 'A' });
    label.save({ ar: 'ب' });
    label.save({ en: 'B' });
    label.save({ ar: 'ت' });
    expect(label.stale()).toEqual(['en']);
    expect(label.diff('en')).toMatchObject([{ before: 'ب', after: 'ت' }]);
    label.save({ en: 'C' });
    expect(label.stale()).toEqual([]);
  });

  it('an answer of one person is interrupted by what another says', () => {
    const label = record({ ar: 'أ', en: 'A' });
    label.save({ ar: 'ب' }, 'one');
    label.save({ en: 'B' }, 'two');
    label.save({ ar: 'ت' }, 'one');
    label.save({ en: 'B!' }, 'two');
    expect(label.stale()).toEqual([]);
    label.save({ ar: 'ث' }, 'one');
    expect(label.stale()).toEqual(['en']);
  });

  it('an empty language lags behind nothing; its first words are an answer', () => {
    const label = record({ ar: null, en: null });
    label.save({ ar: 'أ' });
    label.save({ ar: 'أب' });
    expect(label.stale()).toEqual([]);
    label.save({ en: 'A' });
    label.save({ en: 'AB' });
    expect(label.stale()).toEqual([]);
    label.save({ ar: 'أبج' });
    expect(label.stale()).toEqual(['en']);
    expect(label.diff('en')).toMatchObject([{ before: 'أب', after: 'أبج' }]);
  });

  it('words put back leave nothing to look at', () => {
    const label = record({ ar: 'أ', en: 'A' });
    label.save({ ar: 'ب' });
    label.save({ ar: 'أ' });
    expect(label.stale()).toEqual([]);
    expect(label.diff('en')).toEqual([]);
  });

  it('words put back after they were answered are news again', () => {
    const label = record({ ar: 'أ', en: 'A' });
    label.save({ ar: 'ب' });
    label.save({ en: 'B' });
    label.save({ ar: 'أ' });
    expect(label.stale()).toEqual(['en']);
  });

  it('both in one save are both up to date, as they are when the saves fall between them', () => {
    const together = record({ ar: 'أ', en: 'A' });
    together.save({ ar: 'ب', en: 'B' });
    expect(together.stale()).toEqual([]);
    together.save({ en: 'Better' });
    expect(together.stale()).toEqual([]);
    together.save({ ar: 'ت' });
    expect(together.stale()).toEqual(['en']);
  });

  it('both in one save, the stale one among them', () => {
    const label = record({ ar: 'أ', en: 'A' });
    label.save({ ar: 'ب' });
    label.save({ en: 'B', ar: 'ت' }, 'another');
    expect(label.stale()).toEqual([]);
  });

  it('three languages: an edit marks both others, an answer only itself', () => {
    const label = record({ ar: 'أ', en: 'A', [FR]: 'À' });
    label.save({ ar: 'ب' });
    expect(label.stale()).toEqual(['en', FR]);
    label.save({ en: 'B' });
    expect(label.stale()).toEqual([FR]);
    expect(label.diff(FR).map(({ language }) => language)).toEqual(['ar', 'en']);
    label.save({ [FR]: 'B' });
    expect(label.stale()).toEqual([]);
  });

  it('three languages: words put back do not hide what else changed', () => {
    const label = record({ ar: 'أ', en: 'A', [FR]: 'À' });
    label.save({ ar: 'ب' });
    label.save({ en: 'B' }, 'two');
    label.save({ ar: 'أ' });
    expect(label.stale()).toEqual(['en', FR]);
  });

  it('three languages: an empty one stays out of it', () => {
    const label = record({ ar: 'أ', en: 'A', [FR]: null });
    label.save({ ar: 'ب' });
    expect(label.stale()).toEqual(['en']);
    label.save({ [FR]: 'B' });
    expect(label.stale()).toEqual(['en']);
  });

  it('a confirmation ends it, and the next diff begins there', () => {
    const label = record({ ar: 'أ', en: 'A' });
    label.save({ ar: 'ب' });
    label.confirm('en');
    expect(label.stale()).toEqual([]);
    label.save({ ar: 'ت' });
    expect(label.diff('en')).toMatchObject([{ before: 'ب', after: 'ت' }]);
  });

  it('what is imported answers what is stale or empty, and else speaks', () => {
    const label = record({ ar: 'أ', en: null });
    label.save({ en: 'A' }, null);
    expect(label.stale()).toEqual([]);
    label.save({ en: 'B' }, null);
    expect(label.stale()).toEqual(['ar']);
    label.save({ ar: 'ب' }, null);
    expect(label.stale()).toEqual([]);
  });
});
