/**
 * GSM8K of open-compass/opencompass 0.5.4 (opencompass/datasets/gsm8k.py): the last number before
 * any "Question:", which a comma ends, against the target's whole number.
 */
import { spend } from "../budget";
import { floatValue, parseFloat64 } from "../float/python";
import { targetDepth } from "../lists";
import { RULE_FAULTY_EXTRACT, RULE_UNKNOWN_TARGET } from "../names.generated";
import { decide, span, undecided } from "../record";
import { target, text, textEnd } from "../sample";
import { sameBytes } from "../text/ascii";
import { isAnyTarget } from "./any-target";
import { unansweredOutput } from "./extracted";
import {
  findFirst,
  findLast,
  foundEnd,
  foundStart,
  substitute,
  wordsEnd,
  wordsStart,
  writtenEnd,
} from "./pattern";
import { cutAt } from "./stops";

export function scoreOpencompassGsm8k(): void {
  if (targetDepth(target) > 1) return undecided(RULE_UNKNOWN_TARGET);
  const end = cutAt("Question:\0", text, textEnd);
  if (!findLast("\\-?\\d+\\.\\d+|\\-?\\d+", text, end)) return unansweredOutput();
  const p = foundStart;
  const to = foundEnd;
  span(<u32>(p - text), <u32>(to - text));
  decide(isAnyTarget(p, to, isTarget), RULE_FAULTY_EXTRACT);
}

/** The same text, or less than a millionth apart; a solution's answer is behind its first "#### ". */
function isTarget(p: usize, end: usize, t: usize, tEnd: usize): bool {
  if (findFirst("#### ", t, tEnd)) {
    const comma = ",";
    t = foundEnd;
    tEnd = cutAt("#### \0", t, tEnd);
    t = substitute(wordsStart(comma), wordsEnd(comma), "", t, tEnd);
    if (!t) return false;
    tEnd = writtenEnd;
  }
  if (sameBytes(p, end, t, tEnd)) return true;
  if (!spend(<u32>(tEnd - t)) || !isWhole(t, tEnd) || !parseFloat64(t, tEnd)) return false;
  const wanted = floatValue;
  return parseFloat64(p, end) && abs(floatValue - wanted) < 1e-6;
}

/** What int() takes, of what float() takes. */
function isWhole(p: usize, end: usize): bool {
  for (; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x2e || (b | 0x20) == 0x65) return false;
  }
  return true;
}
