import { expect, it } from 'vitest';
import { pickText, textsInOrder } from './pick-text';

it('puts the reader’s language first and keeps the others', () => {
  expect(textsInOrder({ ar: 'سور', en: 'wall' }, 'en')).toEqual([
    { text: 'wall', lang: 'en' },
    { text: 'سور', lang: 'ar' },
  ]);
});

it('shows another language’s value where the reader’s has none, and says which it is', () => {
  expect(pickText({ ar: 'سور' }, 'en')).toEqual({ text: 'سور', lang: 'ar' });
  expect(pickText({ en: '', ar: 'سور' }, 'en')).toEqual({ text: 'سور', lang: 'ar' });
  expect(pickText({}, 'en')).toBeNull();
});
