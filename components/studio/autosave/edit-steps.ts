import type { FieldValue } from '@/lib/catalogue/field-changes';

export interface EditStep {
  field: string;
  before: FieldValue;
  after: FieldValue;
}

/** Milliseconds: what is typed into one field without a longer pause is one step. */
const PAUSE = 1_000;
const MOST_STEPS = 200;

/** What was done in this sitting, to be taken back and done again. */
export class EditSteps {
  #done: EditStep[] = [];
  #undone: EditStep[] = [];
  #lastAt = 0;

  get canGoBack(): boolean {
    return this.#done.length > 0;
  }

  get canGoForth(): boolean {
    return this.#undone.length > 0;
  }

  add(step: EditStep): void {
    const last = this.#done.at(-1);
    const goesOn = last?.field === step.field && Date.now() - this.#lastAt < PAUSE;
    this.#lastAt = Date.now();
    this.#undone = [];
    if (goesOn) this.#done[this.#done.length - 1] = { ...last, after: step.after };
    else this.#done = [...this.#done, step].slice(-MOST_STEPS);
  }

  back(): EditStep | null {
    const step = this.#done.pop();
    if (!step) return null;
    this.#undone.push(step);
    this.#lastAt = 0;
    return step;
  }

  forth(): EditStep | null {
    const step = this.#undone.pop();
    if (!step) return null;
    this.#done.push(step);
    this.#lastAt = 0;
    return step;
  }
}
