import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { SectionEditor } from '@/components/studio/sections/section-editor';
import { pickText } from '@/lib/text/pick-text';
import { loadSectionDraft } from '@/server/catalogue/studio-loaders';
import { enterStudio } from '../../../enter-studio';

interface Props {
  params: Promise<LocaleParams & { id: string }>;
}

export default async function SectionPage({ params }: Props) {
  const language = await readLanguage(params);
  await enterStudio(language, 'curator');
  const section = await loadSectionDraft((await params).id);
  if (!section) notFound();
  const t = await getTranslations({ locale: language, namespace: 'studio.lists' });
  return (
    <>
      <PageHead title={pickText(section.titles, language)?.text ?? t('untitled')} />
      <SectionEditor key={section.view.revision} section={section.view} language={language} />
    </>
  );
}
