import { getTranslations } from 'next-intl/server';
import { LockUp } from '@/components/ui/lock-up';
import type { PagePath } from '@/i18n/addresses';
import { siteTitles } from '@/i18n/words';
import type { Language } from '@/lib/catalogue/languages';
import { MainLinks } from './main-links';
import styles from './site-footer.module.css';

export async function SiteFooter({ language, path }: { language: Language; path: PagePath }) {
  const t = await getTranslations({ locale: language });
  return (
    <footer className={styles.footer}>
      <div className={styles.title}>
        <LockUp titles={await siteTitles(language)} language={language} />
        <p className={styles.organisations}>{t('site.organisations')}</p>
      </div>
      <nav className={styles.links} aria-label={t('navigation.footerLabel')}>
        <MainLinks language={language} path={path} />
      </nav>
    </footer>
  );
}
