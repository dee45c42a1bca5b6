import { Contact } from '@/components/exhibition/contact';
import { Credits } from '@/components/exhibition/credits';
import { Home } from '@/components/exhibition/home';
import { DocumentPage } from '@/components/exhibition/text-page';
import type { Language } from '@/lib/catalogue/languages';
import type { DocumentKey } from '@/lib/site/documents';
import { loadCredits, loadHomeWith } from '@/server/catalogue/loaders';
import type { SiteTexts } from '@/server/site/data';
import { loadPictures } from '@/server/site/loaders';
import { loadTours } from '@/server/tours/loaders';

interface Props {
  name: DocumentKey;
  texts: SiteTexts;
  language: Language;
}

/** The page on which visitors meet a document; title and menus stand on every page, so the first page shows them. */
export async function PreviewedPage({ name, texts, language }: Props) {
  if (name === 'home' || name === 'site' || name === 'menus') {
    const [home, [tour]] = await Promise.all([loadHomeWith(texts.home.hero), loadTours()]);
    return <Home home={home} words={texts.home} tour={tour ?? null} language={language} />;
  }
  if (name === 'credits') {
    const logos = texts.credits.partners.flatMap(({ logo }) => logo ?? []);
    const [credits, pictures] = await Promise.all([loadCredits(), loadPictures(logos)]);
    return <Credits document={texts.credits} pictures={pictures} credits={credits} language={language} />;
  }
  if (name === 'contact') return <Contact words={texts.contact} language={language} />;
  return <DocumentPage document={texts[name]} language={language} />;
}
