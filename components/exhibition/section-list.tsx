import Link from 'next/link';
import { LockUp } from '@/components/ui/lock-up';
import { pageAddress, sectionPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { SectionView } from '@/lib/catalogue/views';
import { writeNumber } from '@/lib/text/digits';
import { textsInOrder } from '@/lib/text/pick-text';
import styles from './section-list.module.css';

type Named = Pick<SectionView, 'slug' | 'number' | 'titles'>;

/** The sections by number and name. */
export function SectionList({ sections, language }: { sections: readonly Named[]; language: Language }) {
  return (
    <ol className={styles.list}>
      {sections.map((section) => (
        <li key={section.slug}>
          <Link
            className={styles.section}
            href={pageAddress(language, sectionPath(section.slug))}
            prefetch={false}
          >
            <span className={styles.number}>{writeNumber(section.number, language)}</span>
            <LockUp titles={textsInOrder(section.titles, language)} language={language} />
          </Link>
        </li>
      ))}
    </ol>
  );
}
