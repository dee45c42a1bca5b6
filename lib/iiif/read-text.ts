import { Parser } from 'htmlparser2';
import { asList, asObject, type Json } from './read-json';

/** A text of a source and its language: BCP 47, `und` where the source does not say. */
export interface SourceText {
  text: string;
  lang: string;
}

/** Elements whose content is no text for readers. */
const UNREAD = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'head',
  'title',
]);

/** Elements that end a line. */
const LINE = new Set([
  'p',
  'div',
  'br',
  'li',
  'tr',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);

/** Further elements that stand around words; any other word in angle brackets was written by a person and stays. */
const INLINE = new Set(
  `a abbr address article aside b bdi bdo big blockquote body caption center cite code del em figcaption figure font footer
  form header hr html i img input ins kbd label link main mark meta nav pre q s samp section small span strike strong sub
  sup table tbody td tfoot th thead time tt u var wbr`.split(/\s+/),
);

/** Characters of one text that are looked at: more than any field of a draft can hold. */
const LONGEST = 100_000;

/** Controls that are no blanks or line ends, and halves of characters: databases and tables cannot hold them. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/gu;

/**
 * The plain text of a value that may hold HTML (Presentation 3.0, 4.5). Well-known elements go and leave their words, those
 * that would run go with what is in them, and references become the characters that they stand for. What only looks like an
 * element, such as an address in angle brackets, is part of the text.
 */
export function plainTextOf(value: string): string {
  const source = value.slice(0, LONGEST).replace(UNPRINTABLE, '');
  if (!/[<&]/.test(source)) return tidyLines(source);
  const parts: string[] = [];
  let unread = 0;
  const isKnown = (name: string) => UNREAD.has(name) || LINE.has(name) || INLINE.has(name);
  const parser = new Parser(
    {
      onopentag(name) {
        if (UNREAD.has(name)) unread += 1;
        else if (unread > 0) return;
        else if (!isKnown(name)) parts.push(source.slice(parser.startIndex, parser.endIndex + 1));
        else if (LINE.has(name)) parts.push('\n');
      },
      onclosetag(name, isImplied) {
        if (UNREAD.has(name)) unread -= 1;
        else if (unread === 0 && LINE.has(name)) parts.push('\n');
        else if (unread === 0 && !isKnown(name) && !isImplied) parts.push(`</${name}>`);
      },
      ontext(text) {
        if (unread === 0) parts.push(text);
      },
    },
    { decodeEntities: true, recognizeSelfClosing: true },
  );
  parser.end(source);
  return tidyLines(parts.join(''));
}

function tidyLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** A language tag in its canonical form (`eng` is `en`); `und` for what is none, or says that there is none. */
export function languageTagOf(tag: string): string {
  if (tag === '' || tag === 'none' || tag === '@none') return 'und';
  try {
    const [canonical = 'und'] = Intl.getCanonicalLocales(tag.replaceAll('_', '-'));
    return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(canonical) ? canonical : 'und';
  } catch {
    return 'und';
  }
}

/**
 * The texts of a value in any form that the versions know: a language map (Presentation 3.0, 4.1), `{@value, @language}`
 * (2.1, 4.2), a bare string or number, which say no language, or a list of these. A value of several lines in one language is
 * one text. Empty ones are left out.
 */
export function readTexts(value: unknown): SourceText[] {
  const byLanguage = new Map<string, string[]>();
  for (const [tag, each] of taggedValues(value)) {
    const lang = languageTagOf(tag);
    const text = plainTextOf(String(each));
    if (text !== '') byLanguage.set(lang, [...(byLanguage.get(lang) ?? []), text]);
  }
  return [...byLanguage].map(([lang, texts]) => ({ lang, text: texts.join('\n') }));
}

type Tagged = [tag: string, value: string | number];

function taggedValues(value: unknown, tag = 'none'): Tagged[] {
  return asList(value).flatMap((each): Tagged[] => {
    if (typeof each === 'string' || typeof each === 'number') return [[tag, each]];
    const object = asObject(each);
    return object ? taggedIn(object) : [];
  });
}

function taggedIn(object: Json): Tagged[] {
  if ('@value' in object) {
    const tag = object['@language'];
    return taggedValues(object['@value'], typeof tag === 'string' ? tag : 'none');
  }
  // Some write a resource where a text belongs: its id is no text in Indonesian.
  if (typeof object.id === 'string' && object.type !== undefined) return taggedValues(object.label);
  return Object.entries(object)
    .filter(([key]) => key === '@none' || !key.startsWith('@'))
    .flatMap(([key, own]) => taggedValues(own, key));
}

/**
 * The text in exactly this language, as it is written there by custom: Arabic in Latin letters is no Arabic label. Null
 * where the source has none; another language's never stands in for it.
 */
export function textIn(texts: readonly SourceText[], language: string): string | null {
  const script = new Intl.Locale(language).maximize().script;
  const isIt = ({ lang }: SourceText) => {
    const stated = new Intl.Locale(lang);
    // `und` would be maximised to English.
    return stated.language === language && stated.maximize().script === script;
  };
  const exact = texts.find(({ lang }) => lang === language) ?? texts.find(isIt);
  return exact?.text ?? null;
}
