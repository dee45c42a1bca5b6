/** Where cards are: the pictures that stand for a page where somebody links to it. One for each language. */
import { isLanguage, type Language } from '../catalogue/languages';
import { type Detail, formatDetail, parseDetail } from '../viewport/detail';

/** Pixels of a card; the proportions that social networks show whole. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

export const CARD_PREFIX = '/cards/';

/** Ids are the catalogue's own, so that a renaming moves no card. */
export type CardAddress = { language: Language } & (
  | { kind: 'exhibition' }
  | { kind: 'section'; id: string }
  | { kind: 'photograph'; id: string; detail: Detail | null }
);

const ID = '([A-Za-z0-9-]{1,64})';
const EXHIBITION = /^exhibition\/([a-z]{2,3})\.jpg$/;
const SECTION = new RegExp(`^sections/${ID}/([a-z]{2,3})\\.jpg$`);
const PHOTOGRAPH = new RegExp(`^photographs/${ID}(?:/([A-Za-z0-9_.-]{1,80}))?/([a-z]{2,3})\\.jpg$`);

/** Site-relative. */
export function cardPath(address: CardAddress): string {
  const name = `${address.language}.jpg`;
  if (address.kind === 'exhibition') return `${CARD_PREFIX}exhibition/${name}`;
  if (address.kind === 'section') return `${CARD_PREFIX}sections/${address.id}/${name}`;
  const detail = address.detail ? `${formatDetail(address.detail)}/` : '';
  return `${CARD_PREFIX}photographs/${address.id}/${detail}${name}`;
}

/** Reads a path as `cardPath` writes it; null for any other, and for a detail that is none. */
export function parseCardPath(path: string): CardAddress | null {
  if (!path.startsWith(CARD_PREFIX)) return null;
  const below = path.slice(CARD_PREFIX.length);
  const [, ofExhibition] = EXHIBITION.exec(below) ?? [];
  if (ofExhibition !== undefined) return inLanguage(ofExhibition, { kind: 'exhibition' });
  const [, section, ofSection] = SECTION.exec(below) ?? [];
  if (section !== undefined) return inLanguage(ofSection, { kind: 'section', id: section });
  const [, id, named, language] = PHOTOGRAPH.exec(below) ?? [];
  const detail = named === undefined ? null : parseDetail(named);
  if (id === undefined || (named !== undefined && !detail)) return null;
  return inLanguage(language, { kind: 'photograph', id, detail });
}

function inLanguage<Rest extends object>(
  language: string | undefined,
  rest: Rest,
): (Rest & { language: Language }) | null {
  return language !== undefined && isLanguage(language) ? { ...rest, language } : null;
}
