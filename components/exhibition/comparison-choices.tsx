import { getTranslations } from 'next-intl/server';
import { LockUp } from '@/components/ui/lock-up';
import { comparisonPath } from '@/i18n/addresses';
import { readMessages } from '@/i18n/messages';
import type { Language } from '@/lib/catalogue/languages';
import { labelTitles } from '@/lib/catalogue/pick-label';
import type { PhotographSummary, PhotographView, Texts } from '@/lib/catalogue/views';
import { textsInOrder } from '@/lib/text/pick-text';
import styles from './comparison-choices.module.css';
import { FindPrints } from './find-prints';
import { PageTitle } from './page-title';
import { PrintRows } from './print-rows';

interface Props {
  photograph: PhotographView;
  /** What curators have set beside it, and the two slugs in their order. */
  stored: readonly { print: PhotographSummary; slugs: [string, string]; titles: Texts }[];
  /** Of its own section. */
  near: readonly PhotographSummary[];
  others: readonly PhotographSummary[];
  language: Language;
  /** Why this page is shown in place of another. */
  remark?: string;
}

/** What a photograph can be compared with, the nearest first. */
export async function ComparisonChoices(props: Props) {
  const { photograph, stored, near, others, language, remark } = props;
  const t = await getTranslations({ locale: language, namespace: 'compare.choose' });
  const { compare } = await readMessages(language);
  const { slug, labels } = photograph;
  const curated = new Map(stored.map(({ print, slugs }) => [print.slug, slugs]));
  const pathOf = (other: string) => comparisonPath(...(curated.get(other) ?? [slug, other]));
  // Named as the curators have named the two together, where they have.
  const set = stored.map(({ print, titles }) =>
    Object.keys(titles).length > 0 ? { ...print, titles } : print,
  );
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
          { name: t('stored'), prints: set },
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
