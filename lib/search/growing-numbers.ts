type Numbers = Uint32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** Numbers that come one after the other, in a typed array that doubles when it is full. */
export class GrowingNumbers<T extends Numbers> {
  length = 0;
  #make: (length: number) => T;
  #values: T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(1024);
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = this.#make(2 * this.length);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length++] = value;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  clear(): void {
    this.length = 0;
    this.#values = this.#make(1024);
  }
}

export const growingWhole = () => new GrowingNumbers((length) => new Uint32Array(length));
export const growingReal = () => new GrowingNumbers((length) => new Float32Array(length));
