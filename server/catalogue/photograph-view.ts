import { moveToScan } from '@/lib/annotations/shape';
import { isLanguage, type LANGUAGES } from '@/lib/catalogue/languages';
import type { AnnotationView, LabelView, PhotographView, Text } from '@/lib/catalogue/views';
import { printScale } from '@/lib/scale/print-scale';
import type { Authorities, PublishedEntry } from './data';
import { mapTexts } from './exhibition';

type Label = Omit<PhotographView, 'section' | 'previous' | 'next'>;

/** The whole label of a published photograph, with its authorities' present names. */
export function photographViewOf(
  { id, slug, snapshot, image }: PublishedEntry,
  authorities: Authorities,
): Label {
  const { holderId, rightsId } = snapshot;
  return {
    id,
    slug,
    image,
    annotations: annotationsOf({ snapshot, image }, authorities),
    labels: labelsOf(snapshot.labels),
    notes: mapTexts(snapshot.labels, ({ note }) => note),
    sourceTitle: snapshot.sourceTitle,
    makers: once(
      snapshot.makers.flatMap(({ makerId, role }) => {
        const maker = authorities.makers.get(makerId);
        return maker ? [{ ...maker, role }] : [];
      }),
      ({ slug, role }) => `${slug} ${role}`,
    ),
    date: { edtf: snapshot.dateEdtf, asWritten: snapshot.dateAsWritten },
    technique: snapshot.technique,
    techniqueTerm: found(authorities.techniques, snapshot.techniqueId),
    dimensions: snapshot.dimensions && { ...snapshot.dimensions, asWritten: snapshot.dimensionsAsWritten },
    pixelsPerCm: pixelsPerCmOf({ snapshot, image }),
    dimensionsAsWritten: inEnglish(snapshot.dimensionsAsWritten),
    places: once(
      snapshot.placeIds.flatMap((id) => authorities.places.get(id) ?? []),
      bySlug,
    ),
    communities: once(
      inOrder([...authorities.communities.keys()], snapshot.communities).flatMap(({ communityId, basis }) => {
        const community = authorities.communities.get(communityId);
        return community ? [{ ...community, basis }] : [];
      }),
      bySlug,
    ),
    holder: found(authorities.holders, holderId),
    inventoryNumber: snapshot.inventoryNumber,
    sourceUrl: snapshot.sourceUrl,
    rights: found(authorities.rights, rightsId),
    rightsAsStated: inEnglish(snapshot.rightsAsStated),
    creditLine: snapshot.creditLine,
    evidence: snapshot.evidence,
    seenIn: inEnglish(snapshot.seenIn),
  };
}

function pixelsPerCmOf({ snapshot, image }: Pick<PublishedEntry, 'snapshot' | 'image'>): number | null {
  if (!snapshot.dimensions || !image) return null;
  const { measured } = snapshot;
  const framed = measured && { scan: measured.scan, region: measured.shape };
  const scale = printScale(snapshot.dimensions, framed, { ...image, id: image.scanId });
  return scale.ok ? scale.pixelsPerCm : null;
}

/** What was drawn on another scan is brought over to the one that is shown, or left out (DECISIONS, 5). */
function annotationsOf(
  { snapshot, image }: Pick<PublishedEntry, 'snapshot' | 'image'>,
  authorities: Authorities,
): AnnotationView[] {
  if (!image) return [];
  const { scanId, width, height, standIn } = image;
  return snapshot.annotations.flatMap((annotation) => {
    const { id, kind, scan, texts, transcription, placeId, dateEdtf } = annotation;
    const shape = moveToScan(annotation.shape, scan, { id: scanId, width, height, standIn });
    if (!shape) return [];
    const place = found(authorities.places, placeId);
    const said = Object.entries(texts).filter(([, text]) => text && Object.values(text).some(Boolean));
    return [{ id, kind, shape, texts: Object.fromEntries(said), transcription, place, dateEdtf }];
  });
}

function found<V>(list: ReadonlyMap<string, V>, id: string | null): V | null {
  return id === null ? null : (list.get(id) ?? null);
}

/** Two entries that were merged are one on a label that named both. */
function once<V>(values: V[], key: (value: V) => string): V[] {
  return [...new Map(values.map((value) => [key(value), value])).values()];
}

/** As the curators have put the communities, whatever the order of the record. */
function inOrder<V extends { communityId: string }>(ids: readonly string[], values: readonly V[]): V[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  const placeOf = ({ communityId }: V) => place.get(communityId) ?? ids.length;
  return [...values].sort((a, b) => placeOf(a) - placeOf(b));
}

function bySlug({ slug }: { slug: string }): string {
  return slug;
}

function labelsOf(labels: PublishedEntry['snapshot']['labels']): Label['labels'] {
  const views: Partial<Record<(typeof LANGUAGES)[number], LabelView>> = {};
  for (const [language, label] of Object.entries(labels)) {
    if (!label || !isLanguage(language)) continue;
    const { note: _note, ...view } = label;
    views[language] = view;
  }
  return views;
}

/** The researchers' notes of what they saw are in English, whatever the source's language. */
function inEnglish(text: string | null): Text | null {
  return text === null ? null : { text, lang: 'en' };
}
