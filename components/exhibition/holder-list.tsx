import { getTranslations } from 'next-intl/server';
import { Said } from '@/components/ui/said';
import type { Language } from '@/lib/catalogue/languages';
import type { HolderCredit } from '@/lib/catalogue/views';
import { pickText } from '@/lib/text/pick-text';
import styles from './credit-list.module.css';

/** The institutions that hold what is shown, and how much of it. */
export async function HolderList({
  holders,
  language,
}: {
  holders: readonly HolderCredit[];
  language: Language;
}) {
  const t = await getTranslations({ locale: language, namespace: 'credits' });
  return (
    <ul className={styles.list}>
      {holders.map((holder) => {
        const name = pickText(holder.names, language);
        if (!name) return null;
        return (
          <li key={holder.slug} className={styles.credit}>
            {holder.url ? (
              <a href={holder.url} rel="noopener">
                <Said value={name} language={language} />
              </a>
            ) : (
              <Said value={name} language={language} />
            )}
            <span className={styles.count}>{t('count', { count: holder.photographs })}</span>
          </li>
        );
      })}
    </ul>
  );
}
