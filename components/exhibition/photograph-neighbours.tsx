import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { languageProps } from '@/components/ui/said';
import { pageAddress, photographPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { PhotographView } from '@/lib/catalogue/views';
import { pickText } from '@/lib/text/pick-text';
import styles from './photograph-neighbours.module.css';

interface Props {
  photograph: Pick<PhotographView, 'previous' | 'next'>;
  language: Language;
}

/** At the end of the label: the photographs before and after this one, by name. */
export async function PhotographNeighbours({ photograph, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const steps = [
    { key: 'next', to: photograph.next, icon: 'forward' },
    { key: 'previous', to: photograph.previous, icon: 'back' },
  ] as const;
  return (
    <nav className={styles.neighbours} aria-label={t('neighbours')}>
      {steps.map(({ key, to, icon }) => {
        const title = to && pickText(to.titles, language);
        return to && title ? (
          <Link
            key={key}
            className={styles.neighbour}
            href={pageAddress(language, photographPath(to.slug))}
            rel={key === 'next' ? 'next' : 'prev'}
            prefetch={false}
          >
            <Icon name={icon} />
            <span>
              <span className={styles.step}>{t(key)}</span>
              <span className={styles.name} {...languageProps(title.lang, language)}>
                {title.text}
              </span>
            </span>
          </Link>
        ) : null;
      })}
    </nav>
  );
}
