import { photographInput } from '@/lib/studio/photograph-commands';
import { requireVisible } from '@/server/people/gate';
import { makePreviewLink } from '@/server/people/preview-link';
import { command } from './command';

/** A week: long enough for a colleague abroad to answer, short enough that a forwarded letter soon opens nothing. */
const LASTS_MS = 7 * 86_400_000;

export const previewCommands = {
  'photographs.preview': command({
    least: 'contributor',
    input: photographInput,
    async run({ id }, { reader, actor }) {
      const visible = await requireVisible(reader, actor, id);
      const expiresAt = new Date(Date.now() + LASTS_MS);
      const address = makePreviewLink(visible, { expiresAt, language: actor.language });
      return { address, expiresAt: expiresAt.toISOString() };
    },
  }),
};
