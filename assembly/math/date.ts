/**
 * Dates: "March 5, 2024", "5 March 2024", "5th of March", "March 2024", 2024-03-05. 3/4/2024 is
 * read in two ways, so it is none.
 */
import { isDigit } from "../text/ascii";
import {
  digitEnd,
  digitsValue,
  letterEnd,
  lowered,
  loweredWord,
  plainEnd,
  plainStart,
  skipMarks,
} from "./spoken-words";
import { groupInList, isInList } from "./word-list";

const MONTHS =
  " january jan | february feb | march mar | april apr | may | june jun | july jul | august aug | september sep sept | october oct | november nov | december dec ";

/** Year, month, day of what `readDate` read; 0 where it says none. */
export let dateRead: u32 = 0;

let year: u32 = 0;
let month: u32 = 0;
let day: u32 = 0;

/** Reads the plain text as a date; `lenient`: 2024-03-05 may be one, which has no month by name. */
export function readDate(lenient: bool): bool {
  year = 0;
  month = 0;
  day = 0;
  if (isIso()) {
    if (!lenient) return false;
  } else if (!isWritten()) return false;
  if (day > 31 || month > 12 || !month) return false;
  dateRead = (year << 9) | (month << 5) | day;
  return true;
}

function isIso(): bool {
  if (plainEnd - plainStart != 10) return false;
  for (let i = 0; i < 10; i++) {
    const b: u32 = load<u8>(plainStart + i);
    if (i == 4 || i == 7 ? b != 0x2d : !isDigit(b)) return false;
  }
  year = digitsValue(plainStart, plainStart + 4);
  month = digitsValue(plainStart + 5, plainStart + 7);
  day = digitsValue(plainStart + 8, plainEnd);
  return day > 0;
}

/** A month by its name, with a day, a year or both around it. */
function isWritten(): bool {
  let numbers = 0;
  for (let p = plainStart; p < plainEnd; p = skipMarks(p)) {
    const digits = digitEnd(p);
    if (digits == p) {
      const stop = letterEnd(p);
      const end = stop > p ? lowered(p, stop) : 0;
      if (!end) return false;
      const group = groupInList(loweredWord(), end, MONTHS);
      if (group >= 0 && !month) month = group + 1;
      else if (!isInList(loweredWord(), end, " of the ") || !numbers || month) return false;
      p = stop;
      continue;
    }
    const value = digitsValue(p, digits);
    const n = digits - p;
    p = behindOrdinal(digits);
    if (n == 4 && p == digits && !year && month) year = value;
    else if (n < 3 && !day && value > 0 && !year) day = value;
    else return false;
    numbers++;
  }
  return month > 0 && numbers > 0;
}

/** Behind the "th" of 5th. */
function behindOrdinal(p: usize): usize {
  const stop = letterEnd(p);
  const end = stop > p ? lowered(p, stop) : 0;
  return end && isInList(loweredWord(), end, " st nd rd th ") ? stop : p;
}

/** SAME (1), DIFFERENT (-1) or not known (0): a part that one leaves out may be any. */
export function compareDates(a: u32, b: u32): i32 {
  if (a == b) return 1;
  const isOther =
    differ(a >> 9, b >> 9) || differ((a >> 5) & 15, (b >> 5) & 15) || differ(a & 31, b & 31);
  return isOther ? -1 : 0;
}

function differ(a: u32, b: u32): bool {
  return a != 0 && b != 0 && a != b;
}
