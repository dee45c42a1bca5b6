import { holderAddress } from '../catalogue/holder-address';
import type { Language } from '../catalogue/languages';
import { labelTitles } from '../catalogue/pick-label';
import type { ImageView, Texts } from '../catalogue/views';
import { oaiRecordAddress } from '../oai/identifier';
import { pickText } from '../text/pick-text';
import { escapeXml } from '../text/xml';
import { canvasPath, presentationPath } from './addresses';
import { annotationPagesOf } from './annotation-page';
import { thumbnailsOf, wholeImage } from './image-service';
import { asValue, linkHtml, mapOf, mapOfText, mapOfTexts } from './language-map';
import { markupValue } from './markup-value';
import { metadataOf, type PhotographRecord } from './metadata';
import { navDateOf } from './nav-date';
import { navPlaceOf } from './nav-place';
import {
  type Canvas,
  type CollectionReference,
  type LanguageMap,
  type Manifest,
  type ManifestReference,
  type MetadataPair,
  NAV_PLACE_CONTEXT,
  PRESENTATION_CONTEXT,
} from './presentation-types';
import { homepagesOf, type Publisher, providersOf } from './provider';
import type { RecordWords } from './record-words';
import { namedRights } from './rights';
import { searchServicesOf } from './search-address';

/** A published photograph that has an image. */
export interface PhotographSource {
  record: PhotographRecord;
  image: ImageView;
  /** Degrees. */
  viewpoint: { latitude: number; longitude: number } | null;
  /** The sections that show it. */
  sections: readonly { id: string; titles: Texts }[];
}

/** The manifest of one photograph: one canvas, in all languages (Presentation API 3.0, 5.2). */
export function manifestOf(source: PhotographSource, publisher: Publisher, words: RecordWords): Manifest {
  const { publicUrl } = publisher;
  const { record, image } = source;
  const id = manifestId(publicUrl, record.id);
  const titles = labelTitles(record.labels);
  const navPlace = navPlaceOf(id, record.places, source.viewpoint, saidInEach(words, 'iiif.viewpoint') ?? {});
  const navDate = navDateOf(record.date.edtf);
  const summary = summaryOf(record);
  const thumbnail = thumbnailsOf(publicUrl, image);
  return {
    '@context': navPlace ? [NAV_PLACE_CONTEXT, PRESENTATION_CONTEXT] : PRESENTATION_CONTEXT,
    id,
    type: 'Manifest',
    label: labelOf(titles, id),
    ...(summary ? { summary } : {}),
    metadata: metadataOf(record, words),
    requiredStatement: requiredStatementOf(record, words),
    ...rightsOf(record),
    provider: providersOf(publisher, record.holder),
    homepage: homepagesOf(publicUrl, `/photographs/${record.slug}`, titles),
    ...(thumbnail ? { thumbnail } : {}),
    ...(navDate ? { navDate } : {}),
    ...(navPlace ? { navPlace } : {}),
    seeAlso: [
      {
        id: oaiRecordAddress(publicUrl, record.id),
        type: 'Dataset',
        label: saidInEach(words, 'iiif.dublinCore') ?? {},
        format: 'text/xml',
        profile: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
      },
    ],
    service: searchServicesOf(publicUrl, record.id),
    partOf: source.sections.map((section) => sectionReference(publicUrl, section)),
    items: [canvasOf(source, publicUrl, words)],
  };
}

/** A photograph as a collection lists it. */
export function manifestReference(
  publicUrl: string,
  { record, image }: Pick<PhotographSource, 'record' | 'image'>,
): ManifestReference {
  const navDate = navDateOf(record.date.edtf);
  const thumbnail = thumbnailsOf(publicUrl, image);
  return {
    id: manifestId(publicUrl, record.id),
    type: 'Manifest',
    label: labelOf(labelTitles(record.labels), record.id),
    ...(navDate ? { navDate } : {}),
    ...(thumbnail ? { thumbnail } : {}),
  };
}

export function sectionReference(
  publicUrl: string,
  { id, titles }: { id: string; titles: Texts },
): CollectionReference {
  return {
    id: `${publicUrl}${presentationPath({ kind: 'section', id })}`,
    type: 'Collection',
    label: labelOf(titles, id),
  };
}

function manifestId(publicUrl: string, id: string): string {
  return `${publicUrl}${presentationPath({ kind: 'photograph', id })}`;
}

/** A label is required and is never HTML (3.1); what has no title goes by its id. */
export function labelOf(titles: Texts, id: string): LanguageMap {
  return mapOf((language) => titles[language]) ?? { none: [id] };
}

function summaryOf({ labels }: PhotographRecord): LanguageMap | null {
  return mapOf((language) => {
    const { caption = null, description = null } = labels[language] ?? {};
    const text = caption ?? description;
    return text && markupValue(text);
  });
}

function saidInEach(words: RecordWords, key: string): LanguageMap | null {
  return mapOf((language) => words.say(language, key));
}

/**
 * What every client must show (3.1). Of a stand-in, that it is one and who has the photograph (DECISIONS, 12); else the credit,
 * or how sure the record is where nobody is to be credited.
 */
function requiredStatementOf(record: PhotographRecord, words: RecordWords): MetadataPair {
  const statement = (key: string, value: LanguageMap | null) => ({
    label: saidInEach(words, key) ?? {},
    value: value ?? {},
  });
  const { holder, creditLine, evidence, image } = record;
  if (image?.standIn) {
    return statement(
      'photograph.standIn.heading',
      mapOf((language) => standInHtml(record, language, words)),
    );
  }
  if (creditLine) return statement('photograph.credit', mapOfText({ text: creditLine, lang: 'en' }));
  const names = holder && mapOfTexts(holder.names);
  if (names) return statement('photograph.credit', names);
  return statement('photograph.evidence.label', saidInEach(words, `photograph.evidence.${evidence}`));
}

function standInHtml(record: PhotographRecord, language: Language, words: RecordWords): string {
  const name = record.holder && pickText(record.holder.names, language);
  if (!name) return asValue(words.say(language, 'photograph.standIn.heldBySomeone'));
  const address = holderAddress(record);
  const link = address ? linkHtml(name.text, address) : escapeXml(name.text);
  return `<span>${words.html(language, 'photograph.standIn.held', { holder: link })}</span>`;
}

function rightsOf({ rights }: PhotographRecord): Pick<Manifest, 'rights'> {
  const named = rights && namedRights(rights.uri);
  return named ? { rights: named } : {};
}

function canvasOf({ record, image }: PhotographSource, publicUrl: string, words: RecordWords): Canvas {
  const canvas = `${publicUrl}${canvasPath(record.id, image.scanId)}`;
  const titles = labelTitles(record.labels);
  const label = image.standIn
    ? mapOf((language) => {
        const title = pickText(titles, language)?.text ?? '';
        return words.say(language, 'photograph.altOfStandIn', { title });
      })
    : null;
  const pages = annotationPagesOf({ publicUrl, record, image }, words);
  return {
    id: canvas,
    type: 'Canvas',
    label: label ?? labelOf(titles, record.id),
    width: image.width,
    height: image.height,
    items: [
      {
        id: `${canvas}/page`,
        type: 'AnnotationPage',
        items: [
          {
            id: `${canvas}/painting`,
            type: 'Annotation',
            motivation: 'painting',
            body: wholeImage(publicUrl, image),
            target: canvas,
          },
        ],
      },
    ],
    ...(pages.length > 0 ? { annotations: pages } : {}),
  };
}
