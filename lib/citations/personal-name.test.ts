import { expect, it } from 'vitest';
import { personalName } from './personal-name';

it.each([
  ['Félix Bonfils', 'Bonfils', 'Félix'],
  ['Maxime Du Camp', 'Du Camp', 'Maxime'],
  ['Robert E. M. Bain', 'Bain', 'Robert E. M.'],
  ['C. H. Graves', 'Graves', 'C. H.'],
  ['C.W. Wilson', 'Wilson', 'C.W.'],
  ['Jean-Pierre O’Connor', 'O’Connor', 'Jean-Pierre'],
])('%s is filed under %s', (name, family, given) => {
  expect(personalName(name)).toEqual({ family, given });
});

it.each([
  'Frederick Whitmore Holland',
  'Louis de Clercq',
  'Underwood & Underwood',
  'American Colony Photo Department',
  'Bonfils',
  'أوغست سالزمان',
  'Wilson, C. W.',
  'Imprimerie photographique de Blanquart-Évrard, à Lille',
  '',
])('“%s” stays as it is written', (literal) => {
  expect(personalName(literal)).toEqual({ literal });
});
