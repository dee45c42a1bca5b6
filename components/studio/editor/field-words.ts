'use client';

import { useTranslations } from 'next-intl';
import {
  ANNOTATION_TEXTS,
  type Annotation,
  type AnnotationField,
  isAnnotationField,
} from '@/lib/annotations/annotation';
import { boundsOf } from '@/lib/annotations/shape';
import { type DraftField, isDraftField, type PhotographDraft } from '@/lib/catalogue/draft';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import { isLanguage, LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { Text } from '@/lib/catalogue/views';
import type { Choice } from '@/lib/studio/choice-commands';
import { writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import type { Region } from '@/lib/viewport/region';
import { useEditor } from './editor-context';

/** `labels.ar.title` parted; null for what is shared by all languages. */
export function labelPartsOf(field: string): {
  language: Language;
  name: 'title' | 'titleIsOurs' | 'caption' | 'description' | 'altText' | 'note';
} | null {
  const [head, language = '', name = ''] = field.split('.');
  return head === 'labels' && isLanguage(language)
    ? { language, name: name as 'title' | 'titleIsOurs' | 'caption' | 'description' | 'altText' | 'note' }
    : null;
}

/** The name of any field, with its language where it has one. */
export function useFieldName(): (field: DraftField) => string {
  const t = useTranslations('studio.editor');
  return (field) => {
    if (isAnnotationField(field)) return t('fields.annotation');
    const label = labelPartsOf(field);
    if (!label) {
      return t(`fields.${field as Exclude<keyof PhotographDraft, AnnotationField | `labels.${string}`>}`);
    }
    return t(`inLanguage.${label.language}`, { field: t(`fields.${label.name}`) });
  };
}

/** A choice's name in the reader's language, else in the first that it has. */
export function nameOf(choice: Choice | undefined, language: Language, unknown: string): Text {
  return (choice && pickText(choice.names, language)) ?? { text: unknown, lang: language };
}

type Say<Name extends DraftField> = (value: NonNullable<PhotographDraft[Name]>) => Text;

/** Any field's value in words, for whoever compares two of them; null where it is empty. */
export function useFieldValue(): (field: DraftField, value: FieldValue) => Text | null {
  const { choices, language } = useEditor();
  const t = useTranslations('studio.editor');
  const visitors = useTranslations('studio.editor.roles');
  const sayAnnotation = useAnnotationWords();
  const here = (text: string): Text => ({ text, lang: language });
  const named = (list: readonly Choice[], id: string) =>
    nameOf(
      [...list, ...choices.former].find((choice) => choice.id === id),
      language,
      t('list.unknown'),
    );
  const joined = (texts: string[]) => here(texts.join('\n'));
  const say: { [Name in DraftField]?: Say<Name> } = {
    makers: (makers) =>
      joined(makers.map(({ makerId, role }) => `${named(choices.makers, makerId).text} (${visitors(role)})`)),
    placeIds: (ids) => joined(ids.map((id) => named(choices.places, id).text)),
    communities: (all) =>
      joined(
        all.map(({ communityId, basis }) => `${named(choices.communities, communityId).text}: ${basis}`),
      ),
    secondarySectionIds: (ids) => joined(ids.map((id) => named(choices.sections, id).text)),
    sectionId: (id) => named(choices.sections, id),
    holderId: (id) => named(choices.holders, id),
    techniqueId: (id) => named(choices.techniques, id),
    rightsId: (id) => named(choices.rights, id),
    evidence: (evidence) => here(t(`evidence.${evidence}`)),
    dimensions: ({ widthCm, heightCm, of }) =>
      here(
        t('dimensions.said', {
          height: widthOrBlank(heightCm, language),
          width: widthOrBlank(widthCm, language),
          of: t(`dimensionsOf.${of}`),
        }),
      ),
    measured: ({ shape }) => here(t('annotations.regionSaid', pixelsOf(shape))),
    viewpoint: ({ latitude, longitude, bearing, angle }) =>
      here(
        [
          t('viewpoint.said', { latitude: String(latitude), longitude: String(longitude) }),
          bearing === null ? null : t('viewpoint.saidBearing', { bearing: String(bearing) }),
          angle === null ? null : t('viewpoint.saidAngle', { angle: String(angle) }),
        ]
          .filter((part) => part !== null)
          .join(' · '),
      ),
  };
  return (field, value) => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null;
    // The value of such a field is an annotation (lib/catalogue/draft.ts).
    if (isAnnotationField(field)) return here(sayAnnotation(value as unknown as Annotation));
    const known = say[field] as ((value: unknown) => Text) | undefined;
    if (known) return known(value);
    if (typeof value === 'boolean') return here(value ? t('yes') : t('no'));
    return textOf(field, value);
  };
}

/** Identifiers, which have the same digits in every language. */
function pixelsOf({ x, y, width, height }: Region): Record<keyof Region, string> {
  return { x: String(x), y: String(y), width: String(width), height: String(height) };
}

/** An annotation in lines: what it is, where, and all that is said of it. */
function useAnnotationWords(): (annotation: Annotation) => string {
  const t = useTranslations('studio.editor.annotations');
  return ({ kind, shape, texts, transcription, dateEdtf }) => {
    return [
      t(`kinds.${kind}`),
      t('regionSaid', pixelsOf(boundsOf(shape))),
      transcription?.text,
      ...LANGUAGES.flatMap((language) => ANNOTATION_TEXTS.map((name) => texts[language][name])),
      dateEdtf,
    ]
      .filter(Boolean)
      .join('\n');
  };
}

function widthOrBlank(value: number | null, language: Language): string {
  return value === null ? '?' : writeNumber(value, language);
}

/** Plain and quoted texts, in the language that they are written in. */
function textOf(field: DraftField, value: FieldValue): Text {
  const label = labelPartsOf(field);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return { text: String(value.text ?? ''), lang: String(value.lang ?? 'und') };
  }
  return { text: String(value), lang: label?.language ?? 'en' };
}

/** The fields among names that came from the server. */
export function draftFields(names: readonly string[]): DraftField[] {
  return names.filter(isDraftField);
}

/** The page's language first. */
export function languagesInOrder(language: Language): Language[] {
  return [language, ...LANGUAGES.filter((other) => other !== language)];
}
