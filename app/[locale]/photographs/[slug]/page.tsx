import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { HeadLinks } from '@/app/head-links';
import { frameCodeOf, manifestAddress, openGraphOf } from '@/app/metadata';
import { OembedLinks } from '@/app/oembed-links';
import { readLanguage, type SlugParams } from '@/app/route-params';
import { StructuredData } from '@/app/structured-data';
import { VisitorsFrame } from '@/app/visitors-frame';
import { Gone } from '@/components/exhibition/gone';
import { PhotographStage } from '@/components/exhibition/photograph-stage';
import { pageAddress, photographPath } from '@/i18n/addresses';
import { pickLabel } from '@/lib/catalogue/pick-label';
import { MANIFEST_TYPE } from '@/lib/iiif/presentation-types';
import { loadHome, loadPhotograph } from '@/server/catalogue/loaders';

interface Props {
  params: Promise<SlugParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const { slug } = await params;
  const found = await loadPhotograph(slug);
  if (found.kind !== 'found') return { robots: { index: false } };
  const { labels, image } = found.view;
  return {
    title: pickLabel(labels, 'title', language)?.text,
    description: pickLabel(labels, 'caption', language)?.text,
    ...openGraphOf(language, photographPath(slug), image),
  };
}

export default async function PhotographPage({ params }: Props) {
  const language = await readLanguage(params);
  const { slug } = await params;
  const found = await loadPhotograph(slug);
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
  return (
    <VisitorsFrame language={language} path={photographPath(slug)} header="darkroom">
      <HeadLinks language={language} path={photographPath(slug)} />
      {manifest ? <link rel="alternate" type={MANIFEST_TYPE} href={manifest} /> : null}
      <OembedLinks photograph={found.view} language={language} />
      <StructuredData photograph={found.view} language={language} manifest={manifest} />
      <PhotographStage
        photograph={found.view}
        language={language}
        manifest={manifest}
        frameCode={frameCodeOf(found.view, language)}
      />
    </VisitorsFrame>
  );
}
