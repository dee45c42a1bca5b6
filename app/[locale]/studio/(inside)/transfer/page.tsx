import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { Transfer } from '@/components/studio/transfer/transfer';
import { enterStudio } from '../../enter-studio';

export default async function TransferPage({ params }: { params: Promise<LocaleParams> }) {
  const language = await readLanguage(params);
  await enterStudio(language, 'curator');
  const t = await getTranslations({ locale: language, namespace: 'studio.transfer' });
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Transfer language={language} />
    </>
  );
}
