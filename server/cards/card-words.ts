import type { Language } from '@/lib/catalogue/languages';
import { languageOf } from '@/lib/catalogue/languages';
import { labelTitles } from '@/lib/catalogue/pick-label';
import type { PhotographView, SectionPosition, Texts } from '@/lib/catalogue/views';
import type { RecordWords } from '@/lib/iiif/record-words';
import { writeNumber } from '@/lib/text/digits';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import type { CardWords } from '@/server/pyramids/card/card';

/** What a photograph's card says of it. */
export type CardRecord = Pick<PhotographView, 'labels' | 'makers' | 'date' | 'holder'>;

const SEPARATOR = { ar: '، ', en: ', ' } as const satisfies Record<Language, string>;

/**
 * @param what whether a part of it is shown, all of it, or (a stand-in is never shown as the photograph: DECISIONS, 12) nothing
 * @param position in the walk; its number stands where no picture does
 */
export function photographWords(
  record: CardRecord,
  what: 'detail' | 'whole' | 'nothing',
  position: Pick<SectionPosition, 'index'> | null,
  exhibition: Texts,
  language: Language,
  words: RecordWords,
): CardWords {
  return {
    language,
    exhibition: pickText(exhibition, language)?.text ?? null,
    mark: what === 'detail' ? words.say(language, 'share.detail') : null,
    titles: titlesOf(labelTitles(record.labels), language),
    facts: linesOf(originOf(record, language, words), [nameOf(record.holder?.names ?? {}, language)]),
    numeral: what === 'nothing' && position ? writeNumber(position.index, language) : null,
  };
}

/** A section's card. @param hasPicture else its number stands there */
export function sectionWords(
  { number, titles }: { number: number; titles: Texts },
  hasPicture: boolean,
  exhibition: Texts,
  language: Language,
  words: RecordWords,
): CardWords {
  return {
    language,
    exhibition: pickText(exhibition, language)?.text ?? null,
    mark: hasPicture
      ? words.say(language, 'section.ordinal', { number: writeNumber(number, language) })
      : null,
    titles: titlesOf(titles, language),
    facts: [],
    numeral: hasPicture ? null : writeNumber(number, language),
  };
}

/** The exhibition's own card: who shows it, and what time it is about. */
export function exhibitionWords(
  { title, organisations, period }: { title: Texts; organisations: Texts; period: Texts },
  language: Language,
): CardWords {
  return {
    language,
    exhibition: pickText(organisations, language)?.text ?? null,
    mark: null,
    titles: titlesOf(title, language),
    facts: linesOf([nameOf(period, language)]),
    numeral: null,
  };
}

function titlesOf(titles: Texts, language: Language): CardWords['titles'] {
  return textsInOrder(titles, language).map(({ text, lang }) => ({ text, language: languageOf(lang) }));
}

/** What is not known leaves no gap and no line. */
function linesOf(...lines: string[][]): string[][] {
  return lines.map((parts) => parts.filter(Boolean)).filter((parts) => parts.length > 0);
}

function nameOf(names: Texts, language: Language): string {
  return pickText(names, language)?.text ?? '';
}

/** Who stood behind the camera, and when: a collection is no maker (VISUAL.md). */
function originOf({ makers, date }: CardRecord, language: Language, words: RecordWords): string[] {
  const behindTheCamera = makers.filter(({ role }) => role === 'photographer' || role === 'studio');
  const names = behindTheCamera.map((maker) => nameOf(maker.names, language)).filter(Boolean);
  const said = date.edtf === null ? null : words.date(language, date.edtf);
  return [names.join(SEPARATOR[language]), said ?? ''];
}
