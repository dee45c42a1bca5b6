import type { Metadata } from 'next';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { VisitorsFrame } from '@/app/visitors-frame';
import { Thanks } from '@/components/exhibition/contact';
import { pickText } from '@/lib/text/pick-text';
import { loadSiteTexts } from '@/server/site/loaders';

interface Props {
  params: Promise<LocaleParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const { contact } = await loadSiteTexts();
  return { title: pickText(contact.thanksTitle, language)?.text, robots: { index: false } };
}

export default async function ThanksPage({ params }: Props) {
  const language = await readLanguage(params);
  const { contact } = await loadSiteTexts();
  return (
    <VisitorsFrame language={language} path="/contact/thanks">
      <Thanks words={contact} language={language} />
    </VisitorsFrame>
  );
}
