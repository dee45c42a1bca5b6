import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { SectionEditor } from '@/components/studio/sections/section-editor';
import { pageAddress } from '@/i18n/addresses';
import { loadSection } from '@/server/catalogue/sections/loaders';
import { enterStudio } from '../../../enter-studio';

interface Props {
  params: Promise<LocaleParams & { id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await readLanguage(params), namespace: 'studio.sections' });
  return { title: t('section') };
}

export default async function SectionPage({ params }: Props) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language, 'curator');
  const { id } = await params;
  const [view, t] = await Promise.all([
    loadSection(actor, id),
    getTranslations({ locale: language, namespace: 'studio.sections' }),
  ]);
  if (!view || actor.id === null) notFound();
  return (
    <>
      <PageHead
        title={t('section')}
        lead={<Link href={pageAddress(language, '/studio/sections')}>{t('toList')}</Link>}
      />
      <SectionEditor
        key={`${view.id} ${view.publication.inTrashSince}`}
        view={view}
        language={language}
        personId={actor.id}
      />
    </>
  );
}
