import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { TourEditor } from '@/components/studio/tours/tour-editor';
import { pageAddress } from '@/i18n/addresses';
import { readMessages } from '@/i18n/messages';
import { loadTourDraft } from '@/server/tours/loaders';
import { enterStudio } from '../../../enter-studio';

interface Props {
  params: Promise<LocaleParams & { id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await readLanguage(params), namespace: 'studio.tours' });
  return { title: t('tour') };
}

export default async function TourPage({ params }: Props) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language, 'curator');
  const { id } = await params;
  const [view, t, { viewer }] = await Promise.all([
    loadTourDraft(actor, id),
    getTranslations({ locale: language, namespace: 'studio.tours' }),
    readMessages(language),
  ]);
  if (!view || actor.id === null) notFound();
  return (
    <>
      <PageHead
        title={t('tour')}
        lead={<Link href={pageAddress(language, '/studio/tours')}>{t('toList')}</Link>}
      />
      <TourEditor
        key={`${view.id} ${view.publication.inTrashSince}`}
        view={view}
        language={language}
        words={viewer}
        personId={actor.id}
      />
    </>
  );
}
