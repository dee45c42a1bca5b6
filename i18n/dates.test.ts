import { createTranslator } from 'next-intl';
import { expect, it } from 'vitest';
import type { Language } from '@/lib/catalogue/languages';
import { sayDate } from '@/lib/dates/say-date';
import { withDigits } from '@/lib/text/digits';
import { readMessages } from './messages';

async function read(edtf: string, language: Language): Promise<string | null> {
  const messages = await readMessages(language);
  const t = createTranslator({ locale: language, messages, namespace: 'dates' });
  const words = sayDate(edtf, (phrase, values) => t(phrase, values));
  return words && withDigits(words, language);
}

it.each([
  ['1854', '1854', '١٨٥٤'],
  ['1860/..', '1860 or later', '١٨٦٠ أو بعد ذلك'],
  ['../1900', '1900 or earlier', '١٩٠٠ أو قبل ذلك'],
  ['/1900', '1900 or earlier', '١٩٠٠ أو قبل ذلك'],
  ['1870~', 'about 1870', 'نحو ١٨٧٠'],
  ['1890?', '1890 (uncertain)', '١٨٩٠ (غير مؤكّد)'],
  ['1903%', 'about 1903 (uncertain)', 'نحو ١٩٠٣ (غير مؤكّد)'],
  ['186X', '1860s', 'ستينيات القرن التاسع عشر'],
  ['188X', '1880s', 'ثمانينيات القرن التاسع عشر'],
  ['190X', '1900s', 'العقد الأول من القرن العشرين'],
  ['191X', '1910s', 'العقد الثاني من القرن العشرين'],
  ['18XX', '19th century', 'القرن التاسع عشر'],
  ['1850-08', 'August 1850', 'آب/أغسطس ١٨٥٠'],
  ['1900-03', 'March 1900', 'آذار/مارس ١٩٠٠'],
  ['1862-04-01', '1 April 1862', '١ نيسان/أبريل ١٨٦٢'],
  ['1917-12-09', '9 December 1917', '٩ كانون الأول/ديسمبر ١٩١٧'],
  ['1862-21', 'spring 1862', 'ربيع ١٨٦٢'],
  ['1898/1946', 'between 1898 and 1946', 'بين ١٨٩٨ و١٩٤٦'],
  ['1870~/1900~', 'between about 1870 and about 1900', 'بين نحو ١٨٧٠ ونحو ١٩٠٠'],
])('reads %s', async (edtf, english, arabic) => {
  expect(await read(edtf, 'en')).toBe(english);
  expect(await read(edtf, 'ar')).toBe(arabic);
});

it.each(['', 'about 1870', '1862-13', '1862-02-31', '..', '../..'])(
  'does not read %j as a date',
  async (text) => {
    expect(await read(text, 'en')).toBeNull();
  },
);
