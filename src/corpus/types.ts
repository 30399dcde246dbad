/** What the corpus of known bugs holds, once read. */
import type { Finding } from "../finding.ts";

/** Where a scorer goes wrong. */
export const KINDS = [
  "extraction",
  "normalisation",
  "comparison",
  "stop",
  "prompt",
  "aggregation",
  "judge",
  "length-norm",
  "code",
  "environment",
] as const;
export type Kind = (typeof KINDS)[number];

/** Why no scorer of texts can decide a case. */
export const SUBJECTS = [
  "prompt",
  "aggregation",
  "log-probs",
  "judge",
  "checker",
  "code",
  "environment",
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** A scorer and its options: "drop metric=em". */
export interface NamedScorer {
  name: string;
  options: Record<string, unknown>;
}

/** What a faulty scorer makes of a case: a score from 0 to 1, or no score at all. */
export type FaultyScore = number | "crash" | "hang";

export interface Fault {
  /** One of our scorers ("faulty/...", "inspect/..."), or an implementation elsewhere. */
  by: NamedScorer;
  score: FaultyScore;
  /** Versions that have it: "< 0.5.2", ">= 0.4.0 < 0.4.9", or in words; null: not known. */
  versions: string | null;
  /** Repository with issue, commit or path. */
  source: string;
}

export type Direction = "false-negative" | "false-positive" | "crash" | "hang";

interface Known {
  /** "family/short-name", unique in the corpus. */
  id: string;
  family: string;
  kind: Kind;
  /** One sentence: what goes wrong, or what a control keeps watch over. */
  tells: string;
  source: string;
  /** Where the case stands. */
  place: { file: string; line: number; column: number };
}

/** What a scorer of texts is asked. */
export interface Asked {
  /** What the model wrote, uncut. */
  output: string;
  target: string | string[] | string[][];
  choices: string[] | null;
  /** What the faulty harness cut the output at; the right scorer sees it uncut. */
  stop: string[] | null;
  /** Our scorer that gives the right score. */
  scorer: NamedScorer;
}

/** A case that scorers get wrong. */
export interface Bug extends Known, Asked {
  role: "bug";
  right: number;
  /** At least one. */
  faults: Fault[];
  /** Of the first fault. */
  direction: Direction;
}

/** A case that every scorer of its benchmark must get right; a scorer that doesn't is too strict or too lax. */
export interface Control extends Known, Asked {
  role: "control";
  right: number;
}

/** A case on which careful scorers differ: what each policy says, and no verdict. */
export interface Policy extends Known, Asked {
  role: "policy";
  policies: {
    says: string;
    score: number;
    /** Options of the case's scorer that follow this policy, or null. */
    options: Record<string, unknown> | null;
  }[];
}

/** A case that no scorer of texts can decide. */
export interface Told extends Known {
  role: "told";
  about: Subject;
  data: Record<string, unknown>;
  right: unknown;
  faulty: unknown;
  by: string;
  versions: string | null;
}

/** One question with the log-probabilities of its options, and which option each rule picks. */
export interface OptionProbs extends Known {
  role: "log-probs";
  about: "log-probs";
  choices: string[];
  /** Index of the right option. */
  target: number;
  /** Natural logarithms, one per option: of its letter, of its text, of its text without the question. */
  letters: number[] | null;
  texts: number[] | null;
  unconditional: number[] | null;
  /** Tokens of each option's text. */
  tokens: number[] | null;
  /** Index of the option that each rule picks. */
  picks: Record<string, number>;
  by: string;
  versions: string | null;
}

/** What a scorer of texts can be asked. */
export type Scorable = Bug | Control | Policy;
export type Case = Scorable | Told | OptionProbs;

export interface Family {
  name: string;
  /** One sentence: what the benchmark or program is. */
  about: string;
  file: string;
  cases: Case[];
}

export interface CorpusRead {
  families: Family[];
  /** Sorted by place; where there is an error, the case it concerns is left out. */
  findings: Finding[];
}
