import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HeadLinks } from '@/app/head-links';
import { sharedAsExhibition } from '@/app/metadata';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { VisitorsFrame } from '@/app/visitors-frame';
import { CommunitiesPage } from '@/components/exhibition/communities-page';
import { directionOf } from '@/lib/catalogue/languages';
import { loadConvergence } from '@/server/convergence/loaders';

interface Props {
  params: Promise<LocaleParams>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const t = await getTranslations({ locale: language, namespace: 'communities' });
  const title = t('title');
  return {
    title,
    description: t('intro'),
    ...(await sharedAsExhibition(language, { path: '/communities', title, description: t('intro') })),
  };
}

export default async function CommunitiesRoute({ params, searchParams }: Props) {
  const language = await readLanguage(params);
  const { with: chosen } = await searchParams;
  const view = await loadConvergence(directionOf(language) === 'rtl');
  return (
    <VisitorsFrame language={language} path="/communities">
      <HeadLinks language={language} path="/communities" />
      <CommunitiesPage view={view} chosen={typeof chosen === 'string' ? chosen : null} language={language} />
    </VisitorsFrame>
  );
}
