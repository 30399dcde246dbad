/** `(?i)`, `(?i:` and `(?i-s:` (`_parse_flags` of re/_parser.py, CPython 3.11). */
import { RULE_REGEX_INVALID } from "../names.generated";
import { refuse } from "./fault";
import { ASCII, flagOf, UNICODE } from "./flags";
import { takeByte } from "./source";

/** Did the flags that were read last end in a colon, and so hold for a group alone? */
export let colonFlags: bool = false;

/**
 * Reads flags from the letter or sign `c` on, which was taken. Those of the group that follows,
 * from `flags` that hold outside; without a colon those that are named. -1 for a fault.
 */
export function readFlags(at: usize, c: u32, flags: u8): i32 {
  let added: u8 = 0;
  let dropped: u8 = 0;
  colonFlags = false;
  while (c != 0x2d) {
    const flag = flagOf(c);
    if (!flag) return fault(at);
    added |= flag;
    if (added & ASCII && added & UNICODE) return fault(at);
    c = takeByte();
    if (c == 0x29) return added;
    if (c == 0x3a) break;
  }
  if (c == 0x2d) {
    c = takeByte();
    do {
      const flag = flagOf(c);
      if (!flag || flag == ASCII || flag == UNICODE) return fault(at);
      dropped |= flag;
      c = takeByte();
    } while (c != 0x3a);
  }
  if (added & dropped) return fault(at);
  colonFlags = true;
  if (added & (ASCII | UNICODE)) flags &= ~(ASCII | UNICODE);
  return (flags | added) & ~dropped;
}

function fault(at: usize): i32 {
  refuse(RULE_REGEX_INVALID, at);
  return -1;
}
