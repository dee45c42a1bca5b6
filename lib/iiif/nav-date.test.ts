import { expect, it } from 'vitest';
import { navDateOf } from './nav-date';

it.each([
  ['1870', '1870-01-01T00:00:00Z'],
  ['1850-08', '1850-08-01T00:00:00Z'],
  ['1917-12-09', '1917-12-09T00:00:00Z'],
  ['1870-XX', '1870-01-01T00:00:00Z'],
])('files %s under its beginning', (edtf, date) => {
  expect(navDateOf(edtf)).toBe(date);
});

it.each([
  '1870~',
  '1890?',
  '1903%',
  '186X',
  '18XX',
  '1862-21',
  '1898/1946',
  '1860/..',
  '',
  'about 1870',
  null,
])('files %s under no date that nobody claims', (edtf) => {
  expect(navDateOf(edtf)).toBeNull();
});
