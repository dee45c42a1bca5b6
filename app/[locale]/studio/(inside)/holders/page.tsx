import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { AuthorityList } from '@/components/studio/authorities/authority-list';
import { PageHead } from '@/components/studio/controls/page-head';
import { loadAuthorities } from '@/server/catalogue/studio-loaders';
import { enterStudio } from '../../enter-studio';

export default async function HoldersPage({ params }: { params: Promise<LocaleParams> }) {
  const language = await readLanguage(params);
  await enterStudio(language, 'curator');
  const t = await getTranslations({ locale: language, namespace: 'studio.common.pages' });
  return (
    <>
      <PageHead title={t('holders')} />
      <AuthorityList kind="holder" rows={await loadAuthorities('holder')} language={language} />
    </>
  );
}
