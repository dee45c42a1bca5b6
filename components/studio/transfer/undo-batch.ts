import { callStudio, type Outcome } from '@/components/studio/call';

/** What came of taking a batch back: records that were, and those that were edited since. */
export interface Undone {
  undone: number;
  left: number;
}

/** Takes a whole batch back, slice by slice. @param onProgress records so far */
export async function undoBatch(
  batchId: string,
  onProgress: (undone: number) => void,
): Promise<Extract<Outcome<Undone>, { ok: false }> | Undone> {
  let [after, undone, left]: [string | null, number, number] = [null, 0, 0];
  do {
    onProgress(undone);
    const answer = await undoSlice(batchId, after);
    if (!answer.ok) return answer;
    undone += answer.value.undone;
    left += answer.value.left.length;
    after = answer.value.next;
  } while (after !== null);
  return { undone, left };
}

/** By itself, since its answer names what the next call is given. */
function undoSlice(batchId: string, after: string | null) {
  return callStudio('bulk.undo', { batchId, after });
}
