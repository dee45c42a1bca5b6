import type { ImageView } from '@/lib/catalogue/views';
import { isCodedError } from '@/lib/errors';
import type { Choices } from '@/lib/studio/choice-commands';
import type { DraftView } from '@/lib/studio/photograph-commands';
import { databases } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { requireVisible } from '@/server/people/gate';
import { readChoices } from './choices';
import { readDraftImage } from './drafts/draft-entry';
import { readDraftView } from './drafts/draft-view';

export interface EditorLoad {
  view: DraftView;
  image: ImageView | null;
  choices: Choices;
}

/** All that an editor opens with; null for a photograph that this actor knows nothing of. */
export async function loadDraftForEditor(actor: Actor, photographId: string): Promise<EditorLoad | null> {
  const { reader } = databases();
  const id = await requireVisible(reader, actor, photographId).catch((error: unknown) => {
    if (isCodedError(error) && error.code === 'PHOTOGRAPH_UNKNOWN') return null;
    throw error;
  });
  if (id === null) return null;
  const [view, image, choices] = await Promise.all([
    readDraftView(reader, id),
    readDraftImage(reader, id),
    readChoices(reader),
  ]);
  return { view, image, choices };
}
