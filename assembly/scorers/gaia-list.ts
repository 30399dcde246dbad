/** Entries of a list of GAIA: parted by commas and semicolons, in their order. */
import { limitPassed, spend } from "../budget";
import { sameBytes, startsWithNoCase } from "../text/ascii";
import { skipSpaces, trimSpaces } from "../unicode/space";
import { isGroupComma, readDecimal, sameDecimal } from "./gaia-number";
import { formEnd, normalForm } from "./gaia-text";

/** Is there a comma or a semicolon? */
export function isList(p: usize, end: usize): bool {
  for (; p < end; p++) if (load<u8>(p) == 0x2c || load<u8>(p) == 0x3b) return true;
  return false;
}

/**
 * Is something else than commas between digits what parts the entries? Then those are parts of
 * numbers: "1,000, 2,000" has two.
 */
export function keepsGroups(p: usize, end: usize): bool {
  for (const start = p; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x3b || (b == 0x2c && !isGroupComma(start, p, end))) return true;
  }
  return false;
}

/** Are the lists the same, entry by entry? `groups`: commas in the answer may be parts of numbers. */
export function sameList(t: usize, tEnd: usize, a: usize, aEnd: usize, groups: bool): bool {
  if (!spend((<u32>(tEnd - t + aEnd - a)) << 1)) return false;
  tEnd = withoutLast(t, tEnd);
  aEnd = withoutLast(a, aEnd);
  const targetGroups = keepsGroups(t, tEnd);
  const tStart = t;
  const aStart = a;
  while (true) {
    const tStop = entryEnd(tStart, t, tEnd, targetGroups);
    const aStop = entryEnd(aStart, a, aEnd, groups);
    if ((tStop == tEnd) != (aStop == aEnd)) return false;
    if (!sameEntry(t, tStop, a, aStop, aStop == aEnd) || limitPassed()) return false;
    if (tStop == tEnd) return true;
    t = tStop + 1;
    a = aStop + 1;
  }
}

/** `end` without separators, white space and a full stop before it. */
function withoutLast(p: usize, end: usize): usize {
  while (true) {
    end = trimSpaces(p, end);
    if (end == p) return end;
    const b: u32 = load<u8>(end - 1);
    if (b != 0x2c && b != 0x3b && b != 0x2e) return end;
    end--;
  }
}

function entryEnd(start: usize, p: usize, end: usize, groups: bool): usize {
  for (; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x3b || (b == 0x2c && !(groups && isGroupComma(start, p, end)))) break;
  }
  return p;
}

/** Numbers as numbers, all else as text with its punctuation. */
function sameEntry(t: usize, tEnd: usize, a: usize, aEnd: usize, isLast: bool): bool {
  t = skipSpaces(t, tEnd);
  a = skipSpaces(a, aEnd);
  if (isLast && startsWithNoCase(a, aEnd, "and ") && !startsWithNoCase(t, tEnd, "and ")) a += 4;
  const number = readDecimal(t, tEnd);
  if (number) {
    const other = readDecimal(a, aEnd);
    return other != 0 && sameDecimal(number, other);
  }
  const form = entryForm(t, tEnd);
  const formStop = entryStop;
  const other: usize = form ? entryForm(a, aEnd) : 0;
  return other != 0 && sameBytes(form, formStop, other, entryStop);
}

/** The normal form without quotes around and full stops behind. */
function entryForm(p: usize, end: usize): usize {
  const form = normalForm(p, end, true);
  if (!form) return 0;
  let stop = formEnd;
  while (stop > form && load<u8>(stop - 1) == 0x2e) stop--;
  const first: u32 = stop > form ? load<u8>(form) : 0;
  const isQuoted =
    (first == 0x22 || first == 0x27) && stop > form + 1 && load<u8>(stop - 1) == first;
  entryStop = isQuoted ? stop - 1 : stop;
  return isQuoted ? form + 1 : form;
}

let entryStop: usize = 0;
