/** What the rungs that evaluate have in common: the order of the two terms, and the draw. */
import { spend, stepsSpent } from "../budget";
import { MAX_RUNG_STEPS } from "../limits";
import { absorb, sealSponge, startSponge } from "../modular/sponge";
import { limb, limbs } from "./integer";
import { surd } from "./mono";
import { CALL, FACTOR, FUNCTION, MONO, NUMBER, RADICAL, SYMBOL, TEXT, TOKEN } from "./ops";
import { denominator, numerator } from "./rational";
import { attribute, child, compare, count, kind, resetTerms, x, y } from "./term";

/** Why a rung decided, or didn't. */
export const WHY_IMAGES: u32 = 1;
/** Balls that don't meet. */
export const WHY_REFUTED: u32 = 2;
/** The domains may differ by more than a thin set. */
export const WHY_DOMAIN: u32 = 3;
/** Not understood, undefined, or out of reach. */
export const WHY_UNKNOWN: u32 = 4;

/** The two terms in the order in which they are evaluated, whichever was given first. */
export let firstTerm: usize = 0;
export let secondTerm: usize = 0;

export function orderTerms(a: usize, b: usize): void {
  const swaps = compare(a, b) > 0;
  firstTerm = swaps ? b : a;
  secondTerm = swaps ? a : b;
}

let began: u32 = 0;

/** Starts the counts of a rung of its own, of steps and of terms: what costs more than a rung may take stays unknown. */
export function startWork(): void {
  began = stepsSpent();
  resetTerms();
}

export function hasWorkLeft(): bool {
  return stepsSpent() - began < MAX_RUNG_STEPS;
}

/** Starts the sponge from both terms; false where a limit was passed. */
export function drawFromTerms(): bool {
  startSponge();
  if (!absorbTerm(firstTerm) || !absorbTerm(secondTerm)) return false;
  sealSponge();
  return true;
}

function absorbTerm(t: usize): bool {
  if (!spend(2)) return false;
  const k = kind(t);
  absorb(<u64>k | ((<u64>attribute(t)) << 8) | ((<u64>count(t)) << 32));
  if (k == NUMBER || k == MONO) {
    absorbInteger(numerator(x(t)));
    absorbInteger(denominator(x(t)));
    if (k == MONO) absorb(surd(t));
  } else if (k == SYMBOL || k == TEXT || k == CALL) {
    absorb(y(t) - x(t));
    for (let p: usize = x(t), end: usize = y(t); p < end; p++) absorb(load<u8>(p));
  } else if (k == TOKEN || k == FACTOR || k == RADICAL || k == FUNCTION) absorb(x(t));
  for (let i: u32 = 0, n = count(t); i < n; i++) if (!absorbTerm(child(t, i))) return false;
  return true;
}

function absorbInteger(a: usize): void {
  absorb(load<u64>(a));
  for (let i: u32 = 0, n = limbs(a); i < n; i++) absorb(limb(a, i));
}
