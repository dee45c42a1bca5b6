import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { languageProps } from '@/components/ui/said';
import { pageAddress, photographPath, sectionPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { PhotographLink, PhotographView } from '@/lib/catalogue/views';
import { writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import styles from './walk-position.module.css';

interface Props {
  photograph: PhotographView;
  language: Language;
}

/** Where in the walk the reader stands ("3 Work and feasts · 12 of 50"), with the steps to either side. */
export async function WalkPosition({ photograph, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const { section, previous, next } = photograph;
  const title = section && pickText(section.titles, language);
  return (
    <nav className={styles.position} aria-label={t('breadcrumb')}>
      <Step to={previous} words={t('previous')} icon="back" language={language} />
      {section && title ? (
        <p className={styles.place}>
          <Link href={pageAddress(language, sectionPath(section.slug))} prefetch={false}>
            <span className={styles.number}>{writeNumber(section.number, language)}</span>{' '}
            <span {...languageProps(title.lang, language)}>{title.text}</span>
          </Link>
          <span className={styles.count}>
            {t('position', {
              index: writeNumber(section.index, language),
              total: writeNumber(section.total, language),
            })}
          </span>
        </p>
      ) : null}
      <Step to={next} words={t('next')} icon="forward" language={language} />
    </nav>
  );
}

interface StepProps {
  to: PhotographLink | null;
  words: string;
  icon: 'back' | 'forward';
  language: Language;
}

function Step({ to, words, icon, language }: StepProps) {
  if (!to) return <span className={styles.noStep} />;
  return (
    <Link
      className={styles.step}
      href={pageAddress(language, photographPath(to.slug))}
      rel={icon === 'back' ? 'prev' : 'next'}
      title={words}
      prefetch={false}
    >
      <Icon name={icon} />
      <span className="visually-hidden">{words}</span>
    </Link>
  );
}
