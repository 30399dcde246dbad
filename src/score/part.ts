/** What scoring makes of a part of a log: plain data, which may come from another thread. */
import type { PackedScorer, Verdict } from "../core/index.ts";
import type { BadSample, Fault, Ids, Sample, SampleId, TextKind } from "../log/index.ts";
import type { Seal } from "../token/index.ts";
import type { Difference } from "./difference.ts";
import type { Scored } from "./run.ts";

/** What is wanted besides the numbers. */
export interface Wants {
  /** Verdicts as lines of JSON; `log`: the log's name stands in each. Null: no lines. */
  lines: { log: string | null } | null;
  /** Hashes of the leaves of the sample root, under this seal; null: none. */
  leaves: Seal | null;
  /** What rows of a dataset are compared with. */
  seen: boolean;
  /** Canary strings to look for in every output; empty: none. */
  canaries: readonly string[];
  /** The first sample that can't be read ends the log. */
  strict: boolean;
}

/** What of a sample is made of a row of the dataset. */
export type SeenSample = Pick<Sample, "id" | "epoch" | "target" | "choices" | "input">;

/** Verdicts of one scorer, in the order of the part. */
export interface ScoreColumns {
  /** By their numbers in VERDICT_CODES. */
  verdicts: Uint8Array;
  /**
   * Scores that do not follow from their verdict, which is 1/1 for "equal" and else 0/1: index,
   * numerator, denominator; by index.
   */
  fractions: [number, bigint, bigint][];
}

/** Ids and epochs of the samples, and their places in the part. */
export interface SampleColumns {
  ids: Ids;
  epochs: Float64Array;
  places: Uint32Array;
}

/** What is noticed of a part's samples; lists are kept up to what the report asks for. */
export interface Found {
  compared: number;
  different: number;
  differences: Difference[];
  decimalCut: { id: SampleId; epoch: number }[];
  errors: { id: SampleId; epoch: number; error: string }[];
  doubts: [why: string, samples: number][];
  textKinds: Partial<Record<TextKind, number>>;
  /** Samples that brought another scorer, or other options, than the plan's first. */
  ownScorer: number;
  /** Samples whose output holds a canary string, and how many hold each of them. */
  canary: { found: number; each: number[] };
}

/** A sample that can't be read, and where its line belongs. */
export interface BadSampleAt extends BadSample {
  /** Bytes of `lines` before it. */
  at: number;
}

/** Scorers that decided, each with the index of the first sample it was used for. */
export type Used = { scorer: Pick<PackedScorer, "name" | "options">; first: number }[];

/** Transcripts of models that judged, by the harness's score and the model (null: unsaid). */
export type Judges = { score: string; model: string | null; samples: number }[];

/** Of a part, or of a piece of one that is large. */
export interface PartResult {
  /** As in Decoded. */
  size: number;
  notes: string[];
  unpacked: number;
  /** Of the samples up to here all is told; then nothing. */
  stop: Fault | null;
  bad: BadSampleAt[];
  samples: SampleColumns;
  first: ScoreColumns;
  /** Of the plan's other scorers. */
  others: ScoreColumns[];
  used: Used;
  found: Found;
  /** UTF-8; null where none were wanted. */
  lines: Uint8Array | null;
  /** 32 bytes for each sample; null where none were wanted. */
  leaves: Uint8Array | null;
  /** Who judged how many samples in the log; empty where no leaves were wanted. */
  judges: Judges;
  /** Null where they were not wanted. */
  seen: SeenSample[] | null;
  /** The samples themselves, in this thread only. */
  scored: Scored[] | null;
}

/** Whether a score is what its verdict alone says: 1/1 for "equal", else 0. */
export function followsFromVerdict({ verdict, num, den }: Verdict): boolean {
  return verdict === "equal" ? num === den : num === 0n;
}
