/**
 * A sentence in a box, \boxed{\text{There are }42\text{ ways.}}: where the target is a plain
 * number, so is the answer. What the words say of the number is judged as in running text.
 */

import { closingBrace } from "../extract/braces";
import { judgeNeighbours } from "../extract/hedge";
import { wrapperLength } from "../extract/unwrap";
import { isEmptyTalk } from "../scorers/despair";
import { FINE } from "../scorers/number-behind";
import { isDigit, isLetter, skipSpace } from "../text/ascii";
import { formEnd, formStart, openForm } from "./form";

/** Opens the form anew on the number of its sentence; false where it is none. */
export function takeSentence(form: usize): bool {
  const start = formStart(form);
  const end = formEnd(form);
  const lead = textEnd(start, end);
  if (!lead || !hasWords(start, lead)) return false;
  const from = skipSpace(lead, end);
  let to = from;
  if (to < end && load<u8>(to) == 0x2d) to++;
  const first = to;
  while (to < end && isNumberByte(to, end)) to++;
  if (to == first) return false;
  const rest = skipSpace(to, end);
  const tail = rest == end ? end : textEnd(rest, end);
  if (!tail || skipSpace(tail, end) != end) return false;
  if (isEmptyTalk(start, end)) return false;
  if (judgeNeighbours(start, from, to, end, true) != FINE) return false;
  openForm(form, from, to);
  return true;
}

/** Behind the group of words at `p`, or 0 where none stands there. */
function textEnd(p: usize, end: usize): usize {
  const n = wrapperLength(p, end);
  const open = n ? skipSpace(p + n, end) : end;
  if (open == end || load<u8>(open) != 0x7b) return 0;
  const close = closingBrace(open, end);
  return close ? close + 1 : 0;
}

/** Words and no digit in the group? */
function hasWords(p: usize, end: usize): bool {
  let letters = false;
  for (p++; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (isDigit(b)) return false;
    if (isLetter(b) && load<u8>(p - 1) == 0x20) letters = true;
  }
  return letters;
}

function isNumberByte(p: usize, end: usize): bool {
  const b: u32 = load<u8>(p);
  if (isDigit(b)) return true;
  return (b == 0x2e || b == 0x2c) && p + 1 < end && isDigit(load<u8>(p, 1));
}
