import type { IiifStep } from '@/lib/studio/transfer-commands';
import type { Actor } from '@/server/people/actor';
import { type IiifContext, type IiifSoFar, importIiif } from './import-iiif';

/** Milliseconds after which a call ends at the next canvas or piece: a page wants to show how far it is, and proxies lose patience. */
const STEP_MS = 8000;

/**
 * One call's share of an import. Everything that a call has done stays, so the page may make the next one whenever it likes, to any
 * process, or none.
 */
export async function importStep(
  context: IiifContext,
  actor: Actor<'curator'>,
  address: string,
  soFar: IiifSoFar,
): Promise<IiifStep> {
  const sources: IiifStep['sources'] = [];
  let pieces: IiifStep['pieces'] = null;
  let began: number | null = null;
  const isEnough = () => began !== null && context.now().getTime() - began > STEP_MS;
  const events = {
    onSource(source: IiifStep['sources'][number]['source']) {
      began ??= context.now().getTime();
      sources.push({ source, canvases: [], isFinished: false });
    },
    onCanvas(report: IiifStep['sources'][number]['canvases'][number]) {
      sources.at(-1)?.canvases.push(report);
      pieces = null;
    },
    onFinished() {
      const last = sources.at(-1);
      if (last) last.isFinished = true;
    },
    onPieces(done: number, total: number) {
      pieces = { done, total };
    },
  };
  const { batchId, isComplete } = await importIiif({ isEnough, ...context }, actor, address, events, soFar);
  return { batchId, isComplete, sources, pieces };
}
