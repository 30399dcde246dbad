/**
 * A decimal that shows a period denotes the repeating decimal: `0.333333` is 1/3, `0.166666666` is
 * 1/6, `1.181818` is 13/11. The last digits, at least 6 (9 of a period of three), are whole repeats,
 * and at most 4 digits of the fraction stand before them. It is no rounding: 0.666667 shows none.
 */
import { fromU64, limbs, power } from "./integer";
import {
  compare,
  denominator,
  fromInteger,
  invert,
  isInteger,
  isNegativeRational,
  isZeroRational,
  magnitude,
  multiply,
  small,
  subtract,
} from "./rational";

const LEAST: i32 = 6;
const LONGEST_PERIOD: i32 = 3;
const MOST_BEFORE: i32 = 4;
/** More digits behind the point than these are no longer looked at. */
const MOST_PLACES: i32 = 400;

/** Is `exact` what the decimal, with so many digits behind its point, shows the period of? */
export function showsPeriod(decimal: usize, places: i32, exact: usize): bool {
  if (places < LEAST || places > MOST_PLACES || isInteger(exact)) return false;
  if (limbs(denominator(exact)) > 1) return false;
  if (isNegativeRational(decimal) != isNegativeRational(exact)) return false;
  const q = magnitude(exact);
  // What is written are the first digits of the exact number.
  const rest = q ? subtract(q, magnitude(decimal)) : 0;
  const last = rest && !isNegativeRational(rest) ? tenTo(places) : 0;
  if (!last || isZeroRational(rest) || compare(rest, invert(last)) >= 0) return false;
  for (let before = 0; before <= MOST_BEFORE; before++) {
    const moved = multiply(q, tenTo(before));
    if (!moved || isInteger(moved)) return false;
    for (let length = 1; length <= LONGEST_PERIOD; length++) {
      const shown = places - before;
      if (shown < max(LEAST, 3 * length) || shown % length) continue;
      const whole = multiply(moved, subtract(tenTo(length), small(1)));
      if (whole && isInteger(whole)) return true;
    }
  }
  return false;
}

function tenTo(n: i32): usize {
  return fromInteger(power(fromU64(10, false), <u32>n));
}
