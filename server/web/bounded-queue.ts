/** Whoever asks is to come back later. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

export interface QueueLimits {
  /** Tasks that run at once. */
  running: number;
  /** What they may weigh together; one that weighs more runs alone. */
  weight: number;
  /** Tasks that may wait. */
  waiting: number;
  /** Milliseconds that one may wait. */
  patienceMs: number;
}

interface Waiter {
  weight: number;
  begin: () => void;
  giveUp: (reason: unknown) => void;
}

/** Runs a few tasks at a time, in their order, and lets a few wait; everyone else is told at once that there is no room. */
export class BoundedQueue {
  private running = 0;
  private weight = 0;
  private readonly waiting = new Set<Waiter>();

  constructor(private readonly limits: QueueLimits) {}

  /**
   * @param signal takes a task that has not begun out of the queue
   * @throws Overloaded where the queue is full, or the task waited too long; the signal's reason; whatever the task throws
   */
  async run<Result>(task: () => Promise<Result>, weight: number, signal: AbortSignal): Promise<Result> {
    if (this.waiting.size > 0 || !this.hasRoomFor(weight)) await this.wait(weight, signal);
    else this.enter(weight);
    try {
      return await task();
    } finally {
      this.running--;
      this.weight -= weight;
      this.letIn();
    }
  }

  private hasRoomFor(weight: number): boolean {
    if (this.running === 0) return true;
    return this.running < this.limits.running && this.weight + weight <= this.limits.weight;
  }

  private enter(weight: number): void {
    this.running++;
    this.weight += weight;
  }

  /** Enters for them, so that nobody who comes in between can take their place. */
  private letIn(): void {
    for (const waiter of this.waiting) {
      if (!this.hasRoomFor(waiter.weight)) return;
      this.enter(waiter.weight);
      waiter.begin();
    }
  }

  private wait(weight: number, signal: AbortSignal): Promise<void> {
    if (this.waiting.size >= this.limits.waiting) return Promise.reject(new Overloaded('queue full'));
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.waiting.delete(waiter);
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
      };
      const waiter: Waiter = {
        weight,
        begin: () => {
          leave();
          resolve();
        },
        giveUp: (reason) => {
          leave();
          reject(reason);
          // It may have stood before one that fits.
          this.letIn();
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
