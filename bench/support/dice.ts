/** The same numbers in every run (xorshift). */
export class Dice {
  constructor(private state = 0x2545f491) {}

  /** From 0 to less than 1. */
  roll(): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) / 2 ** 32;
  }
}
