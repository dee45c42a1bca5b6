import { directionOf, LANGUAGES, type Language } from '../catalogue/languages';
import { labelTitles, pickLabel } from '../catalogue/pick-label';
import type { ImageView, Text, Texts } from '../catalogue/views';
import { pagePath } from '../iiif/addresses';
import type { PhotographRecord } from '../iiif/metadata';
import type { RecordWords } from '../iiif/record-words';
import { type Html, html, scriptJson } from '../text/html';
import { pickText } from '../text/pick-text';

/** Site-relative addresses of the viewer's own program and style sheet. */
export interface EmbedFiles {
  script: string;
  style: string;
}

/** A published photograph that has an image. */
export interface EmbedSource {
  record: PhotographRecord;
  image: ImageView;
}

/** What is the same in every embedded page. */
export interface EmbedSite {
  /** Without a trailing slash. */
  publicUrl: string;
  titles: Texts;
  files: EmbedFiles;
  words: RecordWords;
}

/** The zoom's sentences that the program needs, without a message formatter: it fills `{times}` itself. */
const SCRIPT_WORDS = [
  'controls',
  'zoomIn',
  'zoomOut',
  'fit',
  'fullScreen',
  'exitFullScreen',
  'whole',
  'magnified',
  'tilesMissing',
  'zoomMissing',
  'retry',
] as const;

export type EmbedWords = Record<(typeof SCRIPT_WORDS)[number], string>;

/** What the page hands to its program, as JSON in the element of this id. */
export const EMBED_DATA_ID = 'embed-data';

export interface EmbedData {
  image: ImageView;
  language: Language;
  words: EmbedWords;
}

/** Of the frame's height, what the words under the picture leave; only the choice of a preview hangs on it. */
const PICTURE_HEIGHT = '(100vh - 6rem)';

/** Larger than any frame, so that the style sheet's limits, which keep the proportions, decide on the size. */
const LARGE = 20_000;

/** Says that a link leads out of the frame. */
const OUTWARD = html`<svg class="outward" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M9 6h9v9M18 6L6 18"/></svg>`;

/** The whole page of the embedded viewer: the picture and its words, to which the program adds the zoom. */
export function embedPage(source: EmbedSource, language: Language, site: EmbedSite): string {
  const { record, image } = source;
  const { words, publicUrl } = site;
  const title = pickText(labelTitles(record.labels), language);
  const page = `${publicUrl}${pagePath(language, `/photographs/${record.slug}`)}`;
  const say = (key: string) => words.say(language, `viewer.${key}`, { times: '{times}' });
  const data: EmbedData = {
    image,
    language,
    words: Object.fromEntries(SCRIPT_WORDS.map((key) => [key, say(key)])) as EmbedWords,
  };
  const head = html`<link rel="canonical" href="${page}">
<script type="module" src="${site.files.script}"></script>`;
  const body = html`<figure class="viewer" data-marked="${String(image.standIn)}">
<div class="stage" data-part="stage" role="group" aria-label="${say('name')}" aria-describedby="help">
<div class="frame" data-part="frame"><div class="mount" data-part="mount">${pictureOf(source, language, words)}</div></div>
<div class="canvas" data-part="canvas"></div>
</div>
${image.standIn ? html`<p class="mark"><span>${words.say(language, 'photograph.standIn.badge')}</span></p>` : null}
<p id="help" class="spoken">${say('help')}</p>
</figure>
<footer class="caption">
<h1 class="title"><a href="${page}" target="_blank" rel="noopener" data-part="page">${saidOf(title, language)}<span class="spoken"> ${words.say(language, 'embed.open')}</span></a></h1>
${factsOf(record, language, words)}
<p class="from">${saidOf(pickText(site.titles, language), language)}${OUTWARD}</p>
</footer>
<script type="application/json" id="${EMBED_DATA_ID}">${scriptJson(data)}</script>`;
  return documentOf({ language, title: title?.text ?? '', head, body, files: site.files });
}

/** What stands in the frame where a photograph is not shown, or not any more, in every language. */
export function embedRefusal(kind: 'missing' | 'gone', language: Language, site: EmbedSite): string {
  const { words, publicUrl } = site;
  const order = [language, ...LANGUAGES.filter((other) => other !== language)];
  const body = html`<main class="refusal">${order.map(
    (lang) => html`<div lang="${lang}" dir="${directionOf(lang)}">
<p>${words.say(lang, `embed.${kind}`)}</p>
<p><a href="${publicUrl}${pagePath(lang, '')}" target="_blank" rel="noopener">${words.say(lang, 'embed.toExhibition')}</a></p>
</div>`,
  )}</main>`;
  const title = words.say(language, `embed.${kind}`);
  return documentOf({ language, title, head: null, body, files: site.files });
}

interface DocumentParts {
  language: Language;
  title: string;
  head: Html | null;
  body: Html;
  files: EmbedFiles;
}

/** Search engines are led to the photograph's own page, of which this is a part. */
function documentOf({ language, title, head, body, files }: DocumentParts): string {
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${files.style}">
${head}
</head>
<body>
${body}
</body>
</html>
`.html;
}

/** The preview at the size of the frame, and before it the proportions with the placeholder, as an SVG: no style is needed. */
function pictureOf({ record, image }: EmbedSource, language: Language, words: RecordWords): Html {
  const { width, height, placeholder, previews } = image;
  const unit = LARGE / Math.min(width, height);
  const sizes = `min(100vw, ${PICTURE_HEIGHT} * ${(width / height).toFixed(3)})`;
  const srcset = previews.map((preview) => `${preview.url} ${preview.width}w`).join(', ');
  const alt = altOf({ record, image }, language, words);
  return html`<svg class="proportions" width="${width * unit}" height="${height * unit}" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">${
    placeholder
      ? html`<image href="${placeholder}" width="${width}" height="${height}" preserveAspectRatio="none"/>`
      : null
  }</svg>
<img class="preview" src="${previews.at(-1)?.url ?? ''}" srcset="${srcset}" sizes="${sizes}" width="${width}" height="${height}" alt="${alt.text}" lang="${alt.lang}" fetchpriority="high" decoding="async" draggable="false">
<canvas class="preview" data-part="sharp" data-sizes="${sizes}"></canvas>`;
}

/** What the photograph shows cannot be said of a sheet that stands in for it (DECISIONS, 12). */
function altOf({ record: { labels }, image }: EmbedSource, language: Language, words: RecordWords): Text {
  const title = pickText(labelTitles(labels), language);
  const described = image.standIn ? null : (pickLabel(labels, 'altText', language) ?? title);
  const standIn = words.say(language, 'photograph.altOfStandIn', { title: title?.text ?? '' });
  return described ?? { text: standIn, lang: language };
}

/** Who made it and when, who has it, and what may be done with it: one line, as far as the record says. */
function factsOf(record: PhotographRecord, language: Language, words: RecordWords): Html {
  const { makers, date, holder, rights } = record;
  const named = [...makers, ...(holder ? [holder] : [])].map(({ names }) => pickText(names, language));
  const whenMade = date.edtf === null ? null : words.date(language, date.edtf);
  const facts = [
    ...named.slice(0, makers.length).map((name) => saidOf(name, language)),
    whenMade ? html`<span>${whenMade}</span>` : null,
    ...named.slice(makers.length).map((name) => saidOf(name, language)),
    rights ? rightsLink(rights.uri, pickText(rights.names, language), language) : null,
  ];
  const said = facts.filter((fact) => fact !== null);
  // A raised dot beside Arabic-Indic digits would be read as a nought.
  const separator = words.say(language, 'embed.separator');
  return html`<p class="facts">${said.map((fact, index) => (index === 0 ? fact : html`${separator}${fact}`))}</p>`;
}

function rightsLink(uri: string, name: Text | null, language: Language): Html | null {
  if (!name) return null;
  return html`<a href="${uri}" target="_blank" rel="license noopener">${saidOf(name, language)}</a>`;
}

/** A value isolated in its line, with its language and direction. */
function saidOf(value: Text | null, language: Language): Html | null {
  if (!value) return null;
  const { text, lang } = value;
  return lang === language
    ? html`<bdi dir="${directionOf(lang)}">${text}</bdi>`
    : html`<bdi lang="${lang}" dir="${directionOf(lang)}">${text}</bdi>`;
}
