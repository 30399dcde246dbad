/**
 * What stands right beside a box and makes it a part of something larger, or none: "2\boxed{3}",
 * "\sqrt{\boxed{3}}", "\boxed{3}^2", "x > \boxed{3}", "\boxed{3} = 4". Both `math` and `gsm8k`
 * ask this of a box. Of signs and commands only those are let pass that are known to change
 * nothing (before-box.ts, behind-box.ts); of words only those count that are known to.
 */
import { NEGATED } from "../scorers/number-behind";
import { wordBefore } from "../text/word-list";
import { judgeBeforeBox, openBrackets } from "./before-box";
import { judgeBehindFormula } from "./behind-box";
import { beforeOpening } from "./box-marks";

/** What denies the box behind it. */
const DENIALS =
  "not|never|nor|isn't|wasn't|can't be|cannot be|not be|not equal to|not the answer|isn't the answer|not write|never write|don't write|not put|don't put|not say|not to write|mistake to write|wrong to write|wrong to say|mistake to say|mistake to answer|wrong to answer|instead of|rather than";

/** Judges the signs around the box `[box, boxEnd)`, or several; FINE where it stands by itself. */
export function besideBox(start: usize, box: usize, boxEnd: usize, end: usize): i32 {
  const q = beforeOpening(start, box);
  // "is" is the usual word, and none of these ends in "s"
  if (q > start && load<u8>(q - 1) != 0x73 && wordBefore(DENIALS, start, q)) return NEGATED;
  const before = judgeBeforeBox(start, box, boxEnd);
  return before ? before : judgeBehindFormula(box, boxEnd, end, openBrackets);
}
