import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ChooseComparison } from '@/app/choose-comparison';
import { readLanguage, type SlugParams } from '@/app/route-params';
import { VisitorsFrame } from '@/app/visitors-frame';
import { Gone } from '@/components/exhibition/gone';
import { comparePath, pageAddress } from '@/i18n/addresses';
import { loadHome, loadPhotograph } from '@/server/catalogue/loaders';

interface Props {
  params: Promise<SlugParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const t = await getTranslations({ locale: language, namespace: 'compare.choose' });
  return { title: t('title'), robots: { index: false } };
}

export default async function ComparePage({ params }: Props) {
  const language = await readLanguage(params);
  const { slug } = await params;
  const found = await loadPhotograph(slug);
  if (found.kind === 'missing') notFound();
  if (found.kind === 'moved') permanentRedirect(pageAddress(language, comparePath(found.slug)));
  if (found.kind === 'gone') {
    const { sections } = await loadHome();
    return (
      <VisitorsFrame language={language} path="">
        <Gone what="photograph" language={language} sections={sections} />
      </VisitorsFrame>
    );
  }
  return (
    <ChooseComparison
      photograph={found.view}
      language={language}
      refusal={found.view.image ? undefined : 'preparing'}
    />
  );
}
