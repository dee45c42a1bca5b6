import { isCodedError } from '@/lib/errors';
import type { SectionDraftView, SectionRow } from '@/lib/studio/section-commands';
import { databases } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { readSectionRows, readSectionView } from './data';

/** The studio's list of sections, in the order of the walk. */
export function loadSectionList(_: Actor<'curator'>): Promise<SectionRow[]> {
  return readSectionRows(databases().reader);
}

/** All that a section's page opens with; null where there is no such section. */
export async function loadSection(_: Actor<'curator'>, id: string): Promise<SectionDraftView | null> {
  return readSectionView(databases().reader, id).catch((error: unknown) => {
    if (isCodedError(error) && error.code === 'RECORD_UNKNOWN') return null;
    throw error;
  });
}
