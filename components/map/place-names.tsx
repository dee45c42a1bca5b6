import { getTranslations } from 'next-intl/server';
import { Said } from '@/components/ui/said';
import type { Language } from '@/lib/catalogue/languages';
import type { GazetteerPlace } from '@/lib/map/views';
import styles from './places.module.css';

const KINDS = ['MAIN', 'FORMER', 'COMMUNITY'] as const;

/** Every name of a place, by what kind of name it is, each with its source (DECISIONS, 16). */
export async function PlaceNames({ place, language }: { place: GazetteerPlace; language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'places' });
  return (
    <dl className={styles.names}>
      {KINDS.map((kind) => {
        const names = place.allNames.filter((name) => name.kind === kind);
        if (names.length === 0) return null;
        return (
          <div key={kind}>
            <dt>{t(`names.${kind}`)}</dt>
            {names.map((name) => (
              <dd key={`${name.lang} ${name.text}`}>
                <Said value={name} language={language} />
                <span className={styles.source}>
                  {name.isOurs ? t('ours') : name.source ? <bdi lang="en">{name.source}</bdi> : null}
                </span>
              </dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}
