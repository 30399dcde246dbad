/** Places between characters: anchors and word boundaries (`SRE(at)` of CPython 3.11, sre_lib.h). */
import { codePoint, codePointBefore } from "../text/utf8";
import { AT_END, AT_LINE_END, AT_LINE_START, AT_NO_BOUNDARY, AT_START, AT_VERY_END } from "./node";
import { isWordIn } from "./set";

/** Does the place hold at `at` of the text `[start, end)`? */
export function holdsAt(place: u32, flags: u8, start: usize, at: usize, end: usize): bool {
  switch (place) {
    case AT_START:
      return at == start;
    case AT_LINE_START:
      return at == start || load<u8>(at - 1) == 0x0a;
    case AT_END:
      return at == end || (at + 1 == end && load<u8>(at) == 0x0a);
    case AT_LINE_END:
      return at == end || load<u8>(at) == 0x0a;
    case AT_VERY_END:
      return at == end;
  }
  // Neither holds in an empty text.
  if (start == end) return false;
  const before = at > start && isWordIn(flags, codePoint(codePointBefore(at)));
  const behind = at < end && isWordIn(flags, codePoint(at));
  return (before != behind) != (place == AT_NO_BOUNDARY);
}
