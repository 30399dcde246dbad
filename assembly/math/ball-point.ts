/** The points at which terms are enclosed: a value for each variable, and what else is chosen. */
import { fromI64 } from "../ball/ball";
import { squeeze } from "../modular/sponge";
import { isWholeVariable } from "./expression";
import { isSame } from "./term";

/** u32 term, u32 free, i64 value in 2^-13, of each variable at this point. */
const values: usize = memory.data(16 * 16);
let valueCount: u32 = 0;
let number: u32 = 0;

/** Which base that of a log without one is: 0: e; 1: ten; 2: two; below 0: any of them. */
export const LOG_READINGS: i32 = 3;
export const ANY_READING: i32 = -1;
export let logReading: i32 = ANY_READING;

export function setLogReading(reading: i32): void {
  logReading = reading;
}

/** Power of two by which points are moved out (or in, below 0). */
let scale: i32 = 0;

export function setPointScale(k: i32): void {
  scale = k;
}

/** Goes to the point with this number: even ones have positive coordinates only. */
export function openBallPoint(n: u32): void {
  number = n;
  valueCount = 0;
}

/** The ball of a variable here: no whole number, but for variables that stand for one. 0: too many. */
export function variableBall(t: usize): usize {
  for (let i: u32 = 0; i < valueCount; i++) {
    const p = values + 16 * i;
    if (isSame(load<u32>(p), t)) return fromI64(load<i64>(p, 8), -13);
  }
  if (valueCount == 16) return 0;
  const p = values + 16 * valueCount++;
  const drawn = squeeze();
  let value = <i64>((drawn >> 32) & 0x7fff) | 1;
  if (isWholeVariable(t)) value = (2 + (value & 15)) << 13;
  else {
    value += 1 << 11;
    value = scale < 0 ? (value >> -scale) | 1 : value << scale;
    if (number & 1 && drawn & 1) value = -value;
  }
  store<u32>(p, <u32>t);
  store<i64>(p, value, 8);
  return fromI64(value, -13);
}
