import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { CSSProperties, ReactNode } from 'react';
import { type PagePath, pageAddress, photographPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { ratioOfPrint } from '@/lib/catalogue/prints-for-line';
import type { ImageView, PhotographSummary } from '@/lib/catalogue/views';
import { foldText } from '@/lib/text/fold';
import { Print } from './print';
import { PrintCaption } from './print-caption';
import styles from './print-rows.module.css';

interface Props {
  photographs: readonly PhotographSummary[];
  language: Language;
  /** The heading level of each title. */
  heading: 'h2' | 'h3';
  /** `pages`: as many rows as it takes. `line`: one row, which a phone moves sideways. */
  arrangement?: 'pages' | 'line';
  /** Where each print leads, and by whose titles it can be found; without it, to its own page. */
  pathOf?(slug: string): PagePath;
  /** What stands under a print beside its link. */
  under?(slug: string): ReactNode;
}

/** Height in CSS pixels that a row is filled up from; the style sheet has the same number. */
const ROW_HEIGHT = 240;

/** Justified rows: every print keeps its proportions, and the prints of one row are equally high. */
export async function PrintRows(props: Props) {
  const { photographs, language, heading, arrangement = 'pages', pathOf, under } = props;
  const t = await getTranslations({ locale: language, namespace: 'photographs' });
  return (
    <ul className={`${styles.rows} ${styles[arrangement]}`}>
      {photographs.map((photograph) => (
        <li
          key={photograph.slug}
          className={styles.item}
          style={growthOf(photograph)}
          data-find={pathOf && foldText(Object.values(photograph.titles).join(' '))}
        >
          <Link
            className={styles.link}
            href={pageAddress(language, (pathOf ?? photographPath)(photograph.slug))}
            prefetch={false}
          >
            {photograph.image ? (
              <Print image={photograph.image} alt="" sizes={sizesOf(photograph.image)} />
            ) : (
              <span className={styles.waiting}>{t('preparing')}</span>
            )}
            <PrintCaption photograph={photograph} language={language} heading={heading} />
          </Link>
          {under?.(photograph.slug)}
        </li>
      ))}
    </ul>
  );
}

/** Flex growth must be in proportion to the picture's shape, which no style sheet can know. */
function growthOf(photograph: PhotographSummary): CSSProperties {
  return { '--ratio': ratioOfPrint(photograph).toFixed(4) } as CSSProperties;
}

function sizesOf(image: ImageView): string {
  const width = Math.round((ROW_HEIGHT * 1.25 * image.width) / image.height);
  return `(max-width: 40rem) 94vw, ${width}px`;
}
