/**
 * Refuting with balls: enclosures that don't meet prove two terms different. Constants directly;
 * with variables at points where both are defined. Balls that meet prove nothing.
 */
import {
  certainSign,
  exponent,
  limbs,
  radiusE,
  radiusM,
  setPrecision,
  sign,
  topExponent,
} from "../ball/ball";
import { imaginaryPart, isNonZero, isReal, modulus, realPart, subtract } from "../ball/complex";
import { limitPassed, spend } from "../budget";
import { regionNext, release } from "../memory";
import {
  ANY_READING,
  LOG_READINGS,
  openBallPoint,
  setLogReading,
  setPointScale,
} from "./ball-point";
import { DIFFERENT, UNKNOWN } from "./compare";
import { ballOf, sawExtreme, watchSizes } from "./evaluate-ball";
import { hasBareLog, hasVariable, scanExpressions } from "./expression";
import { limb, limbs as limbsOf } from "./integer";
import { resetForms } from "./modular-form";
import { MONO, NUMBER } from "./ops";
import { denominator, numerator } from "./rational";
import {
  drawFromTerms,
  firstTerm,
  orderTerms,
  secondTerm,
  startWork,
  WHY_REFUTED,
  WHY_UNKNOWN,
} from "./rung";
import { child, count, kind, x } from "./term";

/** Points that are tried; those where a side has no value say nothing. */
const POINTS: u32 = 6;
/** Points at which the balls meet before it is given up. */
const MEETINGS: u32 = 2;

/** Why the last `refuteByBalls` said what it said. */
export let ballWhy: u32 = WHY_UNKNOWN;
/**
 * Bits to which two constants that weren't told apart agree, relative to their size, less the
 * length of both as they are written: 5 bits for each operation, of which there are fewer than 32,
 * and the bits of each number. Rule math/agreement asks for 100 or more: that two different numbers
 * of so short a description agree so far would be a coincidence nobody has seen. 0 where a part of them is zero as far as is
 * known, or beyond 2^64 or 2^-64: there such coincidences are made (x + 10^-1000). It is no proof.
 */
export let agreementBits: i32 = 0;

/** DIFFERENT or UNKNOWN for two parsed terms. Symmetric. */
export function refuteByBalls(a: usize, b: usize): i32 {
  ballWhy = WHY_UNKNOWN;
  agreementBits = 0;
  if (!a || !b || !scanExpressions(a, b)) return UNKNOWN;
  const mark = regionNext();
  resetForms();
  startWork();
  orderTerms(a, b);
  // An unwritten base: they differ only where they do for each reading.
  let apart = drawFromTerms() && differ(0);
  for (let k = 1; k < LOG_READINGS && apart && hasBareLog; k++) {
    apart = drawFromTerms() && differ(k);
  }
  setLogReading(ANY_READING);
  if (!limitPassed()) release(mark);
  if (hasBareLog) agreementBits = 0;
  if (!apart || limitPassed()) return UNKNOWN;
  ballWhy = WHY_REFUTED;
  return DIFFERENT;
}

/** Points that have to tell two terms apart where that could hang on signs, and those with a value. */
const REGIONS: u32 = 24;
const DEFINED: u32 = 4;
const SCALES: usize = memory.data<i8>([0, 0, 1, 2, 0, 0, 1, 5, 0, 0, -4, 9]);

/**
 * Are the two terms apart wherever they are tried, for small, middle and large values of all signs
 * and orders? So they differ whatever the question says of the signs: \sqrt{2x}, \sqrt{3x}; but
 * \sqrt{(x-1)^2} and x-1 may be the same. Symmetric.
 */
export function areApartEverywhere(a: usize, b: usize): bool {
  ballWhy = WHY_UNKNOWN;
  if (!a || !b || !scanExpressions(a, b) || hasBareLog || !hasVariable) return false;
  const mark = regionNext();
  resetForms();
  startWork();
  orderTerms(a, b);
  let found: u32 = 0;
  let isApart = drawFromTerms();
  setLogReading(0);
  for (let i: u32 = 0; i < REGIONS && isApart && !limitPassed(); i++) {
    openBallPoint(i);
    setPointScale(<i32>load<i8>(SCALES + (i >> 1)));
    const point = regionNext();
    if (differHere(128)) found++;
    else if (defined) isApart = false;
    if (!limitPassed()) {
      resetForms();
      release(point);
    }
  }
  setPointScale(0);
  setLogReading(ANY_READING);
  if (limitPassed()) return false;
  release(mark);
  if (!isApart || found < DEFINED) return false;
  ballWhy = WHY_REFUTED;
  return true;
}

function differ(reading: i32): bool {
  setLogReading(reading);
  if (!hasVariable) {
    openBallPoint(0);
    return differHere(128) || differHere(256);
  }
  let meetings: u32 = 0;
  for (let i: u32 = 0; i < POINTS && meetings < MEETINGS; i++) {
    openBallPoint(i);
    if (differHere(128)) return true;
    if (!defined) continue;
    meetings++;
  }
  return false;
}

/** Both had a value. */
let defined: bool = false;

function differHere(bits: i32): bool {
  defined = false;
  setPrecision(bits);
  const mark = regionNext();
  watchSizes();
  const s = ballOf(firstTerm);
  const t = s ? ballOf(secondTerm) : 0;
  const off = t ? subtract(s, t) : 0;
  if (off) {
    defined = true;
    if (isNonZero(off)) return true;
    if (!hasVariable) agreementBits = sawExtreme ? 0 : agreement(s, off);
  }
  if (!limitPassed() && hasVariable) {
    // Forms made at this point go with it.
    resetForms();
    release(mark);
  }
  return false;
}

/** How far the difference lies below the size of the value itself, in bits. */
function agreement(value: usize, off: usize): i32 {
  const size = modulus(value);
  if (!size || certainSign(size) <= 0) return 0;
  let worst = extent(realPart(off));
  if (!isReal(off)) worst = max(worst, extent(imaginaryPart(off)));
  const bits = min<i64>(exponent(size) + ((<i64>limbs) << 5) - 1 - worst, (<i64>limbs) << 5);
  return <i32>max<i64>(0, bits - written(firstTerm) - written(secondTerm));
}

/** Bits it takes to write the term down. */
function written(t: usize): i64 {
  let bits: i64 = 5;
  if (!spend(1)) return 1 << 30;
  if (kind(t) == NUMBER || kind(t) == MONO) {
    bits += (<i64>(limbsOf(numerator(x(t))) + limbsOf(denominator(x(t))))) << 5;
    bits -= <i64>(clzTop(numerator(x(t))) + clzTop(denominator(x(t))));
  }
  for (let i: u32 = 0, n = count(t); i < n; i++) bits += written(child(t, i));
  return bits;
}

function clzTop(a: usize): u32 {
  const n = limbsOf(a);
  return n ? clz<u32>(limb(a, n - 1)) : 0;
}

/** All of the ball lies within 2^extent. */
function extent(b: usize): i64 {
  const middle = sign(b) ? topExponent(b) + 31 : -((<i64>1) << 40);
  const rest = radiusM(b) ? radiusE(b) + 31 : -((<i64>1) << 40);
  return max(middle, rest) + 1;
}
