import { ERRORS, type Lock, type Locker } from '@tus/server';

interface Holder {
  /** Asks whoever holds the upload to let go: its line is likely dead. */
  askToLeave: () => void | Promise<void>;
  left: Promise<void>;
}

/**
 * One request at a time on one upload. A client whose line broke comes back before the server has noticed: the newcomer asks
 * the earlier request to leave, and waits without spinning until it has.
 */
export class UploadLocks implements Locker {
  readonly #holders = new Map<string, Holder>();
  readonly #waitMs: number;

  constructor(waitMs: number) {
    this.#waitMs = waitMs;
  }

  newLock(id: string): Lock {
    let leave: () => void = () => {};
    return {
      lock: async (signal, cancel) => {
        const late = AbortSignal.any([signal, AbortSignal.timeout(this.#waitMs)]);
        for (let holder = this.#holders.get(id); holder; holder = this.#holders.get(id)) {
          await holder.askToLeave();
          await leftOr(holder.left, late);
        }
        const left = new Promise<void>((resolve) => {
          leave = resolve;
        });
        this.#holders.set(id, { askToLeave: cancel, left });
      },
      unlock: async () => {
        this.#holders.delete(id);
        leave();
      },
    };
  }
}

function leftOr(left: Promise<void>, late: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(ERRORS.ERR_LOCK_TIMEOUT);
    if (late.aborted) giveUp();
    late.addEventListener('abort', giveUp, { once: true });
    void left.then(() => {
      late.removeEventListener('abort', giveUp);
      resolve();
    });
  });
}
