/** What the core sees of one sample. */
import type { PackedScorer } from "./options.ts";

/** A target as it was written: one string, a list, or a list of lists. Strings are UTF-8. */
export interface Target {
  /** 0: string, 1: list of strings, 2: list of lists. */
  depth: 0 | 1 | 2;
  /** Alternatives, each a list of spans; for depth 0 and 1 there is one alternative. */
  alternatives: Uint8Array[][];
}

export interface CoreInput {
  scorer: PackedScorer;
  /** UTF-8; ill-formed bytes are read as U+FFFD. */
  text: Uint8Array;
  /** True: the text is the bare answer. False: an output to search. */
  isAnswer: boolean;
  target: Target;
  choices: Uint8Array[] | null;
  stop: Uint8Array[] | null;
  /** True where the harness had cut the text at its stops already. */
  cut: boolean;
}

/** A target from plain strings. */
export function toTarget(value: string | string[] | string[][]): Target {
  if (typeof value === "string") return { depth: 0, alternatives: [[Buffer.from(value)]] };
  if (value.every((v) => typeof v === "string")) {
    return { depth: 1, alternatives: [value.map((v) => Buffer.from(v as string))] };
  }
  return {
    depth: 2,
    alternatives: value.map((list) => (list as string[]).map((v) => Buffer.from(v))),
  };
}
