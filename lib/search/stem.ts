/**
 * Forms of one word made one, lightly: what is stripped from a record's word is stripped from a visitor's in the same way,
 * so it matters less that a stem is a word than that different words stay different.
 */

const ARTICLE_WITH_PARTICLE = /^[وف]?(?:بال|كال)(?=.{3})|^[وف](?:ال|لل)(?=.{3})|^(?:ال|لل)(?=.{2})/;
const POSSESSIVE = /(?<=.{4})(?:ها|هم)$/;
const SOUND_PLURAL = /(?<=.{3})(?:ون|ين)$/;
const FEMININE_PLURAL = /(?<=.{3})ات$/;
const RELATION = /(?<=.{3})(?:يه|ي)$/;

/**
 * A folded Arabic word without the article, the particles that are written with it, and the endings of plural, possession and
 * relation. A final ta marbuta stays: without it a church would be a synagogue.
 */
export function stemArabic(folded: string): string {
  const base = folded.replace(ARTICLE_WITH_PARTICLE, '').replace(POSSESSIVE, '');
  const singular = FEMININE_PLURAL.test(base)
    ? base.replace(FEMININE_PLURAL, 'ه')
    : base.replace(SOUND_PLURAL, '');
  return singular.replace(RELATION, '');
}

const IRREGULAR: Readonly<Record<string, string>> = {
  ...{ men: 'man', women: 'woman', children: 'child', people: 'people', feet: 'foot', sheep: 'sheep' },
};

/** A folded Latin word in the singular, as English and, as far as it goes, French write it. */
export function stemLatin(folded: string): string {
  const irregular = Object.hasOwn(IRREGULAR, folded) ? IRREGULAR[folded] : undefined;
  if (irregular !== undefined) return irregular;
  if (folded.length < 4 || !folded.endsWith('s') || /(?:ss|us|is)$/.test(folded)) return folded;
  if (/.{2}ies$/.test(folded)) return `${folded.slice(0, -3)}y`;
  return /(?:ss|sh|ch|x|z)es$/.test(folded) ? folded.slice(0, -2) : folded.slice(0, -1);
}
