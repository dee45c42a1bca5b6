import type { Role } from '@/lib/people/roles';
import type { StudioCommands } from '@/lib/studio/commands';
import { authorityCommands } from './authority-commands';
import { batchCommands } from './batch-commands';
import { bulkCommands } from './bulk-commands';
import { choiceCommands } from './choice-commands';
import type { Command, CommandsOf } from './command';
import { comparisonCommands } from './comparison-commands';
import { listCommands } from './list-commands';
import { peopleCommands } from './people-commands';
import { photographCommands } from './photograph-commands';
import { previewCommands } from './preview-commands';
import { sectionCommands } from './section-commands';
import { siteCommands } from './site-commands';
import { tourCommands } from './tour-commands';
import { transferCommands } from './transfer-commands';
import { uploadCommands } from './upload-commands';

export type AnyCommand = Command<Role, unknown, unknown>;

/** Every command by its name in the address, `/api/studio/<name>`. Each area of the studio brings its own. */
export const COMMANDS: CommandsOf<StudioCommands> = {
  ...authorityCommands,
  ...transferCommands,
  ...batchCommands,
  ...bulkCommands,
  ...choiceCommands,
  ...comparisonCommands,
  ...listCommands,
  ...peopleCommands,
  ...photographCommands,
  ...previewCommands,
  ...siteCommands,
  ...sectionCommands,
  ...tourCommands,
  ...uploadCommands,
};
