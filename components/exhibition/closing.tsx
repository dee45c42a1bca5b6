import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import styles from './closing.module.css';

/** The end of the home page: partners, and who keeps the photographs. */
export async function Closing({ language }: { language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'home' });
  return (
    <div className={styles.closing}>
      <section>
        <h2 className={styles.heading}>{t('partnersHeading')}</h2>
        <p>{t('partners')}</p>
      </section>
      <section>
        <h2 className={styles.heading}>{t('creditsHeading')}</h2>
        <p>{t('credits')}</p>
        <p className={styles.more}>
          <Link href={pageAddress(language, '/about')} prefetch={false}>
            <span>{t('readAbout')}</span>
            <Icon name="forward" />
          </Link>
        </p>
      </section>
    </div>
  );
}
