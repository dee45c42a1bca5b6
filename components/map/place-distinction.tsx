import { getTranslations } from 'next-intl/server';
import { languageProps } from '@/components/ui/said';
import type { Language } from '@/lib/catalogue/languages';
import type { Distinction } from '@/lib/map/same-names';
import { pickText } from '@/lib/text/pick-text';
import styles from './places.module.css';

/** What tells a place from another of the same name; nothing where there is no other. */
export async function PlaceDistinction({
  distinction,
  language,
}: {
  distinction: Distinction | undefined;
  language: Language;
}) {
  if (!distinction) return null;
  const t = await getTranslations({ locale: language, namespace: 'places.distinction' });
  if (distinction.kind === 'address')
    return (
      <bdi className={styles.count} lang="en">
        {distinction.slug}
      </bdi>
    );
  const name = distinction.kind === 'called' ? distinction.name : pickText(distinction.names, language);
  if (!name) return null;
  const said = () => <bdi {...languageProps(name.lang, language)}>{name.text}</bdi>;
  return <span className={styles.count}>{t.rich(distinction.kind, { name: said })}</span>;
}
