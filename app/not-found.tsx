import type { Metadata } from 'next';
import { connection } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { LanguageDoors } from '@/components/exhibition/language-doors';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { loadHome } from '@/server/catalogue/loaders';
import { DocumentFrame } from './document-frame';

export async function generateMetadata(): Promise<Metadata> {
  const titles = await Promise.all(
    LANGUAGES.map(async (locale) => (await getTranslations({ locale, namespace: 'missing' }))('title')),
  );
  return { title: titles.join(' · ') };
}

/** 404 for an address outside every language (`/fr/...`): said in each, since the address does not say which one to use. */
export default async function NotFound() {
  // The sections are those of this moment, not those of the build.
  await connection();
  const { sections } = await loadHome();
  return (
    <DocumentFrame language={LANGUAGES[0]}>
      <LanguageDoors sections={sections} />
    </DocumentFrame>
  );
}
