/** A movement that takes its time: calls back with each frame, with the part of the time that has passed. */
export class Journey {
  /** Whether it came to its end, or was ended on the way. */
  readonly over: Promise<boolean>;
  private frame: number;
  private tell: (isThere: boolean) => void = () => undefined;
  private begun: number | null = null;

  constructor(
    private readonly seconds: number,
    private readonly move: (part: number) => void,
  ) {
    this.over = new Promise((resolve) => {
      this.tell = resolve;
    });
    this.frame = requestAnimationFrame(this.step);
  }

  /** @param isThere what `over` is to say, where that is not decided yet */
  end(isThere: boolean): void {
    cancelAnimationFrame(this.frame);
    this.tell(isThere);
  }

  private readonly step = (now: number) => {
    this.begun ??= now;
    const part = Math.min(1, (now - this.begun) / (1000 * this.seconds));
    this.move(part);
    if (part < 1) this.frame = requestAnimationFrame(this.step);
    else this.tell(true);
  };
}
