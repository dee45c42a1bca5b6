import type { AuthorityCommands } from './authority-commands';
import type { BatchCommands } from './batch-commands';
import type { BulkCommands } from './bulk-commands';
import type { ChoiceCommands } from './choice-commands';
import type { ComparisonCommands } from './comparison-commands';
import type { ListCommands } from './list-commands';
import type { PeopleCommands } from './people-commands';
import type { PhotographCommands, PreviewCommands } from './photograph-commands';
import type { SectionCommands } from './section-commands';
import type { SiteCommands } from './site-commands';
import type { TourCommands } from './tour-commands';
import type { TransferCommands } from './transfer-commands';
import type { UploadCommands } from './upload-commands';

/**
 * What the pages of the studio may ask of the server, by name: what each takes and gives. The server's registry
 * (`server/studio/registry.ts`) has to have exactly these, and `tests/denials/rules.ts` says who may not.
 */
export interface StudioCommands
  extends AuthorityCommands,
    TransferCommands,
    BatchCommands,
    BulkCommands,
    ChoiceCommands,
    ComparisonCommands,
    ListCommands,
    PeopleCommands,
    PhotographCommands,
    PreviewCommands,
    SiteCommands,
    SectionCommands,
    TourCommands,
    UploadCommands {}

/** The shape of every entry. */
export interface CommandShape {
  input: unknown;
  output: unknown;
}
