import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { LockUp } from '@/components/ui/lock-up';
import { Prose } from '@/components/ui/prose';
import { pageAddress, sectionPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { printsForLine } from '@/lib/catalogue/prints-for-line';
import type { SectionView } from '@/lib/catalogue/views';
import { writeNumber } from '@/lib/text/digits';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import { PrintRows } from './print-rows';
import styles from './section-walk.module.css';

/** The sections one after the other, as a walk: number, name, text, and a row of their prints. */
export function SectionWalk({
  sections,
  language,
}: {
  sections: readonly SectionView[];
  language: Language;
}) {
  return (
    <ol className={styles.walk}>
      {sections.map((section) => (
        <li key={section.slug} className={styles.section}>
          <SectionIntroduction section={section} language={language} />
          <PrintRows
            photographs={printsForLine(section.photographs)}
            language={language}
            heading="h3"
            arrangement="line"
          />
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
      <div>
        {text ? <Prose value={text} language={language} /> : null}
        <p className={styles.enter}>
          <Link href={pageAddress(language, sectionPath(section.slug))} prefetch={false}>
            <span>{t('enterSection')}</span>
            <Icon name="forward" />
          </Link>
          <span className={styles.count}>{t('sectionCount', { count: section.count })}</span>
        </p>
      </div>
    </div>
  );
}
