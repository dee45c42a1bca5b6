import { parseDate } from '@internationalized/date';
import { describe, expect, it } from 'vitest';
import { hijriOf } from './hijri';
import { rumiOf } from './rumi';

/**
 * Where the pairs below were published; all were read in open sources, none was reckoned by us.
 * - `statutes`: the index of Düstur, the collection of Ottoman statutes, first series, vols 5 and 6, which gives each statute's date
 *   in all three calendars (as transcribed at muhammetaliuslu-com.tr.gg).
 * - `leaf`: a printed wall calendar of Constantinople for a day of 1911, in seven languages (as described at Wikipedia, "Rumi calendar").
 * - `begin`: the first day of the Rumi calendar, in all three calendars (Wikipedia, "Rumi calendar"; Turkish manuals of conversion).
 * - `guide`: the date converter of the Turkish Historical Society (Türk Tarih Kurumu), as quoted at eksiseyler.com.
 * - `events`: days that Turkish history calls by their Rumi date, with both (sessiztarih.net; dunyabulteni.net).
 * - `risale`: B. Tunç, "Rûmî takvim ve târihler" (risaletashih.com): days of documents and newspapers, and the reform.
 * - `law`: law 698 of 26 December 1925, article 2 (Resmî Gazete 260).
 * - `converter`: the tests of BasicRumiToGregorianConverter by tirnavali (github.com), an independent program.
 * - `almanac`: Nautical Almanac for 1860, page xii (as quoted by House Divided, Dickinson College).
 * - `ummalqura`: the first day of the table of Umm al-Qura, as programs carry it (ICU among them).
 * - `journal`: al-Muqtabas (Damascus), vol. 6, no. 1, as dated by the edition of OpenArabicPE.
 */
type Source =
  | 'statutes'
  | 'leaf'
  | 'begin'
  | 'guide'
  | 'events'
  | 'risale'
  | 'law'
  | 'converter'
  | 'almanac'
  | 'ummalqura'
  | 'journal';

/** Rumi months by their number in our year: Mart is 3, Kânun-ı sani 1. */
const RUMI: [gregorian: string, rumi: string, source: Source][] = [
  ['1840-03-13', '1256-03-01', 'begin'],
  ['1877-03-01', '1292-02-17', 'converter'],
  ['1879-03-12', '1294-02-28', 'converter'],
  ['1880-03-10', '1295-02-27', 'converter'],
  ['1880-03-12', '1295-02-29', 'converter'],
  ['1880-03-13', '1296-03-01', 'converter'],
  ['1881-01-04', '1296-12-23', 'guide'],
  ['1884-01-13', '1299-01-01', 'statutes'],
  ['1884-01-14', '1299-01-02', 'statutes'],
  ['1884-02-29', '1299-02-17', 'statutes'],
  ['1884-03-13', '1300-03-01', 'statutes'],
  ['1884-04-10', '1300-03-29', 'statutes'],
  ['1884-05-04', '1300-04-22', 'statutes'],
  ['1887-05-13', '1303-05-01', 'statutes'],
  ['1887-07-25', '1303-07-13', 'statutes'],
  ['1903-03-13', '1318-02-28', 'converter'],
  ['1907-01-13', '1322-12-31', 'converter'],
  ['1908-07-23', '1324-07-10', 'events'],
  ['1908-07-24', '1324-07-11', 'events'],
  ['1909-04-13', '1325-03-31', 'events'],
  ['1911-04-20', '1327-04-07', 'leaf'],
  ['1912-03-13', '1327-02-29', 'converter'],
  ['1916-03-03', '1331-02-19', 'risale'],
  ['1917-02-28', '1332-02-15', 'risale'],
  ['1917-03-01', '1333-03-01', 'risale'],
  ['1918-06-25', '1334-06-25', 'risale'],
  ['1923-10-29', '1339-10-29', 'events'],
  ['1925-12-26', '1341-12-26', 'converter'],
  ['1925-12-31', '1341-12-31', 'law'],
];

const HIJRI: [gregorian: string, hijri: string, source: Source][] = [
  ['1840-03-13', '1256-01-09', 'begin'],
  ['1860-07-20', '1277-01-01', 'almanac'],
  ['1882-11-12', '1300-01-01', 'ummalqura'],
  ['1884-01-13', '1301-03-14', 'statutes'],
  ['1884-01-14', '1301-03-15', 'statutes'],
  ['1884-02-29', '1301-05-02', 'statutes'],
  ['1884-03-13', '1301-05-15', 'statutes'],
  ['1884-04-10', '1301-06-13', 'statutes'],
  ['1884-05-04', '1301-07-08', 'statutes'],
  ['1887-05-13', '1304-08-19', 'statutes'],
  ['1887-07-25', '1304-11-04', 'statutes'],
  ['1911-01-02', '1329-01-01', 'journal'],
];

function written(day: { year: number; month: number; day: number } | null): string | null {
  const two = (value: number) => String(value).padStart(2, '0');
  return day && `${day.year}-${two(day.month)}-${two(day.day)}`;
}

describe('Rumi days', () => {
  it.each(RUMI)('%s is %s (%s)', (gregorian, rumi) => {
    expect(written(rumiOf(parseDate(gregorian)))).toBe(rumi);
  });

  it('are there while the calendar was in use', () => {
    expect(rumiOf(parseDate('1840-03-12'))).toBeNull();
    expect(rumiOf(parseDate('1926-01-01'))).toBeNull();
  });

  it('follow one another without a gap but that of the reform', () => {
    const breaks: string[] = [];
    let before = rumiOf(parseDate('1840-03-13'));
    for (let day = parseDate('1840-03-14'); day.year < 1926; day = day.add({ days: 1 })) {
      const now = rumiOf(day);
      if (!now || !before) throw new Error(`no Rumi day on ${day}`);
      const isNext = now.month === before.month && now.day === before.day + 1 && now.year === before.year;
      if (!isNext && (now.day !== 1 || before.day < 28)) breaks.push(`${written(before)} ${written(now)}`);
      before = now;
    }
    expect(breaks).toEqual(['1332-02-15 1333-03-01']);
  });
});

describe('Hijri days', () => {
  it.each(HIJRI)('%s is %s (%s)', (gregorian, hijri) => {
    expect(written(hijriOf(parseDate(gregorian)))).toBe(hijri);
  });

  it('are a day off where the month was begun otherwise, which is why it is said', () => {
    // The leaf has 21 Rebiülâhir 1329.
    expect(written(hijriOf(parseDate('1911-04-20')))).toBe('1329-04-20');
  });
});
