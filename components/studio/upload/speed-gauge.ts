/** Milliseconds between two readings: shorter ones jump. */
const LEAST_MS = 400;

/** Weight of the newest reading. */
const NEWEST = 0.3;

/** A steady reading of how fast bytes go. */
export class SpeedGauge {
  #last: { sent: number; at: number } | null = null;
  #speed: number | null = null;

  /** @returns bytes a second; null until two readings are far enough apart */
  at(sent: number, now = performance.now()): number | null {
    if (!this.#last || sent < this.#last.sent) this.#last = { sent, at: now };
    const passed = now - this.#last.at;
    if (passed >= LEAST_MS) {
      const reading = ((sent - this.#last.sent) * 1000) / passed;
      this.#speed = this.#speed === null ? reading : this.#speed * (1 - NEWEST) + reading * NEWEST;
      this.#last = { sent, at: now };
    }
    return this.#speed;
  }
}
