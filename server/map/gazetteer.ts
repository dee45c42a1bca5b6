import { isLanguage } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import type { OldCityPlan } from '@/lib/map/plan';
import type { GazetteerPlace } from '@/lib/map/views';
import type { Db } from '@/server/db/client';

/** Every entry of the gazetteer that was not merged into another. Outlines find their entry after it has been renamed or merged. */
export async function readGazetteer(db: Db, plan: OldCityPlan): Promise<Map<string, GazetteerPlace>> {
  const [rows, former] = await Promise.all([
    db.place.findMany({ include: { names: { orderBy: { id: 'asc' } } }, orderBy: { slug: 'asc' } }),
    db.formerSlug.findMany({ where: { kind: 'PLACE' }, select: { slug: true, targetId: true } }),
  ]);
  const idOf = new Map([
    ...former.map(({ slug, targetId }) => [slug, targetId] as const),
    ...rows.map(({ slug, id, mergedIntoId }) => [slug, mergedIntoId ?? id] as const),
  ]);
  const outlines = new Map(
    [...plan.landmarks, ...plan.enclosures].flatMap(({ place, points }) => {
      const id = place === undefined ? undefined : idOf.get(place);
      return id === undefined ? [] : [[id, points] as const];
    }),
  );
  return new Map(
    rows
      .filter(({ mergedIntoId }) => mergedIntoId === null)
      .map(({ names, mergedIntoId: _merged, revision: _revision, ...row }) => [
        row.slug,
        {
          ...row,
          names: mainNames(names),
          allNames: names.map(({ name, language, kind, isOurs, source }) => ({
            ...{ text: name, lang: language, kind, isOurs, source },
          })),
          outline: outlines.get(row.id) ?? null,
        },
      ]),
  );
}

function mainNames(names: readonly { kind: string; language: string; name: string }[]): Texts {
  const texts: Texts = {};
  for (const { kind, language, name } of names)
    if (kind === 'MAIN' && isLanguage(language)) texts[language] = name;
  return texts;
}
