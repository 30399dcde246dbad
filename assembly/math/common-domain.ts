/**
 * Is there any place where two terms with the same conditions are both defined? ln(-1 - x^2) has
 * none, and then agreeing wherever both are defined says nothing. Points are tried until the balls
 * show one at which every condition holds.
 */
import { certainSign, fromI64, setPrecision } from "../ball/ball";
import { fromReal, isReal, modulus, realPart, subtract } from "../ball/complex";
import { regionNext, release } from "../memory";
import { openBallPoint, setPointScale } from "./ball-point";
import { ballOf } from "./evaluate-ball";
import { resetForms } from "./modular-form";

/** Powers of two by which the points of the balls are moved out or in. */
const SCALES: usize = memory.data<i32>([0, 0, 0, 0, 0, 0, 3, 3, 6, 6, 9, 9, -3, -3, -6, -6]);
const POINTS: u32 = 16;

/** Do the conditions hold anywhere: POLYs above 0 from `at` on, each behind a word that is `wanted`? */
export function holdsSomewhere(at: usize, n: u32, positive: u32, inUnit: u32): bool {
  const mark = regionNext();
  let found = n == 0;
  setPrecision(128);
  for (let i: u32 = 0; i < POINTS && !found; i++) {
    openBallPoint(i);
    setPointScale(load<i32>(SCALES + ((<usize>i) << 2)));
    found = true;
    for (let k: u32 = 0; k < n && found; k++) {
      const what = load<u32>(at + 8 * k);
      const p: usize = load<u32>(at + 8 * k, 4);
      found = what == positive ? isPositiveHere(p) : what == inUnit ? isInUnitHere(p) : true;
    }
    resetForms();
    release(mark);
  }
  setPointScale(0);
  return found;
}

function isPositiveHere(p: usize): bool {
  const z = ballOf(p);
  return z != 0 && isReal(z) && certainSign(realPart(z)) > 0;
}

function isInUnitHere(p: usize): bool {
  const z = ballOf(p);
  const size = z && isReal(z) ? modulus(z) : 0;
  const rest = size ? subtract(fromReal(fromI64(1, 0)), fromReal(size)) : 0;
  return rest != 0 && certainSign(realPart(rest)) > 0;
}
