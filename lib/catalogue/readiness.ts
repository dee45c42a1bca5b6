import { annotationField, annotationsOf, isSaidIn } from '../annotations/annotation';
import type { ScaleProblem } from '../scale/print-scale';
import type { ReadinessFinding } from '../studio/photograph-commands';
import { foldText } from '../text/fold';
import { type DraftField, labelField, type PhotographDraft } from './draft';
import { LANGUAGES, type Language } from './languages';

/** Characters: below these a text is named as short, never refused. */
const SHORT = { caption: 20, altText: 20 } as const;

export interface ReadinessOf {
  draft: PhotographDraft;
  /** Languages that lag behind another. */
  stale: readonly Language[];
  /** What visitors would see; null: there is no READY scan and no stand-in. */
  scan: { standIn: boolean } | null;
  /** Ids of annotations whose place on that scan only a person can say. */
  unplaced?: readonly string[];
  /** Why the ruler has no scale on that scan; null where it has one, or there are no dimensions. */
  scaleProblem?: ScaleProblem | null;
}

/**
 * What a photograph lacks for its visitors: errors refuse a publish, warnings are only said. Beside a stand-in a missing
 * alternative text is a warning: the sheet says itself what it is, and nobody can describe a picture that they have not seen.
 */
export function readinessOf({
  draft,
  stale,
  scan,
  unplaced = [],
  scaleProblem = null,
}: ReadinessOf): ReadinessFinding[] {
  const findings = LANGUAGES.flatMap((language) => [
    ...textFindings(draft, language, scan?.standIn ?? false),
    ...(stale.includes(language) ? [warning('LANGUAGE_STALE', language, labelField(language, 'title'))] : []),
  ]);
  if (!draft.rightsId) findings.push(error('RIGHTS_MISSING', null, 'rightsId'));
  if (!scan) findings.push(error('SCAN_MISSING', null, null));
  if (scan?.standIn) findings.push(warning('STAND_IN', null, null));
  if (!draft.sectionId) findings.push(warning('SECTION_MISSING', null, 'sectionId'));
  if (!draft.dateEdtf) findings.push(warning('DATE_MISSING', null, 'dateEdtf'));
  if (!draft.holderId) findings.push(warning('HOLDER_MISSING', null, 'holderId'));
  findings.push(...annotationFindings(draft, unplaced));
  // That a sheet has none is said with the sheet.
  if (scaleProblem && scaleProblem !== 'STAND_IN')
    findings.push(warning(`SCALE_${scaleProblem}`, null, 'measured'));
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}

/** True where a finding refuses a publish. */
export function isError({ weight }: ReadinessFinding): boolean {
  return weight === 'error';
}

function textFindings(draft: PhotographDraft, language: Language, isStandIn: boolean): ReadinessFinding[] {
  const field = (name: 'title' | 'caption' | 'altText') => labelField(language, name);
  const { title, caption, altText } = {
    title: draft[field('title')],
    caption: draft[field('caption')],
    altText: draft[field('altText')],
  };
  const findings: ReadinessFinding[] = [];
  if (!title) findings.push(error('TITLE_MISSING', language, field('title')));
  if (!altText) {
    const weigh = isStandIn ? warning : error;
    findings.push(weigh('ALT_TEXT_MISSING', language, field('altText')));
  } else if (isSaid(altText, title) || isSaid(altText, caption)) {
    findings.push(warning('ALT_TEXT_IS_TITLE', language, field('altText')));
  } else if (altText.length < SHORT.altText) {
    findings.push(warning('ALT_TEXT_SHORT', language, field('altText')));
  }
  if (!caption) findings.push(warning('CAPTION_MISSING', language, field('caption')));
  else if (caption.length < SHORT.caption)
    findings.push(warning('CAPTION_SHORT', language, field('caption')));
  return findings;
}

function annotationFindings(draft: PhotographDraft, unplaced: readonly string[]): ReadinessFinding[] {
  return annotationsOf(draft).flatMap(({ id, annotation }) => {
    const field = annotationField(id);
    const { kind, placeId, dateEdtf } = annotation;
    const silent = LANGUAGES.filter((language) => !isSaidIn(annotation, language));
    return [
      ...silent.map((language) => warning('ANNOTATION_TEXT_MISSING', language, field)),
      ...(kind === 'landmark' && !placeId ? [warning('ANNOTATION_PLACE_MISSING', null, field)] : []),
      ...(kind === 'dating-evidence' && !dateEdtf ? [warning('ANNOTATION_DATE_MISSING', null, field)] : []),
      ...(unplaced.includes(id) ? [warning('ANNOTATION_REVIEW', null, field)] : []),
    ];
  });
}

/** Whoever hears the alternative text has just heard this. */
function isSaid(altText: string, other: string | null): boolean {
  return other !== null && foldText(altText) === foldText(other);
}

function error(code: ReadinessFinding['code'], language: Language | null, field: DraftField | null) {
  return { code, weight: 'error', language, field } satisfies ReadinessFinding;
}

function warning(code: ReadinessFinding['code'], language: Language | null, field: DraftField | null) {
  return { code, weight: 'warning', language, field } satisfies ReadinessFinding;
}
