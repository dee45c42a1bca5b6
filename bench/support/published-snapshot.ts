import { choose, type Pair, prose, SUBJECTS, zipf } from './catalogue-words';
import type { Dice } from './dice';
import { hasScan, idOf, KINDS, type Lists, type Named, SIZE, type Snapshot } from './published-rows';

type Words = Record<keyof Pair, string[]>;

const LANGUAGES = ['ar', 'en'] as const;

/** What a published photograph says; each part missing where records often lack it. */
export function makeSnapshot(dice: Dice, words: Words, lists: Lists, n: number): Snapshot {
  const subject = choose(dice, SUBJECTS);
  const places = someOf(dice, lists.place, dice.roll() < 0.05 ? 0 : 1 + Math.floor(dice.roll() * 2));
  const [holder] = someOf(dice, lists.holder, dice.roll() < 0.06 ? 0 : 1);
  const section = dice.roll() < 0.03 ? null : likely(dice, lists.section);
  const second = likely(dice, lists.section);
  const inventoryNumber = holder ? inventoryOf(dice, n) : null;
  const title = titleOf(subject, places[0]);
  return {
    slug: `${slugOf(subject.en)}-${n + 1}`,
    labels: { ar: labelOf(dice, words, 'ar', title.ar), en: labelOf(dice, words, 'en', title.en) },
    sourceTitle: dice.roll() < 0.7 ? { text: title.en, lang: 'en' } : null,
    dateEdtf: dateOf(dice),
    dateAsWritten: null,
    techniqueId: dice.roll() < 0.2 ? null : likely(dice, lists.technique).id,
    technique: null,
    dimensions: dice.roll() < 0.5 ? { widthCm: 24, heightCm: 18, of: 'print' } : null,
    ...{ measured: null, dimensionsAsWritten: null, rightsAsStated: null, seenIn: null },
    inventoryNumber,
    sourceUrl: holder ? `https://example.org/records/${n + 1}` : null,
    rightsId: choose(dice, lists.rights),
    creditLine: holder ? `${holder.names.en}, ${inventoryNumber}` : null,
    evidence: choose(dice, ['FIRST_HAND', 'PUBLISHER', 'SECOND_HAND'] as const),
    holderId: holder?.id ?? null,
    makers: makersOf(dice, lists),
    placeIds: places.map(({ id }) => id),
    communities: someOf(dice, lists.community, dice.roll() < 0.75 ? 0 : 1 + Math.floor(dice.roll() * 2)).map(
      ({ id, names }) => ({ communityId: id, basis: names.en }),
    ),
    sectionId: section?.id ?? null,
    position: n + 1,
    secondarySectionIds: dice.roll() < 0.1 && second.id !== section?.id ? [second.id] : [],
    viewpoint: viewpointOf(dice),
    annotations: annotationsOf(dice, words, lists, n),
  };
}

function likely(dice: Dice, list: readonly Named[]): Named {
  return list[zipf(dice, list.length)] as Named;
}

/** So many different ones at most, the first of a list oftenest. */
function someOf(dice: Dice, list: readonly Named[], count: number): Named[] {
  return [...new Set(Array.from({ length: count }, () => likely(dice, list)))];
}

function titleOf(subject: Pair, place: Named | undefined): Pair {
  if (!place) return subject;
  return { ar: `${subject.ar}، ${place.names.ar}`, en: `${subject.en}, ${place.names.en}` };
}

function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '-');
}

function labelOf(dice: Dice, words: Words, language: keyof Pair, title: string) {
  const say = (least: number, most: number) =>
    prose(dice, words[language], least + Math.floor(dice.roll() * (most - least)));
  return {
    title,
    titleIsOurs: language === 'ar',
    caption: dice.roll() < 0.1 ? null : say(8, 25),
    description: dice.roll() < 0.5 ? null : say(30, 90),
    altText: say(15, 40),
    note: dice.roll() < 0.85 ? null : say(10, 25),
  };
}

function makersOf(dice: Dice, { maker }: Lists): Snapshot['makers'] {
  const count = dice.roll() < 0.1 ? 0 : 1 + Number(dice.roll() < 0.2);
  return someOf(dice, maker, count).map(({ id }, at) => ({
    makerId: id,
    role: at === 0 ? 'photographer' : 'studio',
  }));
}

/** As holders number: by digital file, by accession, by album. */
function inventoryOf(dice: Dice, n: number): string {
  return choose(dice, [
    `LC-DIG-matpc-${10_000 + n}`,
    `2005.100.${n + 1}`,
    `PEF-P-${n + 1}`,
    `Alb. 12/${n + 1}`,
  ]);
}

const TWO = (number: number) => String(number).padStart(2, '0');

/** EDTF of every kind that records have; null where nobody knows. */
function dateOf(dice: Dice): string | null {
  const year = 1839 + Math.floor(dice.roll() * 110);
  const month = TWO(1 + Math.floor(dice.roll() * 12));
  const day = TWO(1 + Math.floor(dice.roll() * 28));
  const later = year + 1 + Math.floor(dice.roll() * 25);
  return choose(dice, [
    ...[`${year}`, `${year}`, `${year}`, `${year}~`, `${year}~`, `${year}?`, `${year}%`],
    ...[`${year}-${month}`, `${year}-${month}-${day}`, `${year}-${month}-${day}`],
    ...[`${String(year).slice(0, 3)}X`, `${String(year).slice(0, 3)}X~`, `${String(year).slice(0, 2)}XX`],
    ...[`${year}/${later}`, `${year}~/${later}~`, `${year}/${later}`, `../${year}`, `${year}/..`, `${year}/`],
    null,
  ]);
}

function between(dice: Dice, from: number, to: number): number {
  return Number((from + dice.roll() * (to - from)).toFixed(6));
}

function viewpointOf(dice: Dice): Snapshot['viewpoint'] {
  if (dice.roll() > 0.1) return null;
  const bearing = dice.roll() < 0.2 ? null : Math.floor(dice.roll() * 360);
  return {
    latitude: between(dice, 31.768, 31.786),
    longitude: between(dice, 35.222, 35.246),
    bearing,
    angle: bearing === null ? null : 30 + Math.floor(dice.roll() * 40),
  };
}

function annotationsOf(dice: Dice, words: Words, { place }: Lists, n: number): Snapshot['annotations'] {
  if (!hasScan(n) || dice.roll() > 0.08) return [];
  const scan = { id: idOf(KINDS.scan, n), ...SIZE, standIn: false };
  return Array.from({ length: 1 + Math.floor(dice.roll() * 3) }, (_, at) => {
    const kind = choose(dice, ['landmark', 'landmark', 'landmark', 'detail', 'dating-evidence'] as const);
    const landmark = kind === 'landmark' ? likely(dice, place) : null;
    const texts = Object.fromEntries(
      LANGUAGES.map((language) => {
        const comment = prose(dice, words[language], 8);
        return [language, { title: landmark?.names[language] ?? null, comment, translation: null }];
      }),
    );
    const x = Math.floor(dice.roll() * (SIZE.width - 1200));
    const y = Math.floor(dice.roll() * (SIZE.height - 900));
    return {
      id: `close-look-${at + 1}`,
      kind,
      scan,
      shape: { type: 'rectangle' as const, x, y, width: 1000, height: 800 },
      texts,
      transcription: null,
      placeId: landmark?.id ?? null,
      dateEdtf: kind === 'dating-evidence' ? '1870/1900' : null,
    };
  });
}
