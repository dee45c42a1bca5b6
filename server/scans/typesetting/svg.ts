import type { Language } from '@/lib/catalogue/languages';

/** Pixels of the drawing, y downwards. */
interface Point {
  x: number;
  y: number;
}

export type Face = 'book' | 'italic' | 'sans' | 'strong';

/** How a line of text is set; sizes in pixels of the drawing. */
export interface TextStyle {
  language: Language;
  face: Face;
  size: number;
  fill: string;
  /** Letter-spacing in pixels. Arabic is joined writing and is never spaced (VISUAL.md); its digits may be. */
  spacing?: number;
  /** Colour of a rim that lifts the letters off what lies under them. */
  halo?: string;
  opacity?: number;
}

export type Align = 'left' | 'middle' | 'right';

interface FaceFamilies {
  family: string;
  /** For Latin words and numbers inside Arabic: Amiri's own Latin has Arabic-weight full stops. */
  latin: string;
  style?: 'italic';
}

const FACES: Record<Language, Record<Face, FaceFamilies>> = {
  ar: {
    book: { family: 'Amiri', latin: 'EB Garamond' },
    italic: { family: 'Amiri', latin: 'EB Garamond' },
    sans: { family: 'IBM Plex Sans Arabic', latin: 'IBM Plex Sans' },
    strong: { family: 'IBM Plex Sans Arabic SemiBold', latin: 'IBM Plex Sans SemiBold' },
  },
  en: {
    book: { family: 'EB Garamond, Amiri', latin: 'EB Garamond, Amiri' },
    italic: { family: 'EB Garamond, Amiri', latin: 'EB Garamond, Amiri', style: 'italic' },
    sans: { family: 'IBM Plex Sans, IBM Plex Sans Arabic', latin: 'IBM Plex Sans' },
    strong: {
      family: 'IBM Plex Sans SemiBold, IBM Plex Sans Arabic SemiBold',
      latin: 'IBM Plex Sans SemiBold',
    },
  },
};

/** Two decimals are a fiftieth of a pixel's width and keep the file small. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const POP_ISOLATE = '\u2069';

/** Keeps an inventory number or an address in one piece, left to right, inside Arabic. */
export function leftToRight(text: string): string {
  return LEFT_TO_RIGHT_ISOLATE + text + POP_ISOLATE;
}

const ARABIC = '\\u0600-\\u06ff\\u0750-\\u077f\\u08a0-\\u08ff\\ufb50-\\ufdff\\ufe70-\\ufeff';
const LATIN = 'A-Za-z0-9\\u00c0-\\u024f\\u0370-\\u03ff\\u0400-\\u04ff';
const FOREIGN_RUN = new RegExp(
  `\\u2066([^\\u2069]*)\\u2069|[${LATIN}](?:[^${ARABIC}\\u2066]*[${LATIN}])?`,
  'gu',
);

/** The content of a `<text>`: in Arabic, each Latin run is a span in its own family. */
export function textContent(text: string, style: Pick<TextStyle, 'language' | 'face'>): string {
  if (style.language !== 'ar') return escapeXml(text);
  const { latin } = FACES[style.language][style.face];
  let markup = '';
  let done = 0;
  for (const match of text.matchAll(FOREIGN_RUN)) {
    const end = closeBrackets(text, match.index, match.index + match[0].length);
    if (match.index < done) continue;
    const run = text.slice(match.index, end).replace(/[\u2066\u2069]/g, '');
    markup += `${escapeXml(text.slice(done, match.index))}<tspan font-family="${latin}">${escapeXml(run)}</tspan>`;
    done = end;
  }
  return markup + escapeXml(text.slice(done));
}

/** A run that opened a bracket takes the closing one along, or the pair would be mirrored apart. */
function closeBrackets(text: string, from: number, to: number): number {
  const run = text.slice(from, to);
  const open = run.split('(').length - run.split(')').length;
  return open === 1 && text[to] === ')' ? to + 1 : to;
}

/** The attributes that decide how wide a text is, so that what is measured is what is drawn. */
export function fontAttributes(style: Pick<TextStyle, 'language' | 'face'>, size: number): string {
  const { family, style: slope } = FACES[style.language][style.face];
  const direction = style.language === 'ar' ? ' direction="rtl"' : '';
  const italic = slope ? ` font-style="${slope}"` : '';
  return `font-family="${family}" font-size="${number(size)}" font-weight="400"${italic}${direction}`;
}

/** The letter-spacing that `text` may really have, pixels. */
export function trackingOf(text: string, style: Pick<TextStyle, 'language' | 'spacing'>): number {
  return style.language === 'ar' && /\p{L}/u.test(text) ? 0 : (style.spacing ?? 0);
}

/**
 * One line of text. `align` says which edge of the line stands at `at.x`, whatever the direction of the writing.
 * @param turn degrees clockwise about `at`.
 */
export function line(text: string, at: Point, align: Align, style: TextStyle, turn = 0): string {
  const anchors: Record<Align, string> =
    style.language === 'ar'
      ? { left: 'end', middle: 'middle', right: 'start' }
      : { left: 'start', middle: 'middle', right: 'end' };
  const halo = style.halo
    ? ` paint-order="stroke" stroke="${style.halo}" stroke-width="${number(style.size * 0.26)}" stroke-linejoin="round"`
    : '';
  const tracking = trackingOf(text, style);
  const spacing = tracking ? ` letter-spacing="${number(tracking)}"` : '';
  const opacity = style.opacity === undefined ? '' : ` fill-opacity="${number(style.opacity)}"`;
  const rotation = turn ? ` transform="rotate(${number(turn)} ${number(at.x)} ${number(at.y)})"` : '';
  return (
    `<text xml:space="preserve" x="${number(at.x)}" y="${number(at.y)}" text-anchor="${anchors[align]}" ` +
    `${fontAttributes(style, style.size)} fill="${style.fill}"${halo}${spacing}${opacity}${rotation}>` +
    `${textContent(text, style)}</text>`
  );
}

/** A path through `points`; `closed` joins the last to the first. */
export function pathThrough(points: readonly Point[], closed = false): string {
  const steps = points.map(
    (point, index) => `${index === 0 ? 'M' : 'L'}${number(point.x)} ${number(point.y)}`,
  );
  return steps.join('') + (closed ? 'Z' : '');
}

export function segment(from: Point, to: Point): string {
  return `M${number(from.x)} ${number(from.y)}L${number(to.x)} ${number(to.y)}`;
}
