import { expect, it } from 'vitest';
import { type SayPhrase, sayDate } from './say-date';

const say: SayPhrase = (phrase, values) => `${phrase}(${JSON.stringify(values)})`;

it('nests the phrases of an interval', () => {
  const plain: SayPhrase = (phrase, { year, date, from, to }) =>
    `${phrase}(${[year, date, from, to].filter((value) => value !== undefined).join(', ')})`;
  expect(sayDate('1870~/1900', plain)).toBe('between(about(year(1870)), year(1900))');
  expect(sayDate('1870?/..', plain)).toBe('orLater(uncertain(year(1870)))');
});

it('hands years over as text, and which decade of which century', () => {
  expect(sayDate('186X', say)).toBe(
    'decade({"year":"1860","month":0,"day":0,"season":0,"tens":60,"century":19})',
  );
});

it('says nothing of an interval without any known end', () => {
  expect(sayDate('../..', say)).toBeNull();
});
