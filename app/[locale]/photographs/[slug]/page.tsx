import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { photographCard } from '@/app/cards';
import { HeadLinks } from '@/app/head-links';
import { frameCodeOf, manifestAddress, sharedAs } from '@/app/metadata';
import { OembedLinks } from '@/app/oembed-links';
import { readLanguage, type SlugParams } from '@/app/route-params';
import { shareSource } from '@/app/share-source';
import { PhotographData } from '@/app/structured-data';
import { VisitorsFrame } from '@/app/visitors-frame';
import { Gone } from '@/components/exhibition/gone';
import { NeighbourGroups } from '@/components/exhibition/neighbour-groups';
import { PhotographStage } from '@/components/exhibition/photograph-stage';
import type { Publication } from '@/components/exhibition/take-away';
import { pageAddress, photographPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { pickLabel } from '@/lib/catalogue/pick-label';
import type { ImageView, PhotographView } from '@/lib/catalogue/views';
import { MANIFEST_TYPE } from '@/lib/iiif/presentation-types';
import { LARGEST_SIDE } from '@/lib/iiif/size';
import { summaryOf } from '@/lib/text/markup';
import {
  DETAIL_PARAMETER,
  type Detail,
  formatDetail,
  parseDetail,
  regionOfDetail,
} from '@/lib/viewport/detail';
import { loadHome, loadPhotograph } from '@/server/catalogue/loaders';
import { loadNeighbours } from '@/server/catalogue/neighbours';
import { config } from '@/server/config';
import { loadSiteTexts } from '@/server/site/loaders';

interface Props {
  params: Promise<SlugParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const { slug } = await params;
  const [found] = await loadTogether(slug);
  if (found.kind !== 'found') return { robots: { index: false } };
  const { labels, image } = found.view;
  const caption = pickLabel(labels, 'caption', language)?.text;
  const title = pickLabel(labels, 'title', language)?.text;
  const description = caption && summaryOf(caption);
  const detail = image && detailIn(await searchParams, image);
  const t = await getTranslations({ locale: language, namespace: 'share' });
  return {
    title,
    description,
    ...(await sharedAs(language, {
      path: photographPath(slug),
      query: detail ? `?${DETAIL_PARAMETER}=${formatDetail(detail)}` : '',
      title: detail && title ? t('detailOf', { title }) : title,
      description,
      card: await photographCard(found.view, detail?.region ?? null, language),
    })),
  };
}

/**
 * Head and page wait for the same, whatever this process has read already: React numbers the parts of an answer as they come, and every
 * process is to answer with the same bytes.
 */
function loadTogether(slug: string) {
  return Promise.all([loadPhotograph(slug), loadNeighbours(slug)]);
}

/** The part of this very scan that the query names; null: the page is about all of it. */
function detailIn(query: Record<string, string | string[] | undefined>, image: ImageView): Detail | null {
  const named = query[DETAIL_PARAMETER];
  const region = regionOfDetail(typeof named === 'string' ? parseDetail(named) : null, image);
  return region && { scanId: image.scanId, region };
}

export default async function PhotographPage({ params }: Props) {
  const language = await readLanguage(params);
  const { slug } = await params;
  const [found, neighbours] = await loadTogether(slug);
  if (found.kind === 'missing') notFound();
  if (found.kind === 'moved') permanentRedirect(pageAddress(language, photographPath(found.slug)));
  if (found.kind === 'gone') {
    const { sections } = await loadHome();
    return (
      <VisitorsFrame language={language} path="">
        <Gone what="photograph" language={language} sections={sections} />
      </VisitorsFrame>
    );
  }
  const manifest = manifestAddress(found.view);
  const publication = await publicationOf(found.view, language, manifest);
  return (
    <VisitorsFrame language={language} path={photographPath(slug)} header="darkroom">
      <HeadLinks language={language} path={photographPath(slug)} />
      {manifest ? <link rel="alternate" type={MANIFEST_TYPE} href={manifest} /> : null}
      <OembedLinks photograph={found.view} language={language} />
      <PhotographData photograph={found.view} language={language} manifest={manifest} />
      <PhotographStage
        photograph={found.view}
        language={language}
        publication={publication}
        share={await shareSource(found.view, language, publication)}
      />
      <NeighbourGroups groups={neighbours} language={language} />
    </VisitorsFrame>
  );
}

async function publicationOf(
  photograph: PhotographView,
  language: Language,
  manifest: string | undefined,
): Promise<Publication> {
  const { publicUrl, publicUrlIsSet, iiif } = config();
  const { site } = await loadSiteTexts();
  return {
    siteTitles: site.title,
    page: publicUrlIsSet ? `${publicUrl}${pageAddress(language, photographPath(photograph.slug))}` : null,
    manifest,
    frameCode: frameCodeOf(photograph, language),
    limits: { maxArea: iiif.maxPixels, maxSide: LARGEST_SIDE },
  };
}
