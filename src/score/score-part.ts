/** One part of a log, read, scored and told: the whole work of a worker. */
import { Engine, type PackedScorer, VERDICT_CODES, type Verdict } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import { ByteWriter } from "../json/index.ts";
// Not by the door: a worker has no use for all that opens logs.
import { decoderOf } from "../log/decode.ts";
import type { BadSample, Decoded, Decoder, Decoding, Fault, Part, Sample } from "../log/index.ts";
import type { Seal } from "../token/index.ts";
import { findIn } from "./found.ts";
import type { InPlaceScorer } from "./in-place.ts";
import { writeLine } from "./line.ts";
import {
  type BadSampleAt,
  followsFromVerdict,
  type Judges,
  type PartResult,
  type SampleColumns,
  type ScoreColumns,
  type SeenSample,
  type Used,
  type Wants,
} from "./part.ts";
import { type ScorerPlan, scorerOf } from "./plan.ts";
import { Replay } from "./replay.ts";
import { type Scored, scoreSamples } from "./run.ts";

/** What scoring a log's parts needs to know; the same for all of them, and plain data. */
export interface Scoring {
  decoding: Decoding;
  plan: ScorerPlan;
  wants: Wants;
}

/** A part to be scored. */
export interface Task {
  part: Part;
  /** How many differences are told. */
  keep: number;
  /** Lines that an earlier run wrote of it, or of its beginning: these samples are not scored again. */
  replay?: Uint8Array | null;
  /** In another thread: where the results go. */
  slot?: SharedArrayBuffer;
  /** Whoever scored it before died over it: its samples are errored, and only named. */
  died: boolean;
}

/** The error of samples over which workers died. */
export const DIED = "the worker that scored it died, twice";

type Leaf = (scored: Scored) => Uint8Array;

const CODES = new Map(VERDICT_CODES.map((verdict, code) => [verdict, code]));
const LEAF_BYTES = 32;

export class PartScorer {
  readonly #scoring: Scoring;
  readonly #engine: Engine;
  readonly #decode: Decoder;
  readonly #leaf: Leaf | null;
  readonly #inPlace: InPlaceScorer | null;
  readonly #canaries: readonly Buffer[];
  readonly #out = new ByteWriter();

  private constructor(
    scoring: Scoring,
    engine: Engine,
    decode: Decoder,
    leaf: Leaf | null,
    inPlace: InPlaceScorer | null,
  ) {
    this.#scoring = scoring;
    this.#canaries = scoring.wants.canaries.map((canary) => Buffer.from(canary));
    this.#engine = engine;
    this.#decode = decode;
    this.#leaf = leaf;
    this.#inPlace = inPlace;
  }

  /** `reuse`: the samples are looked at by nobody else. */
  static async open(
    scoring: Scoring,
    engine: Engine = new Engine(),
    reuse = true,
  ): Promise<PartScorer> {
    const { decoding, wants } = scoring;
    const decode = await decoderOf(decoding, { strict: wants.strict, reuse });
    const leaf = wants.leaves && (await leafHasher(wants.leaves));
    const inPlace = await inPlaceScorer(scoring, engine);
    return new PartScorer(scoring, engine, decode, leaf, inPlace);
  }

  /**
   * What becomes of a part, in one piece or several; `hand`: hand out the samples too. Throws
   * what stops everything: a file that can't be read, a bug.
   */
  async *score({ part, keep, died, replay }: Task, hand = false): AsyncGenerator<PartResult> {
    const known = replay ? new Replay(replay) : null;
    const inPlace = hand || died || known ? null : this.#inPlace?.score(part, keep);
    if (inPlace) {
      yield inPlace;
      return;
    }
    for await (const decoded of this.#decode(part)) {
      if (died) for (const sample of decoded.samples) sample.error ??= DIED;
      yield this.#result(decoded, keep, hand, known);
    }
  }

  #result(decoded: Decoded, keep: number, hand: boolean, known: Replay | null): PartResult {
    const { plan, wants } = this.#scoring;
    const { samples, places, size, notes, unpacked } = decoded;
    let { bad, stop } = decoded;
    const used: PackedScorer[] = [];
    const leaves = this.#leaf && new Uint8Array(samples.length * LEAF_BYTES);
    const unscored = useScorers(samples, plan, used);
    let all = scoreSamples(samples.slice(0, used.length), plan, this.#engine, used, known);
    const unhashed = this.#leaf && leaves && hashLeaves(all, this.#leaf, leaves);
    const fault = unhashed ?? unscored;
    if (fault) {
      all = all.slice(0, fault.place);
      bad = bad.filter((b) => b.before <= fault.place);
      stop = { ...fault, place: places[fault.place]! };
    }
    const n = all.length;
    return {
      size,
      notes,
      unpacked,
      stop,
      ...linesOf(this.#out, all, bad, wants.lines),
      samples: columnsOf(all, places),
      first: scoresOf(n, (i) => all[i]!.verdict),
      others: plan.others.map((_, k) => scoresOf(n, (i) => all[i]!.others[k]!.verdict)),
      used: firstUses(all),
      found: findIn(all, plan, keep, this.#canaries),
      leaves: leaves === null ? null : leaves.subarray(0, n * LEAF_BYTES),
      judges: leaves === null ? [] : judgesOf(all),
      seen: wants.seen ? all.map(({ sample }) => seenOf(sample)) : null,
      scored: hand ? all : null,
    };
  }
}

/** Of samples files, where one scorer judges all and nobody asks for more than its verdicts. */
async function inPlaceScorer(scoring: Scoring, engine: Engine): Promise<InPlaceScorer | null> {
  const { decoding, plan, wants } = scoring;
  if (decoding.kind !== "samples" || !plan.first || plan.others.length > 0) {
    return null;
  }
  if (wants.leaves || wants.seen || wants.canaries.length > 0) return null;
  const { InPlaceScorer } = await import("./in-place.ts");
  return new InPlaceScorer(engine, plan.first, wants.lines);
}

/** Not the sample with all it has: it may go to another thread. */
function seenOf({ id, epoch, target, choices, input }: Sample): SeenSample {
  return { id, epoch, target, choices, input };
}

/** The leaves of few results are wanted: what makes them is loaded for these. */
async function leafHasher(seal: Seal): Promise<Leaf> {
  const [{ LeafMaker }, { leafHash }] = await Promise.all([
    import("../token/leaf.ts"),
    import("../token/merkle.ts"),
  ]);
  const maker = new LeafMaker(seal);
  return ({ sample, verdict }) => leafHash(maker.leaf(sample, verdict));
}

/** Scorers of the samples up to the first that has none; its fault, placed by its number. */
function useScorers(samples: Sample[], plan: ScorerPlan, used: PackedScorer[]): Fault | null {
  for (const [i, sample] of samples.entries()) {
    try {
      used.push(scorerOf(sample, plan));
    } catch (error) {
      return faultOf(error, i);
    }
  }
  return null;
}

/** Hashes up to the first sample that has no leaf; its fault, placed by its number. */
function hashLeaves(all: Scored[], leaf: Leaf, leaves: Uint8Array): Fault | null {
  for (const [i, one] of all.entries()) {
    try {
      leaves.set(leaf(one), i * LEAF_BYTES);
    } catch (error) {
      return faultOf(error, i);
    }
  }
  return null;
}

/** Throws what is no EvalmarkError. */
function faultOf(error: unknown, place: number): Fault {
  if (!(error instanceof EvalmarkError)) throw error;
  const { code, message, cure } = error;
  return { place, code, message, cure };
}

/** Lines of verdicts, and where those of samples that can't be read belong between them. */
function linesOf(
  out: ByteWriter,
  all: readonly Scored[],
  bad: readonly BadSample[],
  wanted: Wants["lines"],
): { lines: Uint8Array | null; bad: BadSampleAt[] } {
  if (!wanted) return { lines: null, bad: bad.map((b) => ({ ...b, at: 0 })) };
  const placed: BadSampleAt[] = [];
  for (let i = 0; i <= all.length; i++) {
    for (; bad[placed.length]?.before === i; ) {
      placed.push({ ...bad[placed.length]!, at: out.length });
    }
    if (i < all.length) writeLine(out, all[i]!, wanted.log);
  }
  return { lines: out.take(), bad: placed };
}

function columnsOf(all: readonly Scored[], at: readonly number[]): SampleColumns {
  const n = all.length;
  const numbers = new Float64Array(n);
  const epochs = new Float64Array(n);
  const places = new Uint32Array(n);
  let named = false;
  for (let i = 0; i < n; i++) {
    const { id, epoch } = all[i]!.sample;
    if (typeof id === "number") numbers[i] = id;
    else named = true;
    epochs[i] = epoch;
    places[i] = at[i]!;
  }
  return { ids: named ? all.map((s) => s.sample.id) : numbers, epochs, places };
}

function scoresOf(n: number, verdictOf: (i: number) => Verdict): ScoreColumns {
  const verdicts = new Uint8Array(n);
  const fractions: ScoreColumns["fractions"] = [];
  for (let i = 0; i < n; i++) {
    const verdict = verdictOf(i);
    verdicts[i] = CODES.get(verdict.verdict)!;
    if (!followsFromVerdict(verdict)) fractions.push([i, verdict.num, verdict.den]);
  }
  return { verdicts, fractions };
}

function judgesOf(all: readonly Scored[]): Judges {
  const out = new Map<string, Judges[number]>();
  for (const { sample } of all) {
    for (const { name, judge } of sample.harness) {
      if (!judge) continue;
      const key = JSON.stringify([name, judge.model]);
      const known = out.get(key);
      if (known) known.samples++;
      else out.set(key, { score: name, model: judge.model, samples: 1 });
    }
  }
  return [...out.values()];
}

/** Objects that are the same are told once; the fold compares the rest. */
function firstUses(all: readonly Scored[]): Used {
  const out: Used = [];
  const known = new Set<PackedScorer>();
  for (const [first, { used }] of all.entries()) {
    if (known.has(used)) continue;
    known.add(used);
    out.push({ scorer: { name: used.name, options: used.options }, first });
  }
  return out;
}
