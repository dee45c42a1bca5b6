import { getTranslations } from 'next-intl/server';
import { Identifier } from '@/components/ui/said';
import type { Language } from '@/lib/catalogue/languages';
import type { CreditsView } from '@/lib/catalogue/views';
import styles from './credit-list.module.css';

interface Props {
  sources: CreditsView['sources'];
  language: Language;
}

/** The sites whose records the photographs were described from, and how many of them. */
export async function SourceList({ sources, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'credits' });
  return (
    <ul className={styles.list}>
      {sources.map(({ url, photographs }) => (
        <li key={url} className={styles.credit}>
          <a href={url} rel="noopener">
            <Identifier>{new URL(url).host}</Identifier>
          </a>
          <span className={styles.count}>{t('count', { count: photographs })}</span>
        </li>
      ))}
    </ul>
  );
}
