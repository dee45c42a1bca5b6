import { expect, it } from 'vitest';
import { labelTitles, languagesOfOurTitles, pickLabel } from './pick-label';
import type { LabelView } from './views';

const label = (title: string, rest: Partial<LabelView> = {}): LabelView => ({
  title,
  titleIsOurs: false,
  caption: null,
  description: null,
  altText: null,
  ...rest,
});

const labels = {
  ar: label('السور', { titleIsOurs: true }),
  en: label('The wall', { caption: 'Seen from the south.' }),
};

it('falls back field by field, with the language that it fell back to', () => {
  expect(pickLabel(labels, 'title', 'ar')).toEqual({ text: 'السور', lang: 'ar' });
  expect(pickLabel(labels, 'caption', 'ar')).toEqual({ text: 'Seen from the south.', lang: 'en' });
  expect(pickLabel(labels, 'altText', 'ar')).toBeNull();
});

it('names the languages whose title is ours', () => {
  expect(languagesOfOurTitles(labels)).toEqual(['ar']);
  expect(labelTitles(labels)).toEqual({ ar: 'السور', en: 'The wall' });
});
