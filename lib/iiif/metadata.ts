import { languagesOfOurTitles } from '../catalogue/pick-label';
import { MAKER_ROLES } from '../catalogue/snapshot';
import type { PhotographView, RightsView, Text } from '../catalogue/views';
import { writeNumber } from '../text/digits';
import { asValue, linkHtml, listMapOf, mapOf, mapOfIdentifier, mapOfNames, mapOfText } from './language-map';
import { markupValue } from './markup-value';
import type { LanguageMap, MetadataPair } from './presentation-types';
import type { RecordWords } from './record-words';

/** A photograph's label without its place in the walk. */
export type PhotographRecord = Omit<PhotographView, 'section' | 'previous' | 'next'>;

/** The facts of the record with their terms, as the photograph's page has them. What the record does not say is left out. */
export function metadataOf(record: PhotographRecord, words: RecordWords): MetadataPair[] {
  return [
    ...datePairs(record, words),
    ...makerPairs(record, words),
    ...objectPairs(record, words),
    ...subjectPairs(record, words),
    ...sourcePairs(record, words),
    ...rightsPairs(record, words),
    ...remarkPairs(record, words),
  ];
}

/**
 * A value with its term in every language.
 * @param count of values, for terms that say one or several
 */
function pair(words: RecordWords, term: string, value: LanguageMap | null, count = 1): MetadataPair[] {
  const label = mapOf((language) => words.say(language, term, { count }));
  return value && label ? [{ label, value }] : [];
}

function textMap(text: Text | null): LanguageMap | null {
  return text && mapOfText(text);
}

function datePairs({ date }: PhotographRecord, words: RecordWords): MetadataPair[] {
  const { edtf, asWritten } = date;
  const inWords =
    edtf === null
      ? mapOf((language) => words.say(language, 'photograph.dateNotKnown'))
      : (mapOf((language) => words.date(language, edtf)) ?? mapOfIdentifier(edtf));
  return [
    ...pair(words, 'photograph.date', inWords),
    ...pair(words, 'iiif.dateAsWritten', textMap(asWritten)),
  ];
}

function makerPairs({ makers }: PhotographRecord, words: RecordWords): MetadataPair[] {
  return MAKER_ROLES.flatMap((role) => {
    const inRole = makers.filter((maker) => maker.role === role);
    return pair(words, `photograph.roles.${role}`, mapOfNames(inRole));
  });
}

function objectPairs(record: PhotographRecord, words: RecordWords): MetadataPair[] {
  const { technique, techniqueTerm, dimensions, dimensionsAsWritten } = record;
  const measured =
    dimensions &&
    mapOf((language) => {
      const height = writeNumber(dimensions.heightCm, language);
      const width = writeNumber(dimensions.widthCm, language);
      const of = words.say(language, `photograph.dimensionsOf.${dimensions.of}`);
      return `${words.say(language, 'photograph.centimetres', { height, width })} (${of})`;
    });
  const term = techniqueTerm && mapOfNames([techniqueTerm]);
  return [
    ...pair(words, 'photograph.technique', term ?? textMap(technique)),
    ...(term ? pair(words, 'iiif.techniqueAsWritten', textMap(technique)) : []),
    ...pair(words, 'photograph.dimensions', measured ?? textMap(dimensionsAsWritten)),
  ];
}

function subjectPairs({ places, communities }: PhotographRecord, words: RecordWords): MetadataPair[] {
  return [
    ...pair(words, 'photograph.places', mapOfNames(places), places.length),
    ...pair(words, 'photograph.communities', mapOfNames(communities), communities.length),
  ];
}

function sourcePairs(record: PhotographRecord, words: RecordWords): MetadataPair[] {
  const { holder, inventoryNumber, sourceTitle, sourceUrl } = record;
  const { url = null } = holder ?? {};
  const write = (name: string) => (url ? linkHtml(name, url) : asValue(name));
  const source =
    sourceUrl && URL.canParse(sourceUrl) ? { none: [linkHtml(new URL(sourceUrl).host, sourceUrl)] } : null;
  return [
    ...pair(words, 'photograph.holder', holder && mapOfNames([holder], write)),
    ...pair(words, 'photograph.inventoryNumber', inventoryNumber ? mapOfIdentifier(inventoryNumber) : null),
    ...pair(words, 'photograph.sourceTitle', textMap(sourceTitle)),
    ...pair(words, 'photograph.source', source),
  ];
}

function rightsPairs(record: PhotographRecord, words: RecordWords): MetadataPair[] {
  const { rights, rightsAsStated, creditLine } = record;
  return [
    ...pair(words, 'photograph.rights', rights && rightsNames(rights)),
    ...pair(words, 'iiif.rightsAsStated', textMap(rightsAsStated)),
    ...pair(words, 'photograph.credit', creditLine ? mapOfText({ text: creditLine, lang: 'en' }) : null),
  ];
}

function rightsNames({ uri, names }: RightsView): LanguageMap | null {
  return mapOfNames([{ slug: uri, names }], (name) => linkHtml(name, uri));
}

function remarkPairs(record: PhotographRecord, words: RecordWords): MetadataPair[] {
  const { labels, notes, evidence } = record;
  const ours = languagesOfOurTitles(labels);
  const descriptions = mapOf((language) => {
    const { caption = null, description = null } = labels[language] ?? {};
    // Without a caption it stands as the summary.
    return caption && description && markupValue(description);
  });
  return [
    ...pair(words, 'iiif.description', descriptions),
    ...pair(
      words,
      'photograph.note',
      mapOf((language) => notes[language] && markupValue(notes[language])),
    ),
    ...pair(
      words,
      'photograph.evidence.label',
      mapOf((language) => words.say(language, `photograph.evidence.${evidence}`)),
    ),
    ...pair(
      words,
      'iiif.translation',
      listMapOf((language) =>
        ours.map((titled) => words.say(language, 'photograph.titleIsOurs', { language: titled })),
      ),
    ),
  ];
}
