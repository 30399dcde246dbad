/** A record read into an object: what decided, how certain it is, where the answer stands. */
import {
  CERTAINTY_NAMES,
  type CertaintyName,
  RULE_NAMES,
  type RuleName,
  VERDICT_NAMES,
  type VerdictName,
} from "./names.ts";

export const RECORD_BYTES = 40;

export interface Verdict {
  verdict: VerdictName;
  /** Exact score as a fraction, 0 <= num <= den. */
  num: bigint;
  den: bigint;
  /** num / den as a double. */
  score: number;
  /** The rule that decided; null where the sample errored. */
  rule: RuleName | null;
  certainty: CertaintyName;
  /** Of a `probable` verdict: wrong with probability below 2^-bits. */
  bits: number;
  /** Byte offsets [start, end) of the answer in the UTF-8 text, or null. */
  span: [number, number] | null;
  /** Counted work. */
  steps: number;
  /** Where the scored text ended: below the text's length where a stop cut it. */
  textEnd: number;
  /** A stop was applied here. */
  stopped: boolean;
  /** A stop cut a decimal in two, here or (as far as one can see) in the harness. */
  decimalCut: boolean;
}

/** Reads the record at `at`. */
export function readRecord(view: DataView, at: number): Verdict {
  const num = readU64(view, at);
  const den = readU64(view, at + 8);
  const start = view.getUint32(at + 24, true);
  const flags = view.getUint8(at + 22);
  return {
    verdict: VERDICT_NAMES[view.getUint8(at + 18)]!,
    num,
    den,
    score: Number(num) / Number(den),
    rule: RULE_NAMES[view.getUint16(at + 16, true)]!,
    certainty: CERTAINTY_NAMES[view.getUint8(at + 19)]!,
    bits: view.getUint16(at + 20, true),
    span: start === 0xffffffff ? null : [start, view.getUint32(at + 28, true)],
    steps: view.getUint32(at + 32, true),
    textEnd: view.getUint32(at + 36, true),
    stopped: (flags & 1) !== 0,
    decimalCut: (flags & 2) !== 0,
  };
}

/** An unsigned 64-bit number; the usual 0 and 1 cost no object. */
function readU64(view: DataView, at: number): bigint {
  if (view.getUint32(at + 4, true) === 0) {
    const low = view.getUint32(at, true);
    if (low < 2) return low === 0 ? 0n : 1n;
  }
  return view.getBigUint64(at, true);
}

/** The verdict of a sample that the core never judged: no output, or a trap. */
export function erroredVerdict(): Verdict {
  return {
    verdict: "errored",
    num: 0n,
    den: 1n,
    score: 0,
    rule: null,
    certainty: "none",
    bits: 0,
    span: null,
    steps: 0,
    textEnd: 0,
    stopped: false,
    decimalCut: false,
  };
}
