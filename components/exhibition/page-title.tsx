import { getTranslations } from 'next-intl/server';
import { LockUp } from '@/components/ui/lock-up';
import { otherLanguages } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import styles from './page-title.module.css';

interface Props {
  name:
    | 'photographs.title'
    | 'about.title'
    | 'missing.title'
    | 'gone.photograph.title'
    | 'gone.section.title';
  language: Language;
}

/** A page's heading as a lock-up: in its own language first, then in the others. */
export async function PageTitle({ name, language }: Props) {
  const titles = await Promise.all(
    [language, ...otherLanguages(language)].map(async (lang) => {
      const t = await getTranslations({ locale: lang });
      return { text: t(name), lang };
    }),
  );
  return (
    <h1 className={styles.title}>
      <LockUp titles={titles} language={language} />
    </h1>
  );
}
