/** oEmbed 1.0 (https://oembed.com): what a page of ours looks like inside a page of others. */
import type { Language } from '../catalogue/languages';
import { labelTitles } from '../catalogue/pick-label';
import type { PreviewView } from '../catalogue/views';
import { pagePath } from '../iiif/addresses';
import { pickText } from '../text/pick-text';
import { element } from '../text/xml';
import type { Size } from '../viewport/region';
import { detailOf, embedPath } from './addresses';
import { frameCode, frameSize } from './frame';
import type { EmbedSite, EmbedSource } from './page';

export const OEMBED_PATH = '/oembed';

/** What is asked for (2.2). */
export interface OembedRequest {
  url: URL;
  format: OembedFormat;
  /** CSS pixels. */
  room: Partial<Size>;
}

export type OembedFormat = 'json' | 'xml';

export const OEMBED_TYPES: Readonly<Record<OembedFormat, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

/** How each format is announced in a page's head (4). */
export const DISCOVERY_TYPES: Readonly<Record<OembedFormat, string>> = {
  json: 'application/json+oembed',
  xml: 'text/xml+oembed',
};

/** @returns the status that refuses it (2.3.5): 400 without an address, 501 for a format that there is not */
export function readOembedRequest(given: URLSearchParams): OembedRequest | 400 | 501 {
  const url = given.get('url') ?? '';
  if (!URL.canParse(url)) return 400;
  const format = given.get('format') ?? 'json';
  if (format !== 'json' && format !== 'xml') return 501;
  const room: Partial<Size> = {};
  const [width, height] = [pixels(given.get('maxwidth')), pixels(given.get('maxheight'))];
  if (width !== null) room.width = width;
  if (height !== null) room.height = height;
  return { url: new URL(url), format, room };
}

/** What is no number of pixels limits nothing. */
function pixels(given: string | null): number | null {
  return given !== null && /^[1-9]\d{0,5}$/.test(given) ? Number(given) : null;
}

/** Address that answers for a page. @param page absolute */
export function oembedAddress(publicUrl: string, page: string, format: OembedFormat): string {
  return `${publicUrl}${OEMBED_PATH}?${new URLSearchParams({ url: page, format })}`;
}

/** The answer for one photograph: a frame with the viewer in it (2.3.4.4). */
export function oembedOf(
  { record, image }: EmbedSource,
  language: Language,
  site: Pick<EmbedSite, 'publicUrl' | 'titles'>,
  { url, room }: OembedRequest,
): Readonly<Record<string, string | number>> {
  const { publicUrl, titles } = site;
  const title = pickText(labelTitles(record.labels), language)?.text ?? '';
  const makers = record.makers.flatMap(({ names }) => pickText(names, language)?.text ?? []);
  const size = frameSize(image, room);
  const src = `${publicUrl}${embedPath(language, record.id)}${detailOf(url, image)}`;
  const thumbnail = image.standIn ? undefined : largestWithin(image.previews, room);
  return {
    version: '1.0',
    type: 'rich',
    title,
    ...(makers.length > 0
      ? { author_name: new Intl.ListFormat(language, { type: 'conjunction' }).format(makers) }
      : {}),
    provider_name: pickText(titles, language)?.text ?? '',
    provider_url: `${publicUrl}${pagePath(language, '')}`,
    ...(thumbnail
      ? {
          thumbnail_url: `${publicUrl}${thumbnail.url}`,
          thumbnail_width: thumbnail.width,
          thumbnail_height: thumbnail.height,
        }
      : {}),
    ...size,
    html: frameCode({ src, title, size }),
  };
}

/** A thumbnail has to keep to the limits too (2.3.4). */
function largestWithin(previews: readonly PreviewView[], room: Partial<Size>): PreviewView | undefined {
  const { width: widest = Infinity, height: highest = Infinity } = room;
  return previews.findLast(({ width, height }) => width <= widest && height <= highest);
}

/** @param answer as `oembedOf` makes it */
export function oembedXml(answer: Readonly<Record<string, string | number>>): string {
  const fields = Object.entries(answer).map(([name, value]) => element(name, {}, String(value)));
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n${element('oembed', {}, fields).xml}\n`;
}
