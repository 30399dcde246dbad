/**
 * MATH-Hard on the second Open LLM Leaderboard: lm_eval/tasks/leaderboard/math/utils.py of
 * EleutherAI/lm-evaluation-harness 0.4.4. One sentence is extracted to the letter, its answer and
 * the target are normalised, and SymPy subtracts them. SymPy itself can't be copied: what its
 * parser refuses is told here (minerva-latex.ts), what it takes is compared by `math`, read without
 * mixed numbers, units or constants, and what remains is undecided (`faulty/sympy`).
 */
import { spend } from "../budget";
import { targetDepth } from "../lists";
import { SAME, UNKNOWN } from "../math/compare";
import { equalAnswers, equalRule } from "../math/equal";
import { allocForms, FORM_BYTES, openForm } from "../math/form";
import { alloc } from "../memory";
import {
  RULE_FAULTY_EXTRACT,
  RULE_FAULTY_SYMPY,
  RULE_MATH_APART,
  RULE_MATH_CONSTANT,
  RULE_MATH_EXPRESSION,
  RULE_MATH_IDENTICAL_FORM,
  RULE_MATH_IDENTITY,
  RULE_MATH_LETTER,
  RULE_MATH_NUMBER,
  RULE_TEXT_IDENTICAL,
  RULE_UNKNOWN_TARGET,
} from "../names.generated";
import { decide, span, undecided } from "../record";
import { isAnswer, target, text, textEnd } from "../sample";
import { sameBytes } from "../text/ascii";
import { skipSpaces, trimSpaces } from "../unicode/space";
import { isAnyTarget } from "./any-target";
import { unansweredOutput } from "./extracted";
import { PLAIN, plainEnd, plainStart, REFUSED, readLatex, TAKEN, takenEnd } from "./minerva-latex";
import { normalFinal, normalFinalEnd } from "./minerva-normal";
import { findFirst, findLast, foundEnd, foundStart, wordsEnd, wordsStart } from "./pattern";
import { cutAt } from "./stops";

/** Glued to every output, so that one that was cut behind its answer still has the sentence. */
const SUFFIX = "I hope it is correct.";

let isUnsure: bool = false;

/** Equal where SymPy's difference to any target is 0. */
export function scoreMinerva(): void {
  if (targetDepth(target) > 1) return undecided(RULE_UNKNOWN_TARGET);
  let p = text;
  let end = textEnd;
  if (!isAnswer) {
    end = cutAt("Problem:\0", text, textEnd);
    const n = wordsEnd(SUFFIX) - wordsStart(SUFFIX);
    const copy = alloc(end - text + n);
    if (!copy || !spend(<u32>(end - text))) return;
    memory.copy(copy, text, end - text);
    memory.copy(copy + (end - text), wordsStart(SUFFIX), n);
    const sentence = "Final Answer: The final answer is(.*?). I hope it is correct.";
    if (!findFirst(sentence, copy, copy + (end - text) + n)) return unansweredOutput();
    p = skipSpaces(foundStart, foundEnd);
    end = trimSpaces(p, foundEnd);
    span(<u32>(p - copy), <u32>(end - copy));
  }
  const normal = normalFinal(p, end);
  if (!normal) return;
  isUnsure = false;
  if (isAnyTarget(normal, normalFinalEnd, isTarget)) decide(true, RULE_FAULTY_EXTRACT);
  else if (isUnsure) undecided(RULE_FAULTY_SYMPY);
  else decide(false, RULE_FAULTY_EXTRACT);
}

/** A target that is a solution is what its last box holds. */
function isTarget(normal: usize, normalEnd: usize, t: usize, tEnd: usize): bool {
  if (findLast("\\\\boxed\\{", t, tEnd)) {
    let depth = 1;
    let end = foundEnd;
    if (!spend(<u32>(tEnd - end))) return false;
    for (; end < tEnd; end++) {
      const b: u32 = load<u8>(end);
      if (b == 0x7b) depth++;
      else if (b == 0x7d && --depth == 0) break;
    }
    t = foundEnd;
    tEnd = end;
  }
  t = normalFinal(t, tEnd);
  tEnd = normalFinalEnd;
  if (!t) return false;
  const wants = readLatex(t, tEnd);
  const wantedEnd = takenEnd;
  const wanted = plainStart;
  const wantedPlainEnd = plainEnd;
  const gives = readLatex(normal, normalEnd);
  if (wants == REFUSED || gives == REFUSED) return false;
  if (wants == PLAIN && gives == PLAIN) return isSame(wanted, wantedPlainEnd, plainStart, plainEnd);
  if (wants == TAKEN && gives == TAKEN && sameBytes(normal, takenEnd, t, wantedEnd)) return true;
  isUnsure = true;
  return false;
}

/** Compares as `math` does, but without any of its policies. */
function isSame(p: usize, end: usize, t: usize, tEnd: usize): bool {
  const forms = allocForms(2);
  if (!forms) return false;
  openForm(forms, p, end);
  openForm(forms + FORM_BYTES, t, tEnd);
  const verdict = equalAnswers(forms, forms + FORM_BYTES);
  const isStrict =
    equalRule == RULE_TEXT_IDENTICAL ||
    equalRule == RULE_MATH_NUMBER ||
    equalRule == RULE_MATH_CONSTANT ||
    equalRule == RULE_MATH_IDENTICAL_FORM ||
    equalRule == RULE_MATH_EXPRESSION ||
    equalRule == RULE_MATH_IDENTITY ||
    equalRule == RULE_MATH_APART ||
    equalRule == RULE_MATH_LETTER;
  if (verdict == UNKNOWN || !isStrict) isUnsure = true;
  return verdict == SAME && isStrict;
}
