import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { Transfer } from '@/components/studio/transfer/transfer';
import { loadInterruptedImport } from '@/server/catalogue/studio-loaders';
import { enterStudio } from '../../enter-studio';

interface Props {
  params: Promise<LocaleParams>;
  searchParams: Promise<{ batch?: string | string[] }>;
}

export default async function TransferPage({ params, searchParams }: Props) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language, 'curator');
  const { batch } = await searchParams;
  const [begun, t] = await Promise.all([
    typeof batch === 'string' ? loadInterruptedImport(actor, batch) : null,
    getTranslations({ locale: language, namespace: 'studio.transfer' }),
  ]);
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Transfer language={language} begun={begun} />
    </>
  );
}
