import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { ComparisonEditor } from '@/components/studio/comparisons/comparison-editor';
import { Notice } from '@/components/studio/controls/notice';
import { PageHead } from '@/components/studio/controls/page-head';
import { pageAddress } from '@/i18n/addresses';
import { readMessages } from '@/i18n/messages';
import { loadComparisonRows } from '@/server/comparisons/loaders';
import { enterStudio } from '../../../enter-studio';

interface Props {
  params: Promise<LocaleParams & { id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await readLanguage(params), namespace: 'studio.comparisons' });
  return { title: t('one') };
}

export default async function ComparisonPage({ params }: Props) {
  const language = await readLanguage(params);
  const { id } = await params;
  await enterStudio(language, 'curator');
  const [[row], messages, t] = await Promise.all([
    loadComparisonRows(id),
    readMessages(language),
    getTranslations({ locale: language, namespace: 'studio.comparisons' }),
  ]);
  if (!row) notFound();
  const { first, second } = row.photographs;
  return (
    <>
      <PageHead title={t('one')} lead={t('oneLead')}>
        <Link href={pageAddress(language, '/studio/comparisons')}>{t('title')}</Link>
      </PageHead>
      {first && second ? (
        <ComparisonEditor
          key={id}
          row={row}
          photographs={{ first, second }}
          words={{ ...messages.compare.tools, viewer: messages.viewer }}
          language={language}
        />
      ) : (
        <Notice tone="attention">{t('hidden')}</Notice>
      )}
    </>
  );
}
