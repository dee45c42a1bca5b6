import { getTranslations } from 'next-intl/server';
import { Said } from '@/components/ui/said';
import type { Language } from '@/lib/catalogue/languages';
import type { Facet } from '@/lib/search/query';
import type { FacetValue } from '@/lib/search/views';
import { withDigits } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';

interface Props {
  facet: Facet;
  value: FacetValue;
  language: Language;
}

/** What a value of a facet is called: by its record, or, where it is of no record, in our words. */
export async function FacetName({ facet, value: { value, names }, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'search' });
  if (facet === 'close') return t('closeYes');
  if (facet === 'decade')
    return t('decade', {
      year: withDigits(value, language),
      last: withDigits(String(Number(value) + 9), language),
    });
  const name = pickText(names, language);
  return name ? <Said value={name} language={language} /> : <bdi>{value}</bdi>;
}
