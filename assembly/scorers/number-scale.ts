/** Words that change the number before them: "3 million", "2 dozen", "3 thirds", "3 and a half". */
import { isLetter, lower } from "../text/ascii";
import { wordAt } from "../text/word-list";
import { NumberValue } from "./number-value";

const MOST: u64 = 1_000_000_000_000_000_000;

/** Address behind the words that `readScale` read. */
export let scaleEnd: usize = 0;

/** Multiplies `value` by the words at `p`: 0 none stand there, 1 done, -1 out of range. */
export function readScale(p: usize, end: usize, value: usize): i32 {
  const v = changetype<NumberValue>(value);
  const from = p;
  for (let n = 0; n < 4; n++) {
    const scale = scaleAt(p, end);
    if (!scale) break;
    if (v.start || !multiply(v, scale > 0 ? scale : 1, scale < 0 ? -scale : 1)) return -1;
    p = scaleEnd;
    // "3 thousand-dollar bills" are no 3,000.
    if (p < end && load<u8>(p) == 0x2d) return -1;
    while (p < end && (load<u8>(p) == 0x20 || load<u8>(p) == 0x2d)) p++;
  }
  const part = fractionAt(p, end);
  if (part) {
    if (v.start || v.den != 1 || v.num > MOST || p != from) return -1;
    v.num = v.num * part + (part == 4 && isThree ? 3 : part == 3 && isTwo ? 2 : 1);
    v.den = part;
    return 1;
  }
  if (p == from) return 0;
  scaleEnd = p;
  return 1;
}

/** The factor that the word at `p` stands for, negative where it divides; 0: none. */
function scaleAt(p: usize, end: usize): i64 {
  if (p == end || !isLetter(load<u8>(p))) return 0;
  const b: u32 = lower(load<u8>(p));
  if (!wordAt(ALL, p, end)) return 0;
  let n = wordAt("hundred|hundreds", p, end);
  if (n) return found(p + n, 100);
  n = wordAt("thousand|thousands|grand|k", p, end);
  if (n) return found(p + n, 1000);
  n = wordAt("million|millions|mil|mn", p, end);
  if (n) return found(p + n, 1_000_000);
  n = wordAt("billion|billions|bn", p, end);
  if (n) return found(p + n, 1_000_000_000);
  n = wordAt("trillion|trillions", p, end);
  if (n) return found(p + n, 1_000_000_000_000);
  n = wordAt("dozen|dozens", p, end);
  if (n) return found(p + n, 12);
  n = wordAt("half|halves", p, end);
  if (n) return found(p + n, -2);
  n = wordAt("third|thirds", p, end);
  if (n) return found(p + n, -3);
  n = wordAt("quarter|quarters|fourth|fourths", p, end);
  if (n) return found(p + n, -4);
  n = wordAt("fifth|fifths", p, end);
  if (n) return found(p + n, -5);
  n = wordAt("sixth|sixths", p, end);
  if (n) return found(p + n, -6);
  n = wordAt("eighth|eighths", p, end);
  if (n) return found(p + n, -8);
  n = wordAt("tenth|tenths", p, end);
  if (n) return found(p + n, -10);
  n = wordAt("hundredth|hundredths", p, end);
  if (n) return found(p + n, -100);
  n = wordAt("thousandth|thousandths", p, end);
  if (n) return found(p + n, -1000);
  n = wordAt("millionth|millionths", p, end);
  return n ? found(p + n, b == 0x6d ? -1_000_000 : 0) : 0;
}

const ALL =
  "k|hundred|hundreds|thousand|thousands|grand|million|millions|mil|mn|billion|billions|bn|trillion|trillions|dozen|dozens|half|halves|third|thirds|quarter|quarters|fourth|fourths|fifth|fifths|sixth|sixths|eighth|eighths|tenth|tenths|hundredth|hundredths|thousandth|thousandths|millionth|millionths";

function found(p: usize, scale: i64): i64 {
  scaleEnd = p;
  return scale;
}

let isThree: bool = false;
let isTwo: bool = false;

/** Denominator of "and a half", "and three quarters" at `p`, or 0. */
function fractionAt(p: usize, end: usize): u32 {
  let n = wordAt("and", p, end);
  if (!n) return 0;
  p = behindBlank(p + n, end);
  n = wordAt("three", p, end);
  isThree = n != 0;
  const two: usize = n ? 0 : wordAt("two", p, end);
  isTwo = two != 0;
  n += two;
  if (!n) n = wordAt("a|one", p, end);
  if (n) p = behindBlank(p + n, end);
  else if (!wordAt("half", p, end)) return 0;
  if (p < end && load<u8>(p) == 0x2d) p++;
  const scale = scaleAt(p, end);
  if (scale != -2 && scale != -3 && scale != -4) return 0;
  if ((isThree && scale != -4) || (isTwo && scale != -3)) return 0;
  return <u32>-scale;
}

function behindBlank(p: usize, end: usize): usize {
  while (p < end && load<u8>(p) == 0x20) p++;
  return p;
}

function multiply(v: NumberValue, by: i64, over: i64): bool {
  if (v.num > MOST / <u64>by || v.den > MOST / <u64>over) return false;
  v.num *= <u64>by;
  v.den *= <u64>over;
  let a = v.num;
  let b = v.den;
  while (b) {
    const r = a % b;
    a = b;
    b = r;
  }
  v.num /= a;
  v.den /= a;
  return true;
}
