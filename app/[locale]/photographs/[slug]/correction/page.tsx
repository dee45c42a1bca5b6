import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { ContactPage } from '@/app/contact-page';
import { readLanguage, type SlugParams } from '@/app/route-params';
import { correctionPath, pageAddress } from '@/i18n/addresses';
import { labelTitles } from '@/lib/catalogue/pick-label';
import { pickText } from '@/lib/text/pick-text';
import { loadPhotograph } from '@/server/catalogue/loaders';
import { loadSiteTexts } from '@/server/site/loaders';

interface Props {
  params: Promise<SlugParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const { contact } = await loadSiteTexts();
  return { title: pickText(contact.correctionTitle, language)?.text, robots: { index: false } };
}

export default async function CorrectionPage({ params, searchParams }: Props) {
  const language = await readLanguage(params);
  const { slug } = await params;
  const found = await loadPhotograph(slug);
  if (found.kind === 'moved') permanentRedirect(pageAddress(language, correctionPath(found.slug)));
  if (found.kind !== 'found') notFound();
  return (
    <ContactPage
      language={language}
      path={correctionPath(slug)}
      photograph={{ slug, titles: labelTitles(found.view.labels) }}
      query={searchParams}
    />
  );
}
