import { getTranslations } from 'next-intl/server';
import { pageAddress, sectionPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { SectionView } from '@/lib/catalogue/views';
import { writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import { NeighbourLink } from './neighbour-link';
import styles from './section-neighbours.module.css';

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
    { key: 'previous', section: sections[index - 1] },
    { key: 'next', section: sections[index + 1] },
  ] as const;
  return (
    <nav className={styles.neighbours} aria-label={t('walk')}>
      {steps.map(({ key, section }) => {
        const title = section && pickText(section.titles, language);
        return section && title ? (
          <NeighbourLink
            key={key}
            way={key}
            className={styles[key]}
            href={pageAddress(language, sectionPath(section.slug))}
            step={t(key)}
            title={title}
            language={language}
          >
            <span className={styles.number}>{writeNumber(section.number, language)}</span>
          </NeighbourLink>
        ) : null;
      })}
    </nav>
  );
}
