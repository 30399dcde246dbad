/** Lower case, one code point for one: str.lower without its two exceptions. */
import { mappedByRuns } from "../unicode/ranges";
import { LOWER, LOWER_ENTRIES } from "../unicode/tables.generated";

const FINAL_SIGMA: u32 = 0x3c2;
const SIGMA: u32 = 0x3c3;

/** The lower-case form of a code point above ASCII; both forms of the small sigma are one. */
export function lowerCodePoint(c: u32): u32 {
  return c == FINAL_SIGMA ? SIGMA : mappedByRuns(LOWER, LOWER_ENTRIES, c);
}
