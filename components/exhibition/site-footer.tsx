import { getTranslations } from 'next-intl/server';
import { LockUp } from '@/components/ui/lock-up';
import { Said } from '@/components/ui/said';
import type { PagePath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { SiteFrame } from '@/lib/site/frame';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import styles from './site-footer.module.css';
import { SiteMenu } from './site-menu';
import { WayList } from './ways-in';

interface Props {
  frame: SiteFrame;
  language: Language;
  path: PagePath;
}

export async function SiteFooter({ frame, language, path }: Props) {
  const t = await getTranslations({ locale: language });
  const organisations = pickText(frame.organisations, language);
  return (
    <footer className={styles.footer}>
      <div className={styles.title}>
        <LockUp titles={textsInOrder(frame.titles, language)} language={language} />
        {organisations ? (
          <p className={styles.organisations}>
            <Said value={organisations} language={language} />
          </p>
        ) : null}
      </div>
      <div className={styles.links}>
        <WayList language={language} path={path} />
        <nav aria-label={t('navigation.footerLabel')}>
          <SiteMenu entries={frame.footer} language={language} path={path} />
        </nav>
      </div>
    </footer>
  );
}
