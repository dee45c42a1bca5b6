import { getTranslations } from 'next-intl/server';
import type { Language } from '@/lib/catalogue/languages';
import type { SectionView } from '@/lib/catalogue/views';
import { Notice } from './notice';
import { SearchBox } from './search-box';
import { SectionList } from './section-list';

interface Props {
  what: 'photograph' | 'section' | 'tour' | 'place' | 'community';
  language: Language;
  sections: readonly SectionView[];
}

/** In the place of what was withdrawn: that it was here, and where to go on. */
export async function Gone({ what, language, sections }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'gone' });
  return (
    <>
      {/* A page cannot set its status: the HTTP entry reads this one and answers 410 (DECISIONS, 10). */}
      <meta name="answer-status" content="410" />
      <Notice title={`gone.${what}.title`} text={t(`${what}.text`)} language={language}>
        <SearchBox language={language} size="large" />
        <SectionList sections={sections} language={language} />
      </Notice>
    </>
  );
}
