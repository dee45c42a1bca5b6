import { getTranslations } from 'next-intl/server';
import { pageAddress, photographPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { PhotographView } from '@/lib/catalogue/views';
import { pickText } from '@/lib/text/pick-text';
import { NeighbourLink } from './neighbour-link';
import styles from './photograph-neighbours.module.css';

interface Props {
  photograph: Pick<PhotographView, 'previous' | 'next'>;
  language: Language;
}

/** At the end of the label: the photographs before and after this one, by name. */
export async function PhotographNeighbours({ photograph, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const steps = [
    { key: 'next', to: photograph.next },
    { key: 'previous', to: photograph.previous },
  ] as const;
  return (
    <nav className={styles.neighbours} aria-label={t('neighbours')}>
      {steps.map(({ key, to }) => {
        const title = to && pickText(to.titles, language);
        return to && title ? (
          <NeighbourLink
            key={key}
            way={key}
            className={styles.neighbour}
            href={pageAddress(language, photographPath(to.slug))}
            step={t(key)}
            title={title}
            language={language}
          />
        ) : null;
      })}
    </nav>
  );
}
