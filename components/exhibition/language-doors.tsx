import { getTranslations } from 'next-intl/server';
import { pageAddress } from '@/i18n/addresses';
import { directionOf, LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { SectionView } from '@/lib/catalogue/views';
import styles from './language-doors.module.css';
import { SectionList } from './section-list';

/** A page for an address that names no language: the same words and the sections in each of them, side by side. */
export function LanguageDoors({ sections }: { sections: readonly SectionView[] }) {
  return (
    <main className={styles.doors}>
      {LANGUAGES.map((language) => (
        <Door key={language} language={language} sections={sections} />
      ))}
    </main>
  );
}

async function Door({ language, sections }: { language: Language; sections: readonly SectionView[] }) {
  const t = await getTranslations({ locale: language });
  const Heading = language === LANGUAGES[0] ? 'h1' : 'h2';
  return (
    <section className={styles.door} lang={language} dir={directionOf(language)}>
      <p className={styles.site}>
        <a href={pageAddress(language, '')}>{t('site.title')}</a>
      </p>
      <Heading className={styles.title}>{t('missing.title')}</Heading>
      <p className={styles.text}>{t('missing.text')}</p>
      <SectionList sections={sections} language={language} />
    </section>
  );
}
