import {
  type ComparisonCommands,
  comparisonInput,
  createComparisonInput,
  saveComparisonInput,
} from '@/lib/studio/comparison-commands';
import {
  createComparison,
  removeComparison,
  restoreComparison,
  saveComparison,
} from '@/server/comparisons/mutations';
import { type CommandsOf, command } from './command';

/** Photographs set beside each other, and aligned. */
export const comparisonCommands: CommandsOf<ComparisonCommands> = {
  'comparisons.create': command({
    least: 'curator',
    input: createComparisonInput,
    run: async (pair, { actor, db }) => ({
      id: await db.$transaction((tx) => createComparison(tx, actor, pair)),
    }),
  }),
  'comparisons.save': command({
    least: 'curator',
    input: saveComparisonInput,
    run: async (saving, { actor, db }) => ({
      revision: await db.$transaction((tx) => saveComparison(tx, actor, saving)),
    }),
  }),
  'comparisons.remove': command({
    least: 'curator',
    input: comparisonInput,
    run: async ({ id }, { actor, db }) => {
      await db.$transaction((tx) => removeComparison(tx, actor, id));
      return {};
    },
  }),
  'comparisons.restore': command({
    least: 'curator',
    input: comparisonInput,
    run: async ({ id }, { actor, db }) => {
      await db.$transaction((tx) => restoreComparison(tx, actor, id));
      return {};
    },
  }),
};
