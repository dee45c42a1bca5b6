import { getTranslations } from 'next-intl/server';
import { LockUp } from '@/components/ui/lock-up';
import { comparisonPath } from '@/i18n/addresses';
import { readMessages } from '@/i18n/messages';
import type { Language } from '@/lib/catalogue/languages';
import { labelTitles } from '@/lib/catalogue/pick-label';
import type { PhotographSummary, PhotographView } from '@/lib/catalogue/views';
import { textsInOrder } from '@/lib/text/pick-text';
import styles from './comparison-choices.module.css';
import { FindPrints } from './find-prints';
import { PageTitle } from './page-title';
import { PrintRows } from './print-rows';

interface Props {
  photograph: PhotographView;
  /** Of its own section. */
  near: readonly PhotographSummary[];
  others: readonly PhotographSummary[];
  language: Language;
  /** Why this page is shown in place of another. */
  remark?: string;
}

/** What a photograph can be compared with, the nearest first. */
export async function ComparisonChoices({ photograph, near, others, language, remark }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'compare.choose' });
  const { compare } = await readMessages(language);
  const { slug, labels } = photograph;
  const pathOf = (other: string) => comparisonPath(slug, other);
  return (
    <div className={styles.page}>
      <PageTitle name="compare.choose.title" language={language} />
      <p className={styles.which}>
        <LockUp titles={textsInOrder(labelTitles(labels), language)} language={language} />
      </p>
      <p className={styles.intro} role={remark ? 'note' : undefined}>
        {remark ?? t('intro')}
      </p>
      <FindPrints words={compare.choose} language={language}>
        {[
          { name: t('near'), prints: near },
          { name: t('all'), prints: others },
        ]
          .filter(({ prints }) => prints.length > 0)
          .map(({ name, prints }) => (
            <section key={name} className={styles.group}>
              <h2 className={styles.heading}>{name}</h2>
              <PrintRows photographs={prints} language={language} heading="h3" pathOf={pathOf} />
            </section>
          ))}
      </FindPrints>
    </div>
  );
}
