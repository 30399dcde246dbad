/** Capturing groups of the pattern that is parsed: how many, and their names. */
import { spend } from "../budget";
import { alloc } from "../memory";
import { RULE_REGEX_INVALID } from "../names.generated";
import { isDigit, sameBytes } from "../text/ascii";
import { codePoint, codePointBytes } from "../text/utf8";
import { isWord } from "../unicode/word";
import { refuse } from "./fault";
import { here, patternEnd, takeToken } from "./source";

/** Groups opened so far. */
export let groups: u32 = 0;
/** The last of their names, as `u32 earlier name, u32 start, u32 end, u32 group`; or 0. */
export let lastName: usize = 0;

export function resetGroups(): void {
  groups = 0;
  lastName = 0;
}

/** Opens a group; its number, from 1. */
export function openGroup(): u32 {
  return ++groups;
}

/** Reads a name up to `>` and gives it to the group that is opened next; false for a fault. */
export function readName(open: usize): bool {
  const from = here;
  while (here < patternEnd && load<u8>(here) != 0x3e) takeToken();
  const end = here;
  if (end >= patternEnd || !isIdentifier(from, end)) return refuse(RULE_REGEX_INVALID, open) != 0;
  takeToken();
  for (let name = lastName; name; name = load<u32>(name)) {
    if (!spend(<u32>(end - from))) return false;
    if (sameBytes(load<u32>(name, 4), load<u32>(name, 8), from, end)) {
      return refuse(RULE_REGEX_INVALID, open) != 0;
    }
  }
  const entry = alloc(16);
  if (!entry) return false;
  store<u32>(entry, <u32>lastName);
  store<u32>(entry, <u32>from, 4);
  store<u32>(entry, <u32>end, 8);
  store<u32>(entry, groups + 1, 12);
  lastName = entry;
  return true;
}

/** As str.isidentifier has it, near enough: word characters, no digit in front. */
function isIdentifier(p: usize, end: usize): bool {
  if (p == end || isDigit(load<u8>(p))) return false;
  for (; p < end; p += codePointBytes(p)) if (!isWord(codePoint(p))) return false;
  return true;
}
