/** What an editor chooses from: the authority lists by name, without what was merged or is in the trash. */
import { z } from 'zod';
import type { Texts } from '../catalogue/views';

export interface Choice {
  id: string;
  names: Texts;
}

export interface RightsChoice extends Choice {
  /** rightsstatements.org or Creative Commons address. */
  uri: string;
}

export interface ChoiceLists {
  makers: Choice[];
  places: Choice[];
  communities: Choice[];
  /** In the order of the walk. */
  sections: Choice[];
  techniques: Choice[];
  holders: Choice[];
  rights: RightsChoice[];
}

export type ChoiceList = keyof ChoiceLists;

export interface Choices extends ChoiceLists {
  /** What was merged into others: histories still name it. */
  former: Choice[];
}

export const choicesInput = z.object({});

export interface ChoiceCommands {
  'choices.load': { input: z.input<typeof choicesInput>; output: Choices };
}
