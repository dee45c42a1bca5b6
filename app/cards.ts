import { getTranslations } from 'next-intl/server';
import { type CardAddress, cardPath } from '@/lib/cards/card-address';
import type { Language } from '@/lib/catalogue/languages';
import { labelTitles, pickLabel } from '@/lib/catalogue/pick-label';
import type { HomeView, PhotographView, SectionView } from '@/lib/catalogue/views';
import { pickText } from '@/lib/text/pick-text';
import type { TourView } from '@/lib/tours/views';
import type { Region } from '@/lib/viewport/region';
import { cardVersion } from '@/server/cards/card-version';
import { loadHome } from '@/server/catalogue/loaders';
import { loadSiteTexts } from '@/server/site/loaders';

/** The picture of a page where somebody links to it. */
export interface PageCard {
  /** Site-relative. */
  url: string;
  /** What it shows, in the page's language. */
  alt: string;
}

/** @param region a part of the photograph; null: all of it */
export async function photographCard(
  view: PhotographView,
  region: Region | null,
  language: Language,
): Promise<PageCard> {
  const { site } = await loadSiteTexts();
  const { id, labels, makers, date, holder, image, section } = view;
  const title = pickLabel(labels, 'title', language)?.text ?? '';
  const titles = labelTitles(labels);
  const from = [titles, makers, date.edtf, holder?.names, image?.id, section?.index, site.title];
  const detail = image && region ? { scanId: image.scanId, region } : null;
  const t = await getTranslations({ locale: language, namespace: 'share' });
  return {
    url: address({ kind: 'photograph', id, detail, language }, from),
    alt: detail && !image?.standIn ? t('detailOf', { title }) : title,
  };
}

export async function sectionCard(view: SectionView, language: Language): Promise<PageCard> {
  const { site } = await loadSiteTexts();
  const { id, number, titles, picture } = view;
  return {
    url: address({ kind: 'section', id, language }, [number, titles, picture?.id, site.title]),
    alt: pickText(titles, language)?.text ?? '',
  };
}

/**
 * What the tour begins with, as that photograph's own card shows it; of a tour of stand-ins the exhibition's, for a sheet is no picture
 * to be handed on (DECISIONS, 12).
 */
export async function tourCard(view: TourView, language: Language): Promise<PageCard> {
  const first = view.stops.find(({ photograph }) => !photograph.image.standIn);
  if (!first) return exhibitionCard(language);
  const { id, image, titles } = first.photograph;
  const detail = first.region && { scanId: image.scanId, region: first.region };
  return {
    url: address({ kind: 'photograph', id, detail, language }, [titles, image.id, view.titles]),
    alt: pickText(view.titles, language)?.text ?? '',
  };
}

/** The card of the first page and of every page that has none of its own. */
export async function exhibitionCard(language: Language): Promise<PageCard> {
  const [{ site, home: words }, home] = await Promise.all([loadSiteTexts(), loadHome()]);
  const from = [site.title, site.organisations, words.period, home.heroCrop, imagesOfHome(home)];
  return {
    url: address({ kind: 'exhibition', language }, from),
    alt: pickText(site.title, language)?.text ?? '',
  };
}

/** The first page's own photograph, and that which stands in for it where it is none. */
function imagesOfHome({ hero, sections }: HomeView): (string | undefined)[] {
  return [hero?.image?.id, sections.find(({ picture }) => picture)?.picture?.id];
}

function address(card: CardAddress, from: readonly unknown[]): string {
  return `${cardPath(card)}?v=${cardVersion(from)}`;
}
