import { type Fields, type FieldValue, sameValue } from '@/lib/catalogue/field-changes';
import type { CommandFailure } from '@/lib/studio/failure';
import { type EditStep, EditSteps } from './edit-steps';
import type { KeptChanges } from './kept-changes';

/** Someone else changed a field that was changed here. */
export interface EditConflict {
  field: string;
  base: FieldValue;
  theirs: FieldValue;
  mine: FieldValue;
  who: string;
  /** ISO 8601; empty where nobody knows. */
  at: string;
}

/** What a save answers; a record's own command may say more. */
export interface SaveAnswer {
  revision: number;
  saved: readonly string[];
  /** Field to the code of what is wrong with it. */
  refused: Readonly<Partial<Record<string, string>>>;
  conflicts: readonly EditConflict[];
  /** What others changed since `base`. */
  theirs: readonly { field: string; value: FieldValue; who: string }[];
}

export interface SaveRequest {
  /** The revision that the values here began from. */
  base: number;
  /** One opened editor. */
  sitting: string;
  /** Only what was changed here; empty to ask what others did. */
  changes: Record<string, FieldValue>;
}

export type SaveOutcome<Answer> =
  | { ok: true; value: Answer }
  | { ok: false; failure: CommandFailure | 'offline' };

export interface EditOptions<Answer extends SaveAnswer> {
  revision: number;
  fields: Fields;
  sitting: string;
  save(request: SaveRequest): Promise<SaveOutcome<Answer>>;
  /** Cheaper than a save without changes: whether there is anything new since this revision. */
  isBehind?(revision: number): Promise<boolean>;
  /** Why a value cannot be kept, before it is sent; null where it can. */
  check?(field: string, value: FieldValue): string | null;
  /** Where changes wait that the server has not got yet. */
  kept?: KeptChanges;
}

export interface EditState<Answer extends SaveAnswer> {
  revision: number;
  /** As the server has them. */
  saved: Fields;
  /** What was changed here and is not on the server. */
  mine: Fields;
  isSaving: boolean;
  /** Why the last attempt did not arrive. */
  failure: CommandFailure | 'offline' | null;
  problems: Readonly<Record<string, string>>;
  conflicts: Readonly<Record<string, EditConflict>>;
  /** Who changed a field while it stood open here. */
  changedBy: Readonly<Record<string, string>>;
  /** Changes of an earlier sitting, which ended before they were sent, were found in this browser. */
  isRestored: boolean;
  canUndo: boolean;
  canRedo: boolean;
  /** The newest answer. */
  answer: Answer | null;
}

/** Milliseconds after the last change. */
export const SAVE_AFTER = 800;
const RETRY_AFTER = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

/** Trying again changes nothing about these; the next change does, or whoever reads them. */
const FINAL: ReadonlySet<string> = new Set([
  'NOT_ALLOWED',
  'PHOTOGRAPH_IN_TRASH',
  'INPUT_INVALID',
  'INPUT_TOO_LARGE',
  'PHOTOGRAPH_UNKNOWN',
  'RECORD_UNKNOWN',
]);

/**
 * One record open in an editor: what was changed here, what the server has, and what others did meanwhile. Saves go one after
 * another with everything that was changed since; nothing leaves `mine` before the server has it or somebody chose otherwise.
 */
export class EditSession<Answer extends SaveAnswer> {
  #state: EditState<Answer>;
  readonly #options: EditOptions<Answer>;
  readonly #listeners = new Set<() => void>();
  readonly #steps = new EditSteps();
  /** Sent without an answer: the server may have them, so that they come back as somebody's. */
  #unanswered: Record<string, FieldValue> = {};
  /** On its way: what is put back meanwhile to what is saved differs from what will be. */
  #sending: Record<string, FieldValue> = {};
  /** The revision that `mine` began from, where it is older than `saved`: changes found in this browser. */
  #base: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempts = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: EditOptions<Answer>) {
    this.#options = options;
    this.#state = {
      revision: options.revision,
      saved: options.fields,
      mine: {},
      isSaving: false,
      failure: null,
      problems: {},
      conflicts: {},
      changedBy: {},
      isRestored: false,
      canUndo: false,
      canRedo: false,
      answer: null,
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  state = (): EditState<Answer> => this.#state;

  /** The value as it stands here. */
  value(field: string): FieldValue {
    const { mine, saved } = this.#state;
    return (Object.hasOwn(mine, field) ? mine[field] : saved[field]) ?? null;
  }

  /** Takes up what an earlier sitting in this browser could not send. */
  restore(): void {
    const found = this.#options.kept?.takeAll() ?? [];
    const changes = Object.assign({}, ...found.map(({ fields }) => fields)) as Fields;
    const mine = this.#unlikeSaved(changes);
    if (Object.keys(mine).length === 0) return;
    this.#base = Math.min(this.#state.revision, ...found.map(({ base }) => base));
    this.#change({ mine: { ...mine, ...this.#state.mine }, isRestored: true });
    this.#schedule(0);
  }

  set(field: string, value: FieldValue): void {
    const before = this.value(field);
    if (sameValue(before, value)) return;
    this.#steps.add({ field, before, after: value });
    this.#apply(field, value);
  }

  undo(): EditStep | null {
    const step = this.#steps.back();
    if (step) this.#apply(step.field, step.before);
    return step;
  }

  redo(): EditStep | null {
    const step = this.#steps.forth();
    if (step) this.#apply(step.field, step.after);
    return step;
  }

  /** What two people wrote into one field ends in one value; theirs has been seen, so mine may now replace it. */
  settle(field: string, value: FieldValue): void {
    const { [field]: conflict, ...conflicts } = this.#state.conflicts;
    if (!conflict) return;
    this.#change({ conflicts });
    this.#apply(field, value);
    void this.flush();
  }

  /** Sends now what waits. Resolves once it has been tried. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    return this.#inTurn(() => this.#sendAll());
  }

  /** Asks what others did. */
  look(): Promise<void> {
    return this.#inTurn(async () => {
      const { failure, revision } = this.#state;
      if (failure !== null || this.#base !== null) return;
      if ((await this.#options.isBehind?.(revision)) ?? true) await this.#send({});
    });
  }

  /**
   * Something else that changes the record, between two saves: everything is sent before it.
   * @param act is given the revision that the editor shows
   */
  between<T>(act: (revision: number) => Promise<T>): Promise<T> {
    clearTimeout(this.#timer);
    return this.#inTurn(async () => {
      await this.#sendAll();
      return act(this.#state.revision);
    });
  }

  /** The record as another command left it. Fields that were changed here and not yet sent stay as they are. */
  replace(revision: number, fields: Fields): void {
    this.#change({ revision, saved: fields, mine: this.#unlike(this.#state.mine, fields), changedBy: {} });
  }

  /** Another command's answer. */
  take(answer: Answer): void {
    this.#receive(answer, {});
  }

  /** What here is on no server. */
  hasUnsent(): boolean {
    return Object.keys(this.#state.mine).length > 0;
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #apply(field: string, value: FieldValue): void {
    const { [field]: _old, ...mine } = this.#state.mine;
    const { [field]: _problem, ...problems } = this.#state.problems;
    const { [field]: _who, ...changedBy } = this.#state.changedBy;
    const { conflicts } = this.#state;
    const conflict = conflicts[field];
    const isSaved =
      sameValue(this.#state.saved[field] ?? null, value) && !Object.hasOwn(this.#sending, field);
    this.#change({
      mine: isSaved && !conflict ? mine : { ...mine, [field]: value },
      problems,
      changedBy,
      conflicts: conflict ? { ...conflicts, [field]: { ...conflict, mine: value } } : conflicts,
      isRestored: false,
    });
    this.#schedule(SAVE_AFTER);
  }

  #change(part: Partial<EditState<Answer>>): void {
    this.#state = {
      ...this.#state,
      ...part,
      canUndo: this.#steps.canGoBack,
      canRedo: this.#steps.canGoForth,
    };
    const { mine, revision } = this.#state;
    this.#options.kept?.keep(this.#base ?? revision, mine);
    for (const listener of this.#listeners) listener();
  }

  #schedule(after: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), after);
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(act);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #sendAll(): Promise<void> {
    this.#findProblems();
    for (let changes = this.#sendable(); Object.keys(changes).length > 0; changes = this.#sendable()) {
      if (!(await this.#send(changes))) return;
      this.#findProblems();
    }
  }

  #findProblems(): void {
    const { check } = this.#options;
    if (!check) return;
    const found = Object.entries(this.#state.mine).flatMap(([field, value]) => {
      const problem = check(field, value);
      return problem === null || this.#state.problems[field] === problem ? [] : [[field, problem] as const];
    });
    if (found.length > 0)
      this.#change({ problems: { ...this.#state.problems, ...Object.fromEntries(found) } });
  }

  #sendable(): Record<string, FieldValue> {
    const { mine, problems, conflicts } = this.#state;
    return Object.fromEntries(
      Object.entries(mine).filter(([field]) => !problems[field] && !conflicts[field]),
    ) as Record<string, FieldValue>;
  }

  async #send(changes: Record<string, FieldValue>): Promise<boolean> {
    const isQuestion = Object.keys(changes).length === 0;
    if (!isQuestion) this.#change({ isSaving: true });
    const base = this.#base ?? this.#state.revision;
    this.#sending = changes;
    const outcome = await this.#options.save({ base, sitting: this.#options.sitting, changes });
    this.#sending = {};
    if (outcome.ok) {
      this.#attempts = 0;
      this.#receive(outcome.value, changes);
      return true;
    }
    // A question that got no answer says nothing about what is kept.
    if (isQuestion) return false;
    this.#unanswered = { ...this.#unanswered, ...changes };
    this.#change({ isSaving: false, failure: outcome.failure });
    const isFinal = outcome.failure !== 'offline' && FINAL.has(outcome.failure.code);
    if (!isFinal)
      this.#schedule(RETRY_AFTER[Math.min(this.#attempts++, RETRY_AFTER.length - 1)] ?? SAVE_AFTER);
    return false;
  }

  #receive(answer: Answer, sent: Record<string, FieldValue>): void {
    const { saved: before, mine: changed } = this.#state;
    const kept = new Set([...Object.keys(answer.refused), ...answer.conflicts.map(({ field }) => field)]);
    // A field that somebody else set to the same value is saved, too.
    const arrived = Object.fromEntries(Object.entries(sent).filter(([field]) => !kept.has(field)));
    const theirs = Object.fromEntries(answer.theirs.map(({ field, value }) => [field, value]));
    const saved: Fields = { ...before, ...theirs, ...arrived };
    const mine = this.#unlike(changed, saved);
    const conflicts = { ...this.#state.conflicts, ...this.#conflictsOf(answer, mine, arrived) };
    this.#base = null;
    this.#unanswered = {};
    this.#change({
      revision: answer.revision,
      saved: {
        ...saved,
        ...Object.fromEntries(Object.values(conflicts).map((one) => [one.field, one.theirs])),
      },
      mine,
      conflicts,
      problems: this.#problemsOf(answer, sent),
      changedBy: { ...this.#state.changedBy, ...this.#marksOf(answer, before, changed) },
      isSaving: false,
      failure: null,
      answer,
    });
  }

  /** What the server refused, unless it was changed again while it was on its way. */
  #problemsOf(answer: Answer, sent: Record<string, FieldValue>): Record<string, string> {
    const fresh = Object.entries(answer.refused).filter(
      ([field, problem]) => problem !== undefined && sameValue(sent[field] ?? null, this.value(field)),
    );
    return { ...this.#state.problems, ...(Object.fromEntries(fresh) as Record<string, string>) };
  }

  #marksOf(answer: Answer, before: Fields, changed: Fields): Record<string, string> {
    return Object.fromEntries(
      answer.theirs
        .filter(
          ({ field, value }) => !Object.hasOwn(changed, field) && !sameValue(before[field] ?? null, value),
        )
        .map(({ field, who }) => [field, who]),
    );
  }

  #conflictsOf(answer: Answer, mine: Fields, arrived: Fields): Record<string, EditConflict> {
    const found: Record<string, EditConflict> = {};
    for (const conflict of answer.conflicts) {
      const { field } = conflict;
      const here = mine[field];
      // Our own words, whose answer was lost on the way, are nobody else's.
      if (here === undefined || this.#wasOurs(field, conflict.theirs)) continue;
      found[field] = { ...conflict, mine: here };
    }
    // Changed here while the save was on its way, and by someone else before it arrived.
    for (const { field, value, who } of answer.theirs) {
      const here = mine[field];
      if (here === undefined || found[field] || Object.hasOwn(arrived, field) || this.#wasOurs(field, value))
        continue;
      const base = this.#state.conflicts[field]?.base ?? this.#state.saved[field] ?? null;
      found[field] = { field, base, theirs: value, mine: here, who, at: '' };
    }
    return found;
  }

  #wasOurs(field: string, value: FieldValue): boolean {
    return Object.hasOwn(this.#unanswered, field) && sameValue(this.#unanswered[field] ?? null, value);
  }

  #unlikeSaved(fields: Fields): Record<string, FieldValue> {
    return this.#unlike(fields, this.#state.saved);
  }

  #unlike(fields: Fields, saved: Fields): Record<string, FieldValue> {
    return Object.fromEntries(
      Object.entries(fields).filter(([field, value]) => !sameValue(saved[field] ?? null, value)),
    );
  }
}
