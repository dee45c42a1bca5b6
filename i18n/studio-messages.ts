import type { Language } from '@/lib/catalogue/languages';
import authoritiesArabic from '@/messages/studio/authorities.ar.json';
import authoritiesEnglish from '@/messages/studio/authorities.en.json';
import batchesArabic from '@/messages/studio/batches.ar.json';
import batchesEnglish from '@/messages/studio/batches.en.json';
import commonArabic from '@/messages/studio/common.ar.json';
import commonEnglish from '@/messages/studio/common.en.json';
import comparisonsArabic from '@/messages/studio/comparisons.ar.json';
import comparisonsEnglish from '@/messages/studio/comparisons.en.json';
import editorArabic from '@/messages/studio/editor.ar.json';
import editorEnglish from '@/messages/studio/editor.en.json';
import listsArabic from '@/messages/studio/lists.ar.json';
import listsEnglish from '@/messages/studio/lists.en.json';
import peopleArabic from '@/messages/studio/people.ar.json';
import peopleEnglish from '@/messages/studio/people.en.json';
import sectionsArabic from '@/messages/studio/sections.ar.json';
import sectionsEnglish from '@/messages/studio/sections.en.json';
import siteArabic from '@/messages/studio/site.ar.json';
import siteEnglish from '@/messages/studio/site.en.json';
import toursArabic from '@/messages/studio/tours.ar.json';
import toursEnglish from '@/messages/studio/tours.en.json';
import transferArabic from '@/messages/studio/transfer.ar.json';
import transferEnglish from '@/messages/studio/transfer.en.json';
import uploadArabic from '@/messages/studio/upload.ar.json';
import uploadEnglish from '@/messages/studio/upload.en.json';

const ENGLISH = {
  common: commonEnglish,
  comparisons: comparisonsEnglish,
  people: peopleEnglish,
  upload: uploadEnglish,
  editor: editorEnglish,
  lists: listsEnglish,
  authorities: authoritiesEnglish,
  sections: sectionsEnglish,
  tours: toursEnglish,
  site: siteEnglish,
  transfer: transferEnglish,
  batches: batchesEnglish,
};

/** The studio's messages by area; English is the one that keys are typed from. */
export type StudioMessages = typeof ENGLISH;

export const STUDIO_MESSAGES: Record<Language, StudioMessages> = {
  ar: {
    common: commonArabic,
    comparisons: comparisonsArabic,
    people: peopleArabic,
    upload: uploadArabic,
    editor: editorArabic,
    lists: listsArabic,
    authorities: authoritiesArabic,
    sections: sectionsArabic,
    tours: toursArabic,
    site: siteArabic,
    transfer: transferArabic,
    batches: batchesArabic,
  },
  en: ENGLISH,
};
