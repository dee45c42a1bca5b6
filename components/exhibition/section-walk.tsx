import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import { LockUp } from '@/components/ui/lock-up';
import { Prose } from '@/components/ui/prose';
import { pageAddress, sectionPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { SectionView } from '@/lib/catalogue/views';
import { writeNumber } from '@/lib/text/digits';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import { PrintRows } from './print-rows';
import styles from './section-walk.module.css';

/** Prints that announce a section; the rest wait inside it. */
const PRINTS_SHOWN = 4;

/** The sections one after the other, as a walk: number, name, text, and a row of their prints. */
export function SectionWalk({ sections, language }: { sections: readonly SectionView[]; language: Language }) {
  return (
    <ol className={styles.walk}>
      {sections.map((section) => (
        <li key={section.slug} className={styles.section}>
          <SectionIntroduction section={section} language={language} />
          <PrintRows photographs={section.photographs.slice(0, PRINTS_SHOWN)} language={language} heading="h3" />
        </li>
      ))}
    </ol>
  );
}

async function SectionIntroduction({ section, language }: { section: SectionView; language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'home' });
  const text = pickText(section.texts, language);
  return (
    <div className={styles.introduction}>
      <p className={styles.number} aria-hidden="true">
        {writeNumber(section.number, language)}
      </p>
      <h2 className={styles.title}>
        <LockUp titles={textsInOrder(section.titles, language)} language={language} />
      </h2>
      {text ? <Prose value={text} language={language} /> : null}
      <p className={styles.enter}>
        <Link href={pageAddress(language, sectionPath(section.slug))} prefetch={false}>
          <span>{t('enterSection')}</span>
          <Icon name="forward" />
        </Link>
        <span className={styles.count}>{t('sectionCount', { count: section.photographs.length })}</span>
      </p>
    </div>
  );
}
