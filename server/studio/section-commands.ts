import { sectionMembersInput } from '@/lib/studio/section-commands';
import { readMembers, readSectionRows, readSectionView } from '@/server/catalogue/sections/data';
import { SECTIONS } from '@/server/catalogue/sections/section-rows';
import { arrangementCommands, named } from './arrangement-commands';
import { command } from './command';

/** Everything that the studio does with the sections of the walk. */
export const sectionCommands = {
  ...named(
    'sections',
    arrangementCommands(SECTIONS, { view: readSectionView, rows: (db) => readSectionRows(db) }),
  ),
  'sections.members': command({
    least: 'curator',
    input: sectionMembersInput,
    run: ({ id, ids }, { reader }) => readMembers(reader, id, ids),
  }),
};
