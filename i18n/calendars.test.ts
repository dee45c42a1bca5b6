import { createTranslator } from 'next-intl';
import { expect, it } from 'vitest';
import type { Language } from '@/lib/catalogue/languages';
import { type Calendar, sayInCalendar } from '@/lib/dates/say-calendar';
import { withDigits } from '@/lib/text/digits';
import { readMessages } from './messages';

async function read(edtf: string, calendar: Calendar, language: Language): Promise<string | null> {
  const messages = await readMessages(language);
  const dates = createTranslator({ locale: language, messages, namespace: 'dates' });
  const calendars = createTranslator({ locale: language, messages, namespace: 'calendars' });
  const words = sayInCalendar(edtf, calendar, {
    date: (phrase, values) => dates(phrase, values),
    calendar: (phrase, values) => calendars(phrase, values),
  });
  // What only keeps lines from breaking is nothing to read.
  return (
    words &&
    withDigits(words, language)
      .replace(/\u2060/g, '')
      .replace(/\u00a0/g, ' ')
  );
}

it.each([
  ['1877', '1293–1294 AH', '١٢٩٣–١٢٩٤هـ'],
  // A year of ours that has a whole Hijri year in it.
  ['1878', '1294–1296 AH', '١٢٩٤–١٢٩٦هـ'],
  ['1870~', 'about 1286–1287 AH', 'نحو ١٢٨٦–١٢٨٧هـ'],
  ['1890?', '1307–1308 AH (uncertain)', '١٣٠٧–١٣٠٨هـ (غير مؤكّد)'],
  ['186X', '1276–1286 AH', '١٢٧٦–١٢٨٦هـ'],
  ['1860/..', '1276–1277 AH or later', '١٢٧٦–١٢٧٧هـ أو بعد ذلك'],
  ['/1900', '1317–1318 AH or earlier', '١٣١٧–١٣١٨هـ أو قبل ذلك'],
  ['1898/1946', 'between 1315 AH and 1366 AH', 'بين ١٣١٥هـ و١٣٦٦هـ'],
  ['1898~/1946', 'between about 1315 AH and 1366 AH', 'بين نحو ١٣١٥هـ و١٣٦٦هـ'],
  ['1850-08', 'Ramadan–Shawwal 1266 AH', 'رمضان–شوّال ١٢٦٦هـ'],
  ['1850-11', 'Dhu al-Hijja 1266 – Muharram 1267 AH', 'ذو الحجة ١٢٦٦ – محرّم ١٢٦٧هـ'],
  ['1884-01-13', '14 Rabiʿ I 1301 AH (±1 day)', '١٤ ربيع الأول ١٣٠١هـ (بفارق يوم محتمل)'],
  ['0500', null, null],
  ['rubbish', null, null],
  ['', null, null],
])('says %j in the Hijri calendar', async (edtf, english, arabic) => {
  expect(await read(edtf, 'hijri', 'en')).toBe(english);
  expect(await read(edtf, 'hijri', 'ar')).toBe(arabic);
});

it.each([
  ['1877', '1292–1293', '١٢٩٢–١٢٩٣'],
  ['1917', '1332–1333', '١٣٣٢–١٣٣٣'],
  // The only years that are one year in both calendars.
  ['1918', '1334', '١٣٣٤'],
  ['1918-03', 'Mart 1334', 'مارت ١٣٣٤'],
  ['1850-08', 'Temmuz–Ağustos 1266', 'تموز–أغستوس ١٢٦٦'],
  ['1850-03', 'Şubat 1265 – Mart 1266', 'شباط ١٢٦٥ – مارت ١٢٦٦'],
  ['1908-07-23', '10 Temmuz 1324', '١٠ تموز ١٣٢٤'],
  ['1881-01-04~', 'about 23 Kânun-ı evvel 1296', 'نحو ٢٣ كانون الأول ١٢٩٦'],
  ['1860/1861', 'between 1275 and 1277', 'بين ١٢٧٥ و١٢٧٧'],
  [
    '1898/1946',
    'between 1313 and 1341 (in use from 1840 to 1925)',
    'بين ١٣١٣ و١٣٤١ (كان معمولًا به من ١٨٤٠ إلى ١٩٢٥م)',
  ],
  ['1830', null, null],
  ['1926', null, null],
])('says %j in the Rumi calendar', async (edtf, english, arabic) => {
  expect(await read(edtf, 'rumi', 'en')).toBe(english);
  expect(await read(edtf, 'rumi', 'ar')).toBe(arabic);
});
