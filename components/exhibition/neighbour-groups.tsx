import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { CSSProperties } from 'react';
import { pageAddress, photographPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { ratioOfPrint } from '@/lib/catalogue/prints-for-line';
import type { AuthorityView, ImageView, PhotographSummary } from '@/lib/catalogue/views';
import type { NeighbourKind, NeighbourReason } from '@/lib/neighbours/find-neighbours';
import styles from './neighbour-groups.module.css';
import { NeighbourReasonWords } from './neighbour-reason';
import { Print } from './print';
import { PrintCaption } from './print-caption';

/** Photographs that have to do with the one of the page in the same way. */
export interface NeighbourGroup {
  kind: NeighbourKind;
  /** Never empty. */
  neighbours: { photograph: PhotographSummary; reason: NeighbourReason }[];
  /** The places or makers that they share, each with how many other photographs share it. */
  shared: { authority: AuthorityView; count: number }[];
  /** Every authority that a reason names, by slug. */
  names: Readonly<Record<string, AuthorityView>>;
}

interface Props {
  groups: readonly NeighbourGroup[];
  language: Language;
}

/** Height in CSS pixels of a row's prints; the style sheet has the same number. */
const ROW_HEIGHT = 220;

/** Under the photograph: a few others that have to do with it, each with its reason. Nothing where there are none. */
export async function NeighbourGroups({ groups, language }: Props) {
  if (groups.length === 0) return null;
  const t = await getTranslations({ locale: language, namespace: 'neighbours' });
  return (
    <section className={styles.neighbours} id="neighbours" aria-labelledby="neighbours-heading">
      <h2 className={styles.heading} id="neighbours-heading">
        {t('heading')}
      </h2>
      {groups.map((group) => (
        <section key={group.kind} className={styles.group} aria-labelledby={`neighbours-${group.kind}`}>
          <h3 className={styles.kind} id={`neighbours-${group.kind}`}>
            {t(`kinds.${group.kind}`, { role: roleOf(group) })}
          </h3>
          <GroupPrints group={group} language={language} />
        </section>
      ))}
    </section>
  );
}

function roleOf({ neighbours: [first] }: NeighbourGroup): string {
  return first?.reason.kind === 'maker' ? first.reason.role : '';
}

function GroupPrints({ group, language }: { group: NeighbourGroup; language: Language }) {
  return (
    <ul className={styles.prints}>
      {group.neighbours.map(({ photograph, reason }) => (
        <li
          key={photograph.slug}
          className={styles.item}
          // Its share of the row is in proportion to its shape, which no style sheet can know.
          style={{ '--ratio': ratioOfPrint(photograph).toFixed(4) } as CSSProperties}
        >
          <Link
            className={styles.link}
            href={pageAddress(language, photographPath(photograph.slug))}
            prefetch={false}
          >
            {photograph.image ? (
              <Print image={photograph.image} alt="" sizes={sizesOf(photograph.image)} />
            ) : (
              <span className={styles.waiting} />
            )}
            <PrintCaption photograph={photograph} language={language} heading="h4" />
          </Link>
          <p className={styles.reason}>
            <NeighbourReasonWords reason={reason} names={group.names} language={language} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function sizesOf({ width, height }: ImageView): string {
  return `${Math.round((ROW_HEIGHT * width) / height)}px`;
}
