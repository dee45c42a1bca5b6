import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { HeadLinks } from '@/app/head-links';
import { sharedAsExhibition } from '@/app/metadata';
import { readPageNumber } from '@/app/page-number';
import { readLanguage, type SlugParams } from '@/app/route-params';
import { VisitorsFrame } from '@/app/visitors-frame';
import { CommunityPage } from '@/components/exhibition/community-page';
import { Gone } from '@/components/exhibition/gone';
import { communityPath, pageAddress } from '@/i18n/addresses';
import { pickText } from '@/lib/text/pick-text';
import { loadHome } from '@/server/catalogue/loaders';
import { loadCommunity } from '@/server/convergence/loaders';

interface Props {
  params: Promise<SlugParams>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

async function read({ params, searchParams }: Props) {
  const [{ slug }, query] = await Promise.all([params, searchParams]);
  return loadCommunity(slug, {
    with: typeof query.with === 'string' ? query.with : null,
    page: readPageNumber(query.page),
  });
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const language = await readLanguage(props.params);
  const found = await read(props);
  if (found.kind !== 'found') return { robots: { index: false } };
  const { slug, names, photographs } = found.view;
  const t = await getTranslations({ locale: language, namespace: 'communities' });
  const title = pickText(names, language)?.text;
  const description = `${t('kicker')}: ${t('photographCount', { count: photographs })}`;
  return {
    title,
    description,
    ...(await sharedAsExhibition(language, { path: communityPath(slug), title, description })),
  };
}

export default async function CommunityRoute(props: Props) {
  const language = await readLanguage(props.params);
  const found = await read(props);
  if (found.kind === 'missing') notFound();
  if (found.kind === 'moved') permanentRedirect(pageAddress(language, communityPath(found.slug)));
  if (found.kind === 'gone') {
    const { sections } = await loadHome();
    return (
      <VisitorsFrame language={language} path="">
        <Gone what="community" language={language} sections={sections} />
      </VisitorsFrame>
    );
  }
  const path = communityPath(found.view.slug);
  return (
    <VisitorsFrame language={language} path={path}>
      <HeadLinks language={language} path={path} />
      <CommunityPage community={found.view} language={language} />
    </VisitorsFrame>
  );
}
