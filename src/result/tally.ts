/** Adds up the scores of a log while it streams by: counts, value, span, standard error. */
import { VERDICT_CODES, type VerdictName } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import { IdTable } from "../log/id-table.ts";
import { type Ids, idAt, isPacked } from "../log/ids.ts";
import { twice } from "../log/seen.ts";
import type { SampleId } from "../log/types.ts";
import { Fraction } from "./fraction.ts";
import { checkReducer, parseReducer, type Reducer, reduceEpochs } from "./reduce.ts";
import { ERRORED, ScoreGrid, UNDECIDED } from "./score-grid.ts";
import { interval95, standardError } from "./statistics.ts";
import { Sum } from "./sum.ts";

/** What can become of a sample that is expected. */
export const OUTCOMES = [
  "equal",
  "different",
  "partial",
  "unanswered",
  "undecided",
  "errored",
  "missing",
] as const;
export type Outcome = (typeof OUTCOMES)[number];
export type Counts = Record<Outcome, number>;

/** What becomes of samples that errored: score 0, or left out as the harness does. */
export type ErrorsMode = "wrong" | "exclude";

/** One sample's score: 0 <= num <= den. */
export interface ScoredSample {
  id: SampleId;
  epoch: number;
  num: bigint;
  den: bigint;
  verdict: VerdictName;
}

/** Scores of many samples, as scoring a part of a log tells them. */
export interface ScoredColumns {
  ids: Ids;
  epochs: Float64Array;
  /** By their numbers in VERDICT_CODES. */
  verdicts: Uint8Array;
  /** Scores that are not 1 for "equal" and 0 for all else: index, numerator, denominator; by index. */
  fractions: readonly (readonly [number, bigint, bigint])[];
}

export interface TallyPlan {
  /** Epochs of every row; null: as many as the samples show. */
  epochs: number | null;
  /** "mean", "pass_at_2", ... as reduce.ts reads it. */
  reducer: string;
  /** Ids of the rows that were to be run; null: those that are seen. */
  rowIds: readonly SampleId[] | null;
  /** Rows of the whole dataset: those beyond the known ids were never run; null: no others. */
  rows: number | null;
  errors: ErrorsMode;
}

export interface Summary {
  /** The mean over rows of their reduced scores, in [0, 1]; 0 where n is 0. */
  value: Fraction;
  /** value * n: for the mean reducer with nothing left out, the sum of the scores. */
  k: Fraction;
  /** Samples the value is over: rows x epochs, less errored ones where they are left out. */
  n: number;
  rows: number;
  /**
   * Rows that have a score. Fewer only where errored samples are left out: a row of which too
   * little is left for the reducer goes with them, as in Inspect, while its other samples stay
   * in n.
   */
  scoredRows: number;
  epochs: number;
  reducer: string;
  errors: ErrorsMode;
  counts: Counts;
  /** The value with all undecided samples wrong (the value itself), and with all right. */
  span: { low: Fraction; high: Fraction };
  /** Sample standard deviation (ddof 1) of the rows' reduced scores / sqrt(rows); null below 2 rows. */
  stderr: number | null;
  /** See statistics.ts; null below 2 rows. */
  interval95: [number, number] | null;
}

/** More epochs than any benchmark runs; keeps a hostile epoch number from growing a row. */
const MAX_EPOCHS = 10_000;

export class Tally {
  readonly #plan: TallyPlan;
  readonly #reducer: Reducer;
  /** Numbers the rows. */
  readonly #ids: IdTable;
  readonly #scores = new ScoreGrid();
  #epochs = 0;
  readonly #counts = Object.fromEntries(OUTCOMES.map((o) => [o, 0])) as Counts;

  /**
   * `ids`: several tallies of the same samples may share one, to number the rows once.
   * Throws ERR_SPEC for an unknown reducer, or one that needs more epochs than there are, and
   * ERR_FORMAT for a number of epochs that no run has.
   */
  constructor(plan: TallyPlan, ids: IdTable = new IdTable()) {
    const { epochs } = plan;
    if (epochs !== null && !(Number.isInteger(epochs) && epochs >= 1 && epochs <= MAX_EPOCHS)) {
      const message = `the number of epochs is ${epochs}, expected 1 to ${MAX_EPOCHS}`;
      throw new EvalmarkError("ERR_FORMAT", message, { cure: "correct epochs" });
    }
    this.#plan = plan;
    this.#reducer = parseReducer(plan.reducer);
    if (plan.epochs !== null) checkReducer(this.#reducer, plan.epochs);
    this.#ids = ids;
    for (const id of plan.rowIds ?? []) ids.place(id);
  }

  /** Throws ERR_FORMAT for a sample seen before, or one outside the rows and epochs of the log. */
  add({ id, epoch, num, den, verdict }: ScoredSample): void {
    const row = this.#plan.rowIds ? this.#ids.find(id) : this.#ids.place(id);
    const fault = this.#note(row, epoch, verdict, Fraction.fromScore(num, den));
    if (fault) throw explained(fault, id, epoch, this.#most);
  }

  /**
   * Adds samples in their order. Throws as `add` does; how many were added before is told to
   * `before`.
   */
  addAll(columns: ScoredColumns, before: (samples: number) => void): void {
    const { ids, epochs, verdicts, fractions } = columns;
    const listed = this.#plan.rowIds !== null;
    const packed = !listed && isPacked(ids) ? ids : null;
    let next = 0;
    for (let i = 0, from = 0; i < verdicts.length; i++) {
      let row: number;
      if (packed) {
        const to = packed.ends[i]!;
        row = this.#ids.placeText(packed.bytes, from, to);
        from = to;
      } else {
        const id = idAt(ids, i);
        row = listed ? this.#ids.find(id) : this.#ids.place(id);
      }
      const verdict = VERDICT_CODES[verdicts[i]!]!;
      let score = verdict === "equal" ? Fraction.ONE : Fraction.ZERO;
      const own = fractions[next];
      if (own?.[0] === i) {
        score = Fraction.fromScore(own[1], own[2]);
        next++;
      }
      const fault = this.#note(row, epochs[i]!, verdict, score);
      if (fault) {
        before(i);
        throw explained(fault, idAt(ids, i), epochs[i]!, this.#most);
      }
    }
  }

  /** The last epoch that a sample may be of. */
  get #most(): number {
    return this.#plan.epochs ?? MAX_EPOCHS;
  }

  /** What is wrong with a sample, or null; `row`: -1 where its id is none of the log's. */
  #note(row: number, epoch: number, verdict: VerdictName, score: Fraction): SampleFault | null {
    if (!Number.isInteger(epoch) || epoch < 1 || epoch > this.#most) return "epoch";
    if (row < 0) return "row";
    const kept = verdict === "errored" ? ERRORED : verdict === "undecided" ? UNDECIDED : score;
    if (!this.#scores.add(row, epoch, kept)) return "twice";
    if (epoch > this.#epochs) this.#epochs = epoch;
    this.#counts[verdict]++;
    return null;
  }

  /** Throws ERR_SPEC where the reducer needs more epochs than were seen. */
  finish(): Summary {
    const { errors, reducer } = this.#plan;
    const epochs = this.#plan.epochs ?? Math.max(1, this.#epochs);
    checkReducer(this.#reducer, epochs);
    const known = this.#ids.size;
    const rows = Math.max(known, this.#plan.rows ?? 0);
    const seen = OUTCOMES.reduce((sum, o) => (o === "missing" ? sum : sum + this.#counts[o]), 0);
    const counts = { ...this.#counts, missing: rows * epochs - seen };
    const n = rows * epochs - (errors === "exclude" ? counts.errored : 0);

    const low = new Sum();
    const high = new Sum();
    const squares = new Sum();
    // Rows that were never run have no ids; they score 0, so only their number counts.
    let scored = rows - known;
    for (const { codes, rows: times } of this.#scores.patterns(known, epochs)) {
      const score = this.#reduce(codes, false);
      if (!score) continue;
      scored += times;
      low.add(score, times);
      squares.add(score.mul(score), times);
      high.add((codes.includes(UNDECIDED) ? this.#reduce(codes, true) : null) ?? score, times);
    }
    const size = Fraction.of(Math.max(1, scored));
    const value = low.total().div(size);
    const stderr = standardError(low.total(), squares.total(), scored);
    return {
      value,
      k: value.mul(Fraction.of(n)),
      n,
      rows,
      scoredRows: scored,
      epochs,
      reducer,
      errors,
      counts,
      span: { low: value, high: high.total().div(size) },
      stderr,
      interval95: interval95(value.toNumber(), stderr, scored),
    };
  }

  /** A row's one score, missing epochs as 0; null where all that it has is left out. */
  #reduce(codes: readonly number[], undecidedRight: boolean): Fraction | null {
    const scores: Fraction[] = [];
    for (const code of codes) {
      if (code === ERRORED && this.#plan.errors === "exclude") continue;
      const right = code === UNDECIDED && undecidedRight;
      scores.push(right ? Fraction.ONE : this.#scores.score(code));
    }
    const reduced = reduceEpochs(scores, this.#reducer, codes.length);
    return reduced ?? (this.#plan.errors === "wrong" ? Fraction.ZERO : null);
  }
}

type SampleFault = "epoch" | "row" | "twice";

function explained(fault: SampleFault, id: SampleId, epoch: number, most: number): EvalmarkError {
  if (fault === "twice") {
    const { message, cure } = twice({ id, epoch });
    return new EvalmarkError("ERR_FORMAT", message, { cure });
  }
  const what =
    fault === "row"
      ? "is none of the rows that the log lists"
      : `is of epoch ${epoch}, expected 1 to ${most}`;
  return new EvalmarkError("ERR_FORMAT", `sample ${JSON.stringify(id)} ${what}`);
}
