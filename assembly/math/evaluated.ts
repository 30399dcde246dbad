/**
 * The two rungs that evaluate, one behind the other: two expressions modulo primes, then in balls.
 * They are asked where forms decided nothing: of the two answers as they were parsed, and of the
 * entries of structures in canonical form (which is why those may not have lost any domain).
 *
 *   (\sin 2x, 1)  and  (2 \sin x \cos x, 1)      \sqrt{5 - 2\sqrt{6}}  and  \sqrt{3} - \sqrt{2}
 */
import { limitPassed, stepsSpent } from "../budget";
import { MAX_EVALUATION_STEPS, MAX_EVALUATIONS } from "../limits";
import { RULE_MATH_AGREEMENT, RULE_MATH_APART, RULE_MATH_IDENTITY } from "../names.generated";
import { isBeyondReals } from "./ball-of-form";
import { DIFFERENT, SAME, UNKNOWN } from "./compare";
import { areFamilies } from "./family";
import { IS_AMBIGUOUS, IS_COMPLEX, IS_FORMAL, IS_INFINITE, POLY } from "./ops";
import { WHY_DOMAIN } from "./rung";
import { agreementBits, areApartEverywhere, refuteByBalls } from "./rung-ball";
import { agreesRestricted, compareModular, modularBits, modularWhy, PROVED } from "./rung-modular";
import { BY_AGREEMENT, BY_BALLS, BY_IMAGES, uses } from "./rungs";
import { flags, kind } from "./term";
import { dependsOnSigns, haveSameVariables, isComplexByCustom, isShallow } from "./variables";

/** Terms nested deeper are not evaluated: each level takes of the engine's stack. */
export const MAX_LEVELS: u32 = 64;

/** Bits of agreement, less the length of both as written, that make two constants the same. */
const ENOUGH_BITS: i32 = 100;

/** Are entries evaluated now? */
let isOn: bool = false;
let tookRoot: bool = false;
let asked: u32 = 0;
let began: u32 = 0;

/** Rule of the last verdict. */
export let evaluatedRule: u16 = 0;
/** How sure all "same" since the start are together, in bits: 0 where none was said, PROVED. */
export let evaluatedBits: u16 = 0;
/** The last two were equal where both are defined, and may not be elsewhere. */
export let lostDomain: bool = false;
/** With option domain=restricted, and only of the last two: they are equal where both are defined. */
export let areEqualRestricted: bool = false;

/**
 * Begins the comparison of two answers, with entries or without. With `realRoot` one of them holds
 * the real root of a negative number where the principal one is complex.
 */
export function startEvaluations(withEntries: bool, realRoot: bool): void {
  isOn = withEntries;
  tookRoot = realRoot;
  asked = 0;
  began = stepsSpent();
  evaluatedBits = 0;
  lostDomain = false;
  areEqualRestricted = false;
}

/** Ends the evaluation of entries; what it came to stays. */
export function endEvaluations(): void {
  isOn = false;
}

/** Are entries evaluated where their forms decide nothing? */
export function areEvaluated(): bool {
  return isOn;
}

/** SAME, DIFFERENT or UNKNOWN for two canonical entries; symmetric. */
export function compareEvaluatedForms(a: usize, b: usize): i32 {
  return isOn ? compareEvaluated(a, b, a, b) : UNKNOWN;
}

/** The same for `p` and `q`, parsed or canonical, whose canonical forms are `s` and `t`. */
export function compareEvaluated(p: usize, q: usize, s: usize, t: usize): i32 {
  if (!p || !q || kind(s) != POLY || kind(t) != POLY) return UNKNOWN;
  if ((flags(s) | flags(t)) & (IS_AMBIGUOUS | IS_INFINITE)) return UNKNOWN;
  if (limitPassed() || isComplexByCustom(s) || isComplexByCustom(t)) return UNKNOWN;
  if (!isShallow(p, MAX_LEVELS) || !isShallow(q, MAX_LEVELS)) return UNKNOWN;
  if (++asked > MAX_EVALUATIONS || stepsSpent() - began > MAX_EVALUATION_STEPS) return UNKNOWN;
  const c = uses(BY_IMAGES) ? compareModular(p, q) : UNKNOWN;
  const onSigns = dependsOnSigns(s) || dependsOnSigns(t);
  const mayDiffer = maySayDifferent(s, t);
  const maySayNo = mayDiffer && !onSigns;
  evaluatedRule = RULE_MATH_IDENTITY;
  if (c == DIFFERENT && maySayNo) return DIFFERENT;
  if (c != SAME && onSigns && mayDiffer && uses(BY_BALLS) && areApartEverywhere(p, q)) {
    evaluatedRule = RULE_MATH_APART;
    return DIFFERENT;
  }
  if (c == DIFFERENT) return UNKNOWN;
  // Balls have the last word: whatever they tell apart is not the same.
  const isAsked = uses(BY_BALLS) && (c == SAME || maySayNo);
  const isApart = isAsked && refuteByBalls(p, q) == DIFFERENT;
  if (c == SAME && !isApart) {
    noteBits(modularBits);
    return SAME;
  }
  lostDomain = lostDomain || (c == UNKNOWN && modularWhy == WHY_DOMAIN);
  areEqualRestricted =
    c == UNKNOWN &&
    !isApart &&
    agreesRestricted &&
    uses(BY_BALLS) &&
    refuteByBalls(p, q) != DIFFERENT &&
    !limitPassed();
  if (isAsked && !isApart && c == UNKNOWN && modularWhy != WHY_DOMAIN && agree()) return SAME;
  evaluatedRule = RULE_MATH_APART;
  return isApart && c != SAME ? DIFFERENT : UNKNOWN;
}

/** Did the enclosures of two constants, asked last, agree beyond chance? That is probable, no proof. */
function agree(): bool {
  if (!uses(BY_AGREEMENT) || agreementBits < ENOUGH_BITS || limitPassed()) return false;
  evaluatedRule = RULE_MATH_AGREEMENT;
  noteBits(agreementBits);
  return true;
}

/** The chances of being wrong add up. */
export function noteBits(bits: u32): void {
  if (bits == PROVED || evaluatedBits == 0) {
    if (evaluatedBits == 0) evaluatedBits = <u16>bits;
  } else if (evaluatedBits == PROVED) evaluatedBits = <u16>bits;
  else evaluatedBits = <u16>(min<u32>(bits, evaluatedBits) - 1);
}

/**
 * Never because of names that one side alone has, of letters that run through numbers;
 * nor of a real root beside what isn't real.
 */
function maySayDifferent(s: usize, t: usize): bool {
  if (!haveSameVariables(s, t) || areFamilies(s, t)) return false;
  if (!tookRoot) return true;
  return (
    !((flags(s) | flags(t)) & (IS_FORMAL | IS_COMPLEX)) && !isBeyondReals(s) && !isBeyondReals(t)
  );
}
