import { choicesInput } from '@/lib/studio/choice-commands';
import { readChoices } from '@/server/catalogue/choices';
import { command } from './command';

export const choiceCommands = {
  'choices.load': command({
    least: 'contributor',
    input: choicesInput,
    run: (_input, { reader }) => readChoices(reader),
  }),
};
