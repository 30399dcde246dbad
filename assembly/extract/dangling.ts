/** An output that breaks off in the sentence of its answer: "41 + 1 = 42, and then we add". */
import { spend } from "../budget";
import { isDigit, isLetter, isSpace } from "../text/ascii";
import { wordAt } from "../text/word-list";

/** No sentence ends with one of these. */
const OPEN_WORDS =
  "and|or|the|a|an|of|by|to|with|plus|minus|times|than|from|is|are|equals|we|then|if|because|since|which|each|every|multiplied|divided|not|but";
const REACH: usize = 200;

/** Does the text end at `end`, in the sentence of the number that ends at `p`, with something open? */
export function isDangling(p: usize, end: usize): bool {
  // the comma may have been taken for a part of the answer
  if (load<u8>(p - 1) == 0x2c) p--;
  while (end > p && isSpace(load<u8>(end - 1))) end--;
  if (end - p < 1 || end - p > REACH) return false;
  const b: u32 = load<u8>(end - 1);
  const isOpen = isLetter(b) ? isOpenWord(p, end) : isOpenSign(p, b, end);
  if (!isOpen || !spend(<u32>(end - p))) return false;
  for (let q = p; q < end; q++) {
    const c: u32 = load<u8>(q);
    if (c == 0x0a || c == 0x3b) return false;
    const isStop = c == 0x2e || c == 0x21 || c == 0x3f;
    if (isStop && q + 1 < end && !isDigit(load<u8>(q, 1))) return false;
  }
  return true;
}

function isOpenWord(p: usize, end: usize): bool {
  let q = end;
  while (q > p && isLetter(load<u8>(q - 1))) q--;
  return q > p && isSpace(load<u8>(q - 1)) && wordAt(OPEN_WORDS, q, end) != 0;
}

/** An operator, a comma right behind the number or an opening bracket; the stars of markdown stand in pairs or glued. */
function isOpenSign(p: usize, b: u32, end: usize): bool {
  if (b == 0x2a) return end - 1 > p && load<u8>(end - 2) == 0x20;
  // "42," may be the beginning of "42,000"
  if (b == 0x2c) return end - 1 == p;
  if (b == 0x2d) return end - 1 > p && load<u8>(end - 2) == 0x20;
  return b == 0x3d || b == 0x2f || b == 0x28 || b == 0x7b || b == 0x2b || b == 0x5e;
}
