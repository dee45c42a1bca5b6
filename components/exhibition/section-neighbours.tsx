import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { languageProps } from '@/components/ui/said';
import { pageAddress, sectionPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { SectionView } from '@/lib/catalogue/views';
import { writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import styles from './neighbours.module.css';

interface Props {
  sections: readonly SectionView[];
  /** Slug of the section that is open. */
  current: string;
  language: Language;
}

/** The sections before and after this one in the walk. */
export async function SectionNeighbours({ sections, current, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'section' });
  const index = sections.findIndex(({ slug }) => slug === current);
  const steps = [
    { key: 'previous', section: sections[index - 1], icon: 'back' },
    { key: 'next', section: sections[index + 1], icon: 'forward' },
  ] as const;
  return (
    <nav className={styles.neighbours} aria-label={t('walk')}>
      {steps.map(({ key, section, icon }) => {
        const title = section && pickText(section.titles, language);
        return section && title ? (
          <Link
            key={key}
            className={styles[key]}
            href={pageAddress(language, sectionPath(section.slug))}
            rel={key === 'next' ? 'next' : 'prev'}
            prefetch={false}
          >
            <Icon name={icon} />
            <span>
              <span className={styles.step}>{t(key)}</span>
              <span className={styles.name} {...languageProps(title.lang, language)}>
                <span className={styles.number}>{writeNumber(section.number, language)}</span> {title.text}
              </span>
            </span>
          </Link>
        ) : null;
      })}
    </nav>
  );
}
