import { isLanguage, LANGUAGES } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import type { Choice, Choices } from '@/lib/studio/choice-commands';
import type { Db } from '@/server/db/client';

const NAMED = { id: true, names: { select: { language: true, name: true } } } as const;
const UNMERGED = { where: { mergedIntoId: null }, select: NAMED } as const;

/** Everything that a photograph's record can point to, as it is named now. */
export async function readChoices(db: Db): Promise<Choices> {
  const [makers, places, communities, sections, techniques, holders, rights] = await Promise.all([
    db.maker.findMany(UNMERGED),
    db.place.findMany({
      where: { mergedIntoId: null },
      select: { id: true, names: { where: { kind: 'MAIN' }, select: { language: true, name: true } } },
    }),
    db.community.findMany({ ...UNMERGED, orderBy: { position: 'asc' } }),
    db.section.findMany({
      where: { deletedAt: null },
      orderBy: { position: 'asc' },
      select: { id: true, labels: { select: { language: true, title: true } } },
    }),
    db.technique.findMany(UNMERGED),
    db.holder.findMany(UNMERGED),
    db.rightsStatement.findMany({ select: { ...NAMED, uri: true } }),
  ]);
  return {
    makers: byName(makers.map(choiceOf)),
    places: byName(places.map(choiceOf)),
    communities: communities.map(choiceOf),
    sections: sections.map(({ id, labels }) => ({
      id,
      names: textsOf(labels.map(({ language, title }) => ({ language, name: title ?? '' }))),
    })),
    techniques: byName(techniques.map(choiceOf)),
    holders: byName(holders.map(choiceOf)),
    rights: rights
      .map(({ uri, ...row }) => ({ ...choiceOf(row), uri }))
      .sort((a, b) => a.uri.localeCompare(b.uri, 'en')),
    former: await readFormer(db),
  };
}

const MERGED = { where: { mergedIntoId: { not: null } }, select: NAMED } as const;

async function readFormer(db: Db): Promise<Choice[]> {
  const lists = await Promise.all([
    db.maker.findMany(MERGED),
    db.place.findMany(MERGED),
    db.community.findMany(MERGED),
    db.technique.findMany(MERGED),
    db.holder.findMany(MERGED),
  ]);
  return lists.flat().map(choiceOf);
}

interface Named {
  id: string;
  names: { language: string; name: string }[];
}

function choiceOf({ id, names }: Named): Choice {
  return { id, names: textsOf(names) };
}

function textsOf(names: Named['names']): Texts {
  const texts: Texts = {};
  for (const { language, name } of names) if (isLanguage(language) && name) texts[language] = name;
  return texts;
}

/** The page sorts again in its reader's language; here the order only has to be the same every time. */
function byName(choices: Choice[]): Choice[] {
  const key = ({ id, names }: Choice) => LANGUAGES.map((language) => names[language]).find(Boolean) ?? id;
  return choices.sort((a, b) => key(a).localeCompare(key(b), 'ar'));
}
