/** The plain text with its number words as digits: "two hours and one half" becomes "2 hours and 1/2". */
import { allocText } from "../memory";
import { isLetter } from "../text/ascii";
import { numberWords, wordsBottom, wordsEnd, wordsTop } from "./number-words";
import { letterEnd, lowered, loweredWord, plainEnd, plainStart } from "./spoken-words";
import { isInList } from "./word-list";

/** Longer than any number makes the text. */
const ROOM: usize = 2048;

/** What `replaceWords` made. */
export let replacedStart: usize = 0;
export let replacedEnd: usize = 0;

/** False where there is no number word, or one that belongs to something before it. */
export function replaceWords(): bool {
  replacedStart = 0;
  let any = false;
  let behindAnd = false;
  for (let p = plainStart; p < plainEnd; ) {
    const end = letterEnd(p);
    if (end == p) {
      while (p < plainEnd && !isLetter(load<u8>(p))) if (!put(load<u8>(p++))) return false;
      continue;
    }
    const word = lowered(p, end);
    const isMinus = word && isInList(loweredWord(), word, " minus negative ");
    const from = isMinus && end + 1 < plainEnd && load<u8>(end) == 0x20 ? end + 1 : p;
    if (numberWords(from) && isWhole(wordsEnd)) {
      // "3 and a half"
      if (behindAnd && load<u8>(from, 1) == 0x20) return false;
      if (from > p && !put(0x2d)) return false;
      if (!putNumber(wordsTop)) return false;
      if (wordsBottom != 1 && (!put(0x2f) || !putNumber(wordsBottom))) return false;
      p = wordsEnd;
      any = true;
      behindAnd = false;
    } else {
      behindAnd = word != 0 && isInList(loweredWord(), word, " and ");
      for (; p < end; p++) if (!put(load<u8>(p))) return false;
    }
  }
  return any;
}

/** Does no letter or hyphen go on at `p`? */
function isWhole(p: usize): bool {
  return p == plainEnd || load<u8>(p) == 0x20 || load<u8>(p) == 0x2c;
}

function put(b: u32): bool {
  if (!replacedStart) {
    replacedStart = allocText(ROOM);
    replacedEnd = replacedStart;
  }
  if (!replacedStart || replacedEnd == replacedStart + ROOM) return false;
  store<u8>(replacedEnd++, <u8>b);
  return true;
}

function putNumber(value: u64): bool {
  if (value > 9 && !putNumber(value / 10)) return false;
  return put(0x30 + <u32>(value % 10));
}
