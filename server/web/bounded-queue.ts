/** Whoever asks is to come back later. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

export interface QueueLimits {
  /** Tasks that run at once. */
  running: number;
  /** Tasks that may wait. */
  waiting: number;
  /** Milliseconds that one may wait. */
  patienceMs: number;
}

interface Waiter {
  begin: () => void;
  giveUp: (reason: unknown) => void;
}

/** Runs a few tasks at a time and lets a few wait; everyone else is told at once that there is no room. */
export class BoundedQueue {
  private running = 0;
  private readonly waiting = new Set<Waiter>();

  constructor(private readonly limits: QueueLimits) {}

  /**
   * @param signal takes a task that has not begun out of the queue
   * @throws Overloaded where the queue is full, or the task waited too long; the signal's reason; whatever the task throws
   */
  async run<Result>(task: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    if (this.running >= this.limits.running) await this.wait(signal);
    else this.running++;
    try {
      return await task();
    } finally {
      this.passOn();
    }
  }

  /** A turn is handed over, so that nobody who comes in between can take it. */
  private passOn(): void {
    const [next] = this.waiting;
    if (next) next.begin();
    else this.running--;
  }

  private wait(signal: AbortSignal): Promise<void> {
    if (this.waiting.size >= this.limits.waiting) return Promise.reject(new Overloaded('queue full'));
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.waiting.delete(waiter);
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
      };
      const waiter: Waiter = {
        begin: () => {
          leave();
          resolve();
        },
        giveUp: (reason) => {
          leave();
          reject(reason);
        },
      };
      const onAbort = () => waiter.giveUp(signal.reason);
      const timer = setTimeout(
        () => waiter.giveUp(new Overloaded('waited too long')),
        this.limits.patienceMs,
      );
      signal.addEventListener('abort', onAbort, { once: true });
      this.waiting.add(waiter);
    });
  }
}
