import { getTranslations } from 'next-intl/server';
import { LockUp } from '@/components/ui/lock-up';
import { Prose } from '@/components/ui/prose';
import type { Language } from '@/lib/catalogue/languages';
import type { SectionView } from '@/lib/catalogue/views';
import { writeNumber } from '@/lib/text/digits';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import styles from './section-heading.module.css';

/** Number, name and wall text of a section. */
export async function SectionHeading({ section, language }: { section: SectionView; language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'section' });
  const text = pickText(section.texts, language);
  const number = writeNumber(section.number, language);
  return (
    <header className={styles.heading}>
      <p className={styles.number}>
        <span aria-hidden="true">{number}</span>
        <span className="visually-hidden">{t('ordinal', { number })}</span>
      </p>
      <h1 className={styles.title}>
        <LockUp titles={textsInOrder(section.titles, language)} language={language} />
      </h1>
      <div className={styles.text}>
        {text ? <Prose value={text} language={language} /> : null}
        {section.count === 0 ? <p>{t('empty')}</p> : null}
      </div>
    </header>
  );
}
