import { getLocale, getTranslations } from 'next-intl/server';
import { VisitorsFrame } from '@/app/visitors-frame';
import { Notice } from '@/components/exhibition/notice';
import { SearchBox } from '@/components/exhibition/search-box';
import { SectionList } from '@/components/exhibition/section-list';
import { isLanguage, LANGUAGES } from '@/lib/catalogue/languages';
import { loadHome } from '@/server/catalogue/loaders';

/** 404 in the language of the address: offers the sections. */
export default async function NotFound() {
  // The request's tag carries the numbering system after the language.
  const { language: asked } = new Intl.Locale(await getLocale());
  const language = isLanguage(asked) ? asked : LANGUAGES[0];
  const [{ sections }, t] = await Promise.all([
    loadHome(),
    getTranslations({ locale: language, namespace: 'missing' }),
  ]);
  return (
    <VisitorsFrame language={language} path="">
      <Notice title="missing.title" text={t('text')} language={language}>
        <SearchBox language={language} size="large" />
        <SectionList sections={sections} language={language} />
      </Notice>
    </VisitorsFrame>
  );
}
