import { getTranslations } from 'next-intl/server';
import type { Language } from '@/lib/catalogue/languages';
import type { Facet } from '@/lib/search/query';
import type { FacetValue, SearchView } from '@/lib/search/views';
import { writeNumber } from '@/lib/text/digits';
import { FacetName } from './facet-name';
import styles from './search.module.css';

/** So many values are seen at once; the others wait folded, and of long lists only the most frequent. */
const SEEN = 6;
const MOST = 40;

interface Props {
  facets: SearchView['facets'];
  language: Language;
}

/** What the search can be narrowed by, with the photographs that each choice would leave. */
export async function SearchFacets({ facets, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'search' });
  const offered = facets.filter(({ values }) => values.length > 0);
  if (offered.length === 0) return null;
  return (
    <details className={styles.narrow}>
      <summary>{t('narrow')}</summary>
      {offered.map(({ facet, values }) => (
        <Choices key={facet} facet={facet} values={values} language={language} />
      ))}
      <button className={styles.apply} type="submit">
        {t('apply')}
      </button>
    </details>
  );
}

interface ChoicesProps {
  facet: Facet;
  values: readonly FacetValue[];
  language: Language;
}

async function Choices({ facet, values, language }: ChoicesProps) {
  const t = await getTranslations({ locale: language, namespace: 'search' });
  const kept = values.filter(({ isChosen }, at) => isChosen || at < MOST);
  const choice = (value: FacetValue) => (
    <Choice key={value.value} facet={facet} value={value} language={language} />
  );
  const others = kept.slice(SEEN);
  return (
    <fieldset>
      <legend>{t(`facets.${facet}`)}</legend>
      {kept.slice(0, SEEN).map(choice)}
      {others.length > 0 ? (
        <details open={others.some(({ isChosen }) => isChosen)}>
          <summary>{t('more', { count: others.length })}</summary>
          {others.map(choice)}
          {kept.length < values.length ? <p>{t('rarer')}</p> : null}
        </details>
      ) : null}
    </fieldset>
  );
}

function Choice({ facet, value, language }: { facet: Facet; value: FacetValue; language: Language }) {
  return (
    <label className={styles.choice}>
      <input type="checkbox" name={facet} value={value.value} defaultChecked={value.isChosen} />
      <span>
        <FacetName facet={facet} value={value} language={language} />
      </span>
      <span className={styles.count}>{writeNumber(value.count, language)}</span>
    </label>
  );
}
