/**
 * A decimal for the exact number that it rounds, or whose period it shows (shown-period.ts). No
 * equality, so it acts at the top only, and what it finds is `probable`:
 *
 *   0.0833333333333333  is  1/12      4.123105625617661  is  \sqrt{17}      (12 digits or more)
 *   0.333333  is  1/3             0.166666666  is  1/6                     (a period is shown)
 *   0.333333  is  1/3                 (rounding=6-places, after Math-Verify 0.9.0, whose
 *                                      grader.py rounds both sides where one is a float)
 */
import {
  OPTION_ROUNDING_6_PLACES,
  OPTION_ROUNDING_NEVER,
  RULE_MATH_REPEATING,
  RULE_MATH_ROUNDED,
} from "../names.generated";
import { signOf } from "./ball-of-form";
import { digitsOf, placeOf } from "./decimal-mark";
import { compare as compareIntegers, fromU64, limb, limbs, power } from "./integer";
import { IS_FORMAL, POLY } from "./ops";
import { asRational, polyOfRational, sum } from "./poly";
import {
  add,
  floor,
  fromInteger,
  invert,
  isNegativeRational,
  magnitude,
  multiply,
  negate,
  small,
} from "./rational";
import { rounding } from "./settings";
import { showsPeriod } from "./shown-period";
import { flags, kind, y } from "./term";
import { push, vector } from "./vector";

/** Digits that nobody rounds to by hand. */
const LONG: u32 = 12;
const PLACES: i32 = 6;

/** Bits of agreement that the last `isRounded` found, and the rule it found them by. */
export let roundedBits: u16 = 0;
export let roundedRule: u16 = 0;

/** Is one of the two canonical terms a decimal that the option lets stand for the other? */
export function isRounded(a: usize, b: usize): bool {
  if (kind(a) != POLY || kind(b) != POLY || (!y(a) && !y(b))) return false;
  if ((flags(a) | flags(b)) & IS_FORMAL) return false;
  const how = rounding();
  roundedRule = RULE_MATH_ROUNDED;
  if (how == OPTION_ROUNDING_NEVER) return false;
  if (how == OPTION_ROUNDING_6_PLACES) return y(a) ? agreeAt6(a, b) : agreeAt6(b, a);
  // two decimals are what they are
  if (y(a) && y(b)) return false;
  return y(a) ? rounds(a, b) : rounds(b, a);
}

/** Is the decimal the exact number, rounded in its last place or with its period shown? */
function rounds(decimal: usize, exact: usize): bool {
  const digits = digitsOf(y(decimal));
  const place = placeOf(y(decimal));
  const value = asRational(decimal);
  roundedBits = bitsOf(digits);
  if (digits >= LONG && isWithin(exact, value, halfOf(tenTo(place)))) return true;
  const q = asRational(exact);
  roundedRule = RULE_MATH_REPEATING;
  roundedBits = 0;
  return q != 0 && value != 0 && showsPeriod(value, -place, q);
}

/** Do the two round to the same number of 6 places? */
function agreeAt6(decimal: usize, other: usize): bool {
  const unit = tenTo(-PLACES);
  const value = asRational(decimal);
  if (!unit || !value) return false;
  const whole = millionths(value, unit);
  if (!whole) return false;
  roundedBits = limbs(whole) ? bitsOf(digitsOfInteger(whole)) : 0;
  const q = asRational(other);
  if (!q) return isWithin(other, multiply(fromInteger(whole), unit), halfOf(unit));
  const same = millionths(q, unit);
  return same != 0 && compareIntegers(whole, same) == 0;
}

/** How many units the rational has, to the nearest. */
function millionths(q: usize, unit: usize): usize {
  const n = add(multiply(q, invert(unit)), halfOf(small(1)));
  return n ? floor(n) : 0;
}

/** Is `|exact - value| <= margin`, certainly? */
function isWithin(exact: usize, value: usize, margin: usize): bool {
  if (!value || !margin) return false;
  const q = asRational(exact);
  if (q) {
    const distance = magnitude(add(q, negate(value)));
    const rest = distance ? add(margin, negate(distance)) : 0;
    return rest != 0 && !isNegativeRational(rest);
  }
  return (
    signOf(minus(exact, add(value, negate(margin)))) > 0 &&
    signOf(minus(exact, add(value, margin))) < 0
  );
}

function minus(p: usize, q: usize): usize {
  const v = vector();
  return q && push(v, p) && push(v, polyOfRational(negate(q))) ? sum(v) : 0;
}

function halfOf(q: usize): usize {
  return q ? multiply(q, invert(small(2))) : 0;
}

function tenTo(place: i32): usize {
  const whole = fromInteger(power(fromU64(10, false), <u32>abs(place)));
  return whole && place < 0 ? invert(whole) : whole;
}

/** floor(digits * log2(10)) */
function bitsOf(digits: u32): u16 {
  return <u16>((digits * 33219) / 10000);
}

/** Decimal digits of an integer that isn't 0, or one fewer. */
function digitsOfInteger(n: usize): u32 {
  const top = limbs(n) - 1;
  const bits = top * 32 + 32 - <u32>clz(limb(n, top));
  return (bits * 3) / 10;
}
