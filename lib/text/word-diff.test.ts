import { expect, it } from 'vitest';
import { diffTexts } from './word-diff';

const said = (before: string, after: string, language: string) =>
  diffTexts(before, after, language)
    .filter(({ kind }) => kind !== 'same')
    .map(({ kind, text }) => `${kind} ${text.trim()}`);

it('parts English into words', () => {
  expect(said('The Jaffa Gate in 1870', 'The Damascus Gate in 1870', 'en')).toEqual([
    'removed Jaffa',
    'added Damascus',
  ]);
});

it('parts Arabic into words, with their marks, and never inside of one', () => {
  expect(said('باب الخليل من الخارج', 'باب العمود من الخارج', 'ar')).toEqual([
    'removed الخليل',
    'added العمود',
  ]);
  expect(said('مُصوِّر القدس', 'مُصوِّرون القدس', 'ar')).toEqual(['removed مُصوِّر', 'added مُصوِّرون']);
});

it('says nothing of equal texts, and all of a text that is new', () => {
  expect(said('same', 'same', 'en')).toEqual([]);
  expect(said('', 'new words', 'en')).toEqual(['added new words']);
});
