import { getTranslations } from 'next-intl/server';
import { LockUp } from '@/components/ui/lock-up';
import { Prose } from '@/components/ui/prose';
import { languageProps } from '@/components/ui/said';
import { type CompareShare, CompareViewer } from '@/components/viewer/compare-viewer';
import { comparePath, comparisonPath, pageAddress } from '@/i18n/addresses';
import { readMessages } from '@/i18n/messages';
import type { Language } from '@/lib/catalogue/languages';
import { labelTitles } from '@/lib/catalogue/pick-label';
import type { ImageView, PhotographView } from '@/lib/catalogue/views';
import type { ComparisonView } from '@/lib/comparisons/views';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import { comparedPhotograph } from './compared-photograph';
import styles from './comparison.module.css';
import { PageTitle } from './page-title';

/** A photograph whose picture is there. */
export type Pictured = PhotographView & { image: ImageView };

interface Props {
  first: Pictured;
  second: Pictured;
  /** What curators have made of these two, as they are shown. */
  stored: ComparisonView | null;
  language: Language;
  share: CompareShare;
}

/** Two photographs in the darkroom, and under them what is said of the two together. */
export async function Comparison({ first, second, stored, language, share }: Props) {
  const [one, other, messages] = await Promise.all([
    comparedPhotograph(first, first.image, language),
    comparedPhotograph(second, second.image, language),
    readMessages(language),
  ]);
  return (
    <>
      <div className={styles.room}>
        <CompareViewer
          first={one}
          second={other}
          aligned={stored?.aligned ?? null}
          words={{ ...messages.compare.tools, viewer: messages.viewer }}
          language={language}
          share={share}
        />
      </div>
      <About first={first} second={second} stored={stored} language={language} />
    </>
  );
}

async function About({ first, second, stored, language }: Omit<Props, 'share'>) {
  const t = await getTranslations({ locale: language, namespace: 'compare' });
  const titles = stored ? textsInOrder(stored.titles, language) : [];
  const text = stored && pickText(stored.texts, language);
  return (
    <article className={styles.about}>
      {titles.length > 0 ? (
        <h1 className={styles.title}>
          <LockUp titles={titles} language={language} />
        </h1>
      ) : (
        <PageTitle name="compare.title" language={language} />
      )}
      {text ? (
        <div className={styles.words} {...languageProps(text.lang, language)}>
          <Prose value={text} language={language} />
        </div>
      ) : null}
      {stored?.aligned ? <p className={styles.remark}>{t('aligned')}</p> : null}
      <ul className={styles.ways}>
        <li>
          <a href={pageAddress(language, comparisonPath(second.slug, first.slug))}>{t('swap')}</a>
        </li>
        {[first, second].map(({ slug, labels }) => (
          <li key={slug}>
            <a href={pageAddress(language, comparePath(slug))}>
              {t('another', { title: pickText(labelTitles(labels), language)?.text ?? slug })}
            </a>
          </li>
        ))}
      </ul>
    </article>
  );
}
