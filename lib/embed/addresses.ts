import { isLanguage, type Language } from '../catalogue/languages';
import type { ImageView } from '../catalogue/views';
import { CONTENT_STATE_PARAMETER } from '../iiif/content-state';
import { DETAIL_PARAMETER, parseDetail, regionOfDetail } from '../viewport/detail';
import { formatXywh, parseXywh } from '../viewport/xywh';

/** A photograph as an address of ours names it: visitors' pages by slug, embedded viewers by id. */
export type NamedPhotograph = { language: Language } & ({ slug: string } | { id: string });

const EMBED = /^\/embed\/([a-z]{2,3})\/([A-Za-z0-9-]{1,64})$/;
const PAGE = /^\/([a-z]{2,3})\/photographs\/([a-z0-9][a-z0-9-]{0,119})\/?$/;

/**
 * Site-relative address of the embedded viewer. Made of the catalogue's id: pages of others hold it for years, and nobody
 * goes round to them when a slug changes.
 */
export function embedPath(language: Language, id: string): string {
  return `/embed/${language}/${id}`;
}

/** Reads a path as `embedPath` writes it; null for any other. */
export function parseEmbedPath(path: string): { language: Language; id: string } | null {
  const [, language = '', id = ''] = EMBED.exec(path) ?? [];
  return isLanguage(language) ? { language, id } : null;
}

/**
 * Which photograph an absolute address of ours shows. Whether it says http or https makes no difference.
 * @param publicUrl without a trailing slash
 */
export function photographAt(address: URL, publicUrl: string): NamedPhotograph | null {
  const base = new URL(publicUrl);
  const below = base.pathname.replace(/\/$/, '');
  if (!/^https?:$/.test(address.protocol) || address.host !== base.host) return null;
  if (!address.pathname.startsWith(below)) return null;
  const path = address.pathname.slice(below.length);
  const [, language = '', slug = ''] = PAGE.exec(path) ?? [];
  return isLanguage(language) ? { language, slug } : parseEmbedPath(path);
}

/**
 * The part of a page's address that says which detail of the picture is meant, as the embedded viewer takes it; empty for the
 * whole picture.
 */
export function detailOf(
  { hash, search, searchParams }: URL,
  image: Pick<ImageView, 'scanId' | 'width' | 'height'>,
): string {
  const shared = parseDetail(searchParams.get(DETAIL_PARAMETER) ?? '');
  const region = parseXywh(hash, image) ?? regionOfDetail(shared, image) ?? parseXywh(search, image);
  if (region) return `#${formatXywh(region)}`;
  const state = searchParams.get(CONTENT_STATE_PARAMETER);
  return state ? `?${new URLSearchParams({ [CONTENT_STATE_PARAMETER]: state })}` : '';
}
