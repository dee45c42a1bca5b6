import { getTranslations } from 'next-intl/server';
import { otherLanguages, type PagePath, pageAddress } from '@/i18n/addresses';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import styles from './language-switch.module.css';

/**
 * The same page in each other language. An ordinary link: the document's language and direction change with it. The zoom finds it
 * by `data-same-page`, so that it leads to the part of the picture that is seen.
 */
export async function LanguageSwitch({ language, path }: { language: Language; path: PagePath }) {
  const t = await getTranslations({ locale: language });
  return (
    <nav className={styles.switch} aria-label={t('navigation.languages')}>
      {otherLanguages(language).map((other) => (
        <a
          key={other}
          href={pageAddress(other, path)}
          lang={other}
          dir={directionOf(other)}
          hrefLang={other}
          data-same-page=""
        >
          {t(`languages.${other}`)}
        </a>
      ))}
    </nav>
  );
}
