import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { PhotographView, Texts } from '@/lib/catalogue/views';
import { positionOf, readExhibition } from '@/server/catalogue/exhibition';
import { photographViewOf } from '@/server/catalogue/photograph-view';
import type { Db } from '@/server/db/client';
import type { ByLanguage, StandInRecord } from '@/server/scans/stand-in/record';
import type { Words } from '@/server/words';

/** What a sheet says of a published photograph; null where it is not published. */
export async function readStandInRecord(
  db: Db,
  photographId: string,
  words: Words,
): Promise<StandInRecord | null> {
  const exhibition = await readExhibition(db);
  const index = exhibition.walk.findIndex(({ id }) => id === photographId);
  const entry = exhibition.walk[index];
  const position = positionOf(index, exhibition);
  if (!entry || !position) return null;
  const view = photographViewOf(entry, exhibition.authorities);
  return {
    slug: view.slug,
    number: position.index,
    total: position.total,
    titles: inEach((language) => view.labels[language]?.title) ?? same(view.slug),
    sourceTitle: view.sourceTitle?.text ?? null,
    makers: makersOf(view),
    date: dateOf(view, words),
    holder: view.holder && inEachOf(view.holder.names),
    inventoryNumber: view.inventoryNumber,
    rights: view.rights && inEachOf(view.rights.names),
    sourceUrl: view.sourceUrl,
    section: { number: position.number, titles: inEachOf(position.titles) ?? same(position.slug) },
    place: placeOf(view),
    notes: view.notes,
  };
}

/** A value for every language, or null where any is missing: a sheet sets all of them side by side. */
function inEach(value: (language: Language) => string | null | undefined): ByLanguage | null {
  const pairs = LANGUAGES.map((language) => [language, value(language)] as const);
  return pairs.every(([, text]) => text) ? (Object.fromEntries(pairs) as ByLanguage) : null;
}

function inEachOf(texts: Texts): ByLanguage | null {
  return inEach((language) => texts[language]);
}

function same(text: string): ByLanguage {
  return Object.fromEntries(LANGUAGES.map((language) => [language, text])) as ByLanguage;
}

const SEPARATOR = { ar: '، ', en: ', ' } as const;

/** Who made the photograph: a collection is no maker, and a printer did not stand behind the camera. */
function makersOf({ makers }: Pick<PhotographView, 'makers'>): ByLanguage | null {
  const behindTheCamera = makers.filter(({ role }) => role === 'photographer' || role === 'studio');
  return inEach((language) =>
    behindTheCamera.flatMap(({ names }) => names[language] ?? []).join(SEPARATOR[language]),
  );
}

function dateOf({ date }: Pick<PhotographView, 'date'>, words: Words): ByLanguage | null {
  const { edtf } = date;
  return edtf === null ? null : inEach((language) => words.date(language, edtf));
}

/** The first place whose position is known, else the first that has a name. */
function placeOf({ places }: Pick<PhotographView, 'places'>): StandInRecord['place'] {
  const named = places.flatMap(({ names, latitude, longitude }) => {
    const each = inEachOf(names);
    return each ? [{ names: each, latitude, longitude }] : [];
  });
  return named.find(({ latitude }) => latitude !== null) ?? named[0] ?? null;
}
