/** What the evaluation modulo primes asks of balls: signs, whole values and angles of constants. */
import { divide, multiply, subtract } from "../ball/arithmetic";
import {
  certainSign,
  exponent,
  fromI64,
  isWhole,
  limbs,
  setPrecision,
  wholeValue,
} from "../ball/ball";
import { isReal, realPart, wholeBelow } from "../ball/complex";
import { pi } from "../ball/trigonometry";
import { ballOf } from "./evaluate-ball";
import { F_ARCCOS, F_ARCTAN, functionIn } from "./functions";
import { gcd64 } from "./integer";

/** The real ball of a constant, or 0. */
function realBall(t: usize, bits: i32): usize {
  setPrecision(bits);
  const z = ballOf(t);
  return z && isReal(z) ? realPart(z) : 0;
}

/** Has the constant a value? */
export function isDefinedConstant(t: usize): bool {
  setPrecision(128);
  return ballOf(t) != 0;
}

/** Is the constant known to be real? */
export function isRealConstant(t: usize): bool {
  return realBall(t, 128) != 0;
}

/** -1 or 1 for a real constant that surely isn't 0, else 0. */
export function signOfConstant(t: usize): i32 {
  for (let bits = 128; bits <= 256; bits += 128) {
    const b = realBall(t, bits);
    const sign = b ? certainSign(b) : 0;
    if (sign) return sign;
  }
  return 0;
}

/** The sign of a - b for real constants; 0 where it isn't known. */
export function signOfDifference(a: usize, b: usize): i32 {
  for (let bits = 128; bits <= 256; bits += 128) {
    const s = realBall(a, bits);
    const t = s ? realBall(b, bits) : 0;
    const off = t ? subtract(s, t) : 0;
    if (off && certainSign(off)) return certainSign(off);
  }
  return 0;
}

/** The whole number that a constant is known to be, in `wholeCall`. */
export let wholeCall: i64 = 0;
export function wholeOfConstant(t: usize): bool {
  for (let bits = 128; bits <= 256; bits += 128) {
    const b = realBall(t, bits);
    if (!b || !isWhole(b)) continue;
    wholeCall = wholeValue;
    return true;
  }
  return false;
}

/** The only multiple of pi that the value of an inverse function can be: angleN pi / angleD. */
export let angleN: i64 = 0;
export let angleD: u64 = 1;
/** Angles that are looked for are multiples of pi over this. */
const PARTS: i64 = 120;

/** Is the constant `arcsin a` (or arccos, arctan) close to such an angle, and within its range? */
export function exactAngle(t: usize): bool {
  const b = realBall(t, 128);
  const parts = b ? divide(multiply(b, fromI64(PARTS, 0)), pi()) : 0;
  if (!parts) return false;
  const near = wholeBelow(subtract(multiply(parts, fromI64(2, 0)), fromI64(-1, 0))) >> 1;
  const off = subtract(parts, fromI64(near, 0));
  if (!off || certainSign(off) != 0 || exponent(off) + ((<i64>limbs) << 5) > -64) return false;
  const f = functionIn(t);
  const least: i64 = f == F_ARCCOS ? 0 : f == F_ARCTAN ? -59 : -60;
  const most: i64 = f == F_ARCCOS ? PARTS : -least;
  if (near < least || near > most) return false;
  const g = <i64>gcd64(<u64>abs(near), <u64>PARTS);
  angleN = near / g;
  angleD = <u64>(PARTS / g);
  return true;
}
