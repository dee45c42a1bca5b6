/** Entry of the process that draws one stand-in sheet and ends; fontconfig's settings are in its environment. */

import { giveWay } from '@/server/give-way';
import { readOldCityPlan } from '@/server/map/old-city';
import { drawStandIn } from '@/server/scans/stand-in/draw-stand-in';
import { readStandInWords } from '@/server/scans/stand-in/record';
import { answerParent } from './answer-parent';
import type { DrawRequest } from './build-messages';

giveWay();
answerParent<DrawRequest, never, null>(async ({ record, wordsFile, planFile, outFile }) => {
  const [words, plan] = await Promise.all([readStandInWords(wordsFile), readOldCityPlan(planFile)]);
  await drawStandIn(record, outFile, { words, plan });
  return null;
});
