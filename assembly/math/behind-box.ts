/**
 * What stands behind a box and belongs to its value: a percent sign, and a unit where the target
 * has one: "\boxed{50}\%", "\boxed{5}$ meters", "\boxed{5}\text{ cm}^2".
 */

import { spend } from "../budget";
import { blankLength } from "../extract/box-marks";
import { alloc } from "../memory";
import { textEnd } from "../sample";
import { isLetter, startsWith } from "../text/ascii";
import { wordAt } from "../text/word-list";
import { openedEnd, openedStart, openForm } from "./form";
import { findNearbyUnit, nearbyEnd, nearbyStart } from "./nearby-unit";

/** How far a unit behind a box is looked for. */
const BEHIND_BOX_BYTES: u32 = 48;

/** Opens the form anew with the percent sign behind its box; false where none stands there. */
export function takePercentBehindBox(form: usize): bool {
  let p = openedEnd;
  for (let n = 0; n < 8 && p < textEnd; n++) {
    const b: u32 = load<u8>(p);
    if (b == 0x7d || b == 0x24 || b == 0x20 || b == 0x7e) p++;
    else if (b == 0x5c && p + 1 < textEnd && load<u8>(p, 1) == 0x25) p++;
    else if (b == 0x5c && blankLength(p, textEnd)) p += blankLength(p, textEnd);
    else if (startsWith(p, textEnd, "\\text{") || startsWith(p, textEnd, "\\mbox{")) p += 6;
    else break;
  }
  if (p >= textEnd) return false;
  if (load<u8>(p) != 0x25 && !wordAt("percent|per cent", p, textEnd)) return false;
  const from = openedStart;
  const bytes = openedEnd - from;
  const copy = alloc(bytes + 2);
  if (!copy || !spend(<u32>bytes)) return false;
  memory.copy(copy, from, bytes);
  store<u16>(copy + bytes, 0x255c);
  openForm(form, copy, copy + bytes + 2);
  return true;
}

/** The same with a unit. */
export function takeUnitBehindBox(form: usize): void {
  const from = openedStart;
  const to = openedEnd;
  const bytes = to - from;
  const copy = alloc(bytes + 1 + BEHIND_BOX_BYTES);
  if (!copy || !spend(<u32>bytes + BEHIND_BOX_BYTES)) return;
  memory.copy(copy, from, bytes);
  store<u8>(copy + bytes, 0x20);
  let last = copy + bytes + 1;
  let p = to;
  for (const stop = min(textEnd, to + BEHIND_BOX_BYTES); p < stop; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x0a) break;
    if (b == 0x5c) {
      if (startsWith(p, stop, "\\text{") || startsWith(p, stop, "\\mbox{")) p += 5;
      else if (startsWith(p, stop, "\\mathrm{")) p += 7;
      else if (p + 1 < stop && isLetter(load<u8>(p, 1))) break;
      else p++;
    } else if (b != 0x7b && b != 0x7d && b != 0x24 && b != 0x7e) store<u8>(last++, b);
  }
  if (findNearbyUnit(copy, last, copy, copy + bytes)) openForm(form, nearbyStart, nearbyEnd);
}
