import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { type PagePath, pageAddress } from '@/i18n/addresses';
import { siteTitles } from '@/i18n/words';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import { LanguageSwitch } from './language-switch';
import { MainLinks } from './main-links';
import styles from './site-header.module.css';

/** `paper` on reading pages, `darkroom` above a photograph, `over` on the picture that begins the home page. */
export type HeaderTone = 'paper' | 'darkroom' | 'over';

interface Props {
  language: Language;
  path: PagePath;
  tone: HeaderTone;
}

export async function SiteHeader({ language, path, tone }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'navigation' });
  return (
    <header className={`${styles.header} ${styles[tone]}`}>
      <Brand language={language} short={tone === 'over'} />
      <nav className={styles.links} aria-label={t('label')}>
        <MainLinks language={language} path={path} />
      </nav>
      <LanguageSwitch language={language} path={path} />
    </header>
  );
}

/** The exhibition's titles side by side as equals; on the home page, which says them large, the organisations instead. */
async function Brand({ language, short }: { language: Language; short: boolean }) {
  if (short) {
    const t = await getTranslations({ locale: language, namespace: 'site' });
    return <p className={styles.brand}>{t('organisations')}</p>;
  }
  const titles = await siteTitles(language);
  return (
    <Link className={styles.brand} href={pageAddress(language, '')} prefetch={false}>
      {titles.map(({ text, lang }) => (
        <span key={lang} className={styles.title}>
          <bdi lang={lang} dir={directionOf(lang)}>
            {text}
          </bdi>
        </span>
      ))}
    </Link>
  );
}
