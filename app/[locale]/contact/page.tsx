import type { Metadata } from 'next';
import { ContactPage } from '@/app/contact-page';
import { sharedAsExhibition } from '@/app/metadata';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { pickText } from '@/lib/text/pick-text';
import { loadSiteTexts } from '@/server/site/loaders';

interface Props {
  params: Promise<LocaleParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const { contact } = await loadSiteTexts();
  const title = pickText(contact.title, language)?.text;
  return { title, ...(await sharedAsExhibition(language, { path: '/contact', title })) };
}

export default async function ContactRoute({ params, searchParams }: Props) {
  return <ContactPage language={await readLanguage(params)} path="/contact" query={searchParams} />;
}
