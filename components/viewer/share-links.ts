import { cardPath } from '@/lib/cards/card-address';
import type { Language } from '@/lib/catalogue/languages';
import type { ImageView } from '@/lib/catalogue/views';
import type { DetailRights } from '@/lib/downloads/offer';
import { CONTENT_STATE_PARAMETER, contentStateOf, encodeContentState } from '@/lib/iiif/content-state';
import { DETAIL_PARAMETER, formatDetail } from '@/lib/viewport/detail';
import type { Region } from '@/lib/viewport/region';

/** What is needed to lead others to a photograph. */
export interface ShareSource {
  /** The photograph's, in the catalogue. */
  id: string;
  titles: Record<Language, string>;
  /** Addresses of its pages: absolute, or relative to the site. */
  pages: Record<Language, string>;
  /** Absolute, as all names in IIIF. */
  manifest: string;
  canvas: string;
  /** A detail of it as manuals cite it, in the page's language; `{address}` stands for the detail's. */
  citations: readonly { name: string; text: string }[];
  /** How much of the picture may be taken away; null: nothing. */
  download: DetailRights | null;
}

/** The ways in which a view can be handed on. */
export interface ShareLinks {
  /** Opens our page on it. */
  link: string;
  /** Picture that stands for the link, site-relative. */
  card: string;
  /** What other viewers take as `iiif-content`. */
  state: string;
  /** What is handed over when it is dragged into a viewer, by media type. */
  dragged: Record<'text/plain' | 'text/uri-list', string>;
}

/**
 * @param region what is shown; null: all of it
 * @param language of the page that it leads to, and of its card
 * @param base the address to which a relative one is taken as relative
 */
export function shareLinks(
  source: Pick<ShareSource, 'id' | 'pages' | 'manifest' | 'canvas'>,
  { scanId }: Pick<ImageView, 'scanId'>,
  region: Region | null,
  language: Language,
  base: string,
): ShareLinks {
  const { id, pages, manifest, canvas } = source;
  const detail = region && { scanId, region };
  const link = new URL(pages[language], base);
  if (detail) link.searchParams.set(DETAIL_PARAMETER, formatDetail(detail));
  const json = JSON.stringify(contentStateOf({ manifest, canvas, region }));
  const state = encodeContentState(json);
  // Viewers that do not read content states yet look for these names in the address of what is dropped.
  const dropped = new URL(manifest);
  dropped.searchParams.set('manifest', manifest);
  dropped.searchParams.set('canvas', canvas);
  dropped.searchParams.set(CONTENT_STATE_PARAMETER, state);
  return {
    link: link.href,
    card: cardPath({ kind: 'photograph', id, detail, language }),
    state,
    // Not encoded here (Content State API 1.0, 3.3): only addresses need that.
    dragged: { 'text/plain': json, 'text/uri-list': dropped.href },
  };
}
