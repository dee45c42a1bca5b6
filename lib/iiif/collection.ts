import type { Texts } from '../catalogue/views';
import { presentationPath } from './addresses';
import { thumbnailsOf } from './image-service';
import { mapOf } from './language-map';
import { labelOf, manifestReference, type PhotographSource, sectionReference } from './manifest';
import { markupValue } from './markup-value';
import { type Collection, type CollectionReference, PRESENTATION_CONTEXT } from './presentation-types';
import { homepagesOf, type Publisher, providersOf } from './provider';

export interface SectionSource {
  id: string;
  slug: string;
  titles: Texts;
  texts: Texts;
  /** In their order. */
  photographs: readonly PhotographSource[];
}

/** The whole exhibition: its sections in the order of the walk, then the photographs that stand in none (5.1). */
export function exhibitionCollection(
  sections: readonly SectionSource[],
  loose: readonly PhotographSource[],
  publisher: Publisher,
): Collection {
  const { publicUrl, site } = publisher;
  const thumbnail = thumbnailOf([...sections.flatMap(({ photographs }) => photographs), ...loose], publicUrl);
  return {
    '@context': PRESENTATION_CONTEXT,
    ...exhibitionReference(publisher),
    ...summaryOf(site.description),
    homepage: homepagesOf(publicUrl, '', site.title),
    provider: providersOf(publisher),
    ...(thumbnail ? { thumbnail } : {}),
    items: [
      ...sections.map((section) => referenceWithThumbnail(section, publicUrl)),
      ...loose.map((photograph) => manifestReference(publicUrl, photograph)),
    ],
  };
}

/** One section with its photographs. */
export function sectionCollection(section: SectionSource, publisher: Publisher): Collection {
  const { publicUrl } = publisher;
  return {
    '@context': PRESENTATION_CONTEXT,
    ...referenceWithThumbnail(section, publicUrl),
    ...summaryOf(section.texts),
    homepage: homepagesOf(publicUrl, `/sections/${section.slug}`, section.titles),
    provider: providersOf(publisher),
    partOf: [exhibitionReference(publisher)],
    items: section.photographs.map((photograph) => manifestReference(publicUrl, photograph)),
  };
}

function exhibitionReference({ publicUrl, site }: Publisher): CollectionReference {
  return {
    id: `${publicUrl}${presentationPath({ kind: 'exhibition' })}`,
    type: 'Collection',
    label: labelOf(site.title, publicUrl),
  };
}

function referenceWithThumbnail(section: SectionSource, publicUrl: string): CollectionReference {
  const thumbnail = thumbnailOf(section.photographs, publicUrl);
  return { ...sectionReference(publicUrl, section), ...(thumbnail ? { thumbnail } : {}) };
}

/** The first photograph that is more than a stand-in. */
function thumbnailOf(photographs: readonly PhotographSource[], publicUrl: string) {
  const first = photographs.find(({ image }) => !image.standIn);
  return thumbnailsOf(publicUrl, first?.image ?? null);
}

function summaryOf(texts: Texts): Pick<Collection, 'summary'> {
  const summary = mapOf((language) => texts[language] && markupValue(texts[language]));
  return summary ? { summary } : {};
}
