/**
 * What a short text says by more than single words:
 *
 *   0x1A = 26     0b101 = 5     2h30m = 2 hours 30 minutes     option C = C
 *   negative 5 = -5     all real numbers except 2 = \mathbb{R} \setminus \{2\}
 *   the square root of 2 = \sqrt{2}     all real numbers greater than 3 = (3, \infty)
 */
import { allocText } from "../memory";
import {
  isDigit,
  isLetter,
  literalLength,
  lower,
  startsWith,
  startsWithNoCase,
} from "../text/ascii";
import { canonicalSide } from "./canonical-structure";
import { IS_OPAQUE, UNION } from "./ops";
import { parseAnswer } from "./parser";
import { digitEnd, letterEnd, lowered, loweredWord, plainEnd, plainStart } from "./spoken-words";
import { flags, kind } from "./term";
import { groupInList, isInList } from "./word-list";

/** Bytes that notation may take: each sign of the text at most once, and names of units. */
const ROOM: usize = 192;

const key: usize = memory.data(24);
let out: usize = 0;
let to: usize = 0;

/** The canonical term of the plain text, or 0. */
export function saidForm(): usize {
  to = 0;
  const isRead =
    based() || duration() || chosen() || negated() || rooted() || boundedBy() || exceptFor();
  if (!isRead || !to) return 0;
  const t = canonicalSide(parseAnswer(out, to));
  return t && !(flags(t) & IS_OPAQUE && kind(t) != UNION) ? t : 0;
}

function begin(): bool {
  out = allocText(ROOM);
  to = out;
  return out != 0;
}

function put(from: usize, end: usize): bool {
  if (!to || to + (end - from) > out + ROOM) return false;
  memory.copy(to, from, end - from);
  to += end - from;
  return true;
}

function putWord(word: string): bool {
  const p = changetype<usize>(word);
  return put(p, p + literalLength(word));
}

/** 0x1A, 0b101: of digits alone, 0x12 may be a product. */
function based(): bool {
  const n = plainEnd - plainStart;
  if (n < 3 || n > 16 || load<u8>(plainStart) != 0x30) return false;
  const sign: u32 = load<u8>(plainStart, 1);
  if (sign != 0x78 && sign != 0x58 && sign != 0x62) return false;
  const isBinary = sign == 0x62;
  let value: u64 = 0;
  let hasLetters = false;
  for (let p = plainStart + 2; p < plainEnd; p++) {
    const b: u32 = lower(load<u8>(p));
    const digit = isDigit(b) ? b - 0x30 : b - 0x61 + 10;
    if (digit >= (isBinary ? 2 : 16)) return false;
    if (digit > 9) hasLetters = true;
    value = value * (isBinary ? 2 : 16) + digit;
  }
  // 0b10 as a product is 0
  return (hasLetters || (isBinary && n > 4)) && begin() && putNumber(value);
}

function putNumber(value: u64): bool {
  if (value > 9 && !putNumber(value / 10)) return false;
  if (to == out + ROOM) return false;
  store<u8>(to++, <u8>(0x30 + (value % 10)));
  return true;
}

const PARTS =
  " d day days | h hr hrs hour hours | m min mins minute minutes | s sec secs second seconds ";

/** Two parts or more, each of a smaller unit: 2h30m, 1 h 5 min 10 s. */
function duration(): bool {
  let p = plainStart;
  if (!isDigit(load<u8>(p)) || !begin()) return false;
  let last = -1;
  let parts = 0;
  while (p < plainEnd) {
    const digits = p;
    p = digitEnd(p);
    if (p == digits || p - digits > 4) return false;
    const stop = p;
    if (p < plainEnd && load<u8>(p) == 0x20) p++;
    const word = p;
    p = letterEnd(p);
    const end = p > word ? lowered(word, p) : 0;
    const unit = end ? groupInList(loweredWord(), end, PARTS) : -1;
    if (unit <= last || !put(digits, stop)) return false;
    putWord(unit == 0 ? " days " : unit == 1 ? " hours " : unit == 2 ? " minutes " : " seconds ");
    last = unit;
    parts++;
    while (p < plainEnd && (load<u8>(p) == 0x20 || load<u8>(p) == 0x2c)) p++;
  }
  return parts > 1;
}

/** option C */
function chosen(): bool {
  const stop = letterEnd(plainStart);
  const end = stop > plainStart ? lowered(plainStart, stop) : 0;
  if (!end || stop + 2 != plainEnd || load<u8>(stop) != 0x20) return false;
  if (!isInList(loweredWord(), end, " option choice ")) return false;
  const b: u32 = load<u8>(stop + 1);
  if (b - 0x41 >= 26 || !begin()) return false;
  return put(stop + 1, plainEnd);
}

/** negative 5, minus 1/2 */
function negated(): bool {
  const stop = letterEnd(plainStart);
  const end = stop > plainStart ? lowered(plainStart, stop) : 0;
  if (!end || !isInList(loweredWord(), end, " negative minus ")) return false;
  if (stop + 1 >= plainEnd || load<u8>(stop) != 0x20) return false;
  if (!isDigit(load<u8>(stop + 1))) return false;
  return begin() && putWord("-") && putNumbers(stop + 1, plainEnd, false);
}

/** the square root of 2 */
function rooted(): bool {
  let p = plainStart;
  if (startsWithNoCase(p, plainEnd, "the ")) p += 4;
  if (!startsWithNoCase(p, plainEnd, "square root of ")) return false;
  p += 15;
  if (p == plainEnd || digitEnd(p) != plainEnd || !begin()) return false;
  return putWord("\\sqrt{") && put(p, plainEnd) && putWord("}");
}

const BOUNDS =
  " greater-than larger-than more-than | less-than smaller-than | greater-than-or-equal-to at-least | less-than-or-equal-to at-most ";

/** all real numbers greater than 3 */
function boundedBy(): bool {
  if (plainEnd - plainStart > 56) return false;
  let p = plainStart;
  while (p < plainEnd && !isDigit(load<u8>(p)) && load<u8>(p) != 0x2d) p++;
  if (p == plainEnd || load<u8>(p - 1) != 0x20) return false;
  const number = p;
  if (load<u8>(p) == 0x2d) p++;
  p = digitEnd(p);
  if (p < plainEnd && (load<u8>(p) == 0x2e || load<u8>(p) == 0x2f)) p++;
  if (digitEnd(p) != plainEnd || !isDigit(load<u8>(plainEnd - 1))) return false;
  // the words before it, from the third or second on
  for (let q = plainStart; q < number; q++) {
    if (load<u8>(q) != 0x20 || !isHead(plainStart, q)) continue;
    const end = keyOf(q + 1, number - 1);
    const bound = end ? groupInList(key, end, BOUNDS) : -1;
    if (bound < 0) continue;
    if (!begin()) return false;
    const isAbove = (bound & 1) == 0;
    if (isAbove) putWord(bound ? "[" : "(");
    else putWord("(-\\infty,");
    put(number, plainEnd);
    return putWord(isAbove ? ",\\infty)" : bound == 3 ? "]" : ")");
  }
  return false;
}

/** Do the words `[p, end)` say that all real numbers are meant? */
function isHead(p: usize, end: usize): bool {
  const to = keyOf(p, end);
  return to != 0 && isInList(key, to, HEADS);
}

/** End of the words `[p, end)` at `key`, in small letters with hyphens between; 0 where too long. */
function keyOf(p: usize, end: usize): usize {
  const n = end - p;
  if (p >= end || n > 24) return 0;
  for (let i: usize = 0; i < n; i++) {
    const b: u32 = load<u8>(p + i);
    store<u8>(key + i, <u8>(b == 0x20 ? 0x2d : lower(b)));
  }
  return key + n;
}

const HEADS =
  " all-real-numbers all-reals any-real-number all-real-values the-real-numbers every-real-number ";

/** all real numbers except 2 and 3 */
function exceptFor(): bool {
  let p = plainStart;
  while (p < plainEnd && !startsWith(p, plainEnd, " except ")) p++;
  if (p == plainEnd || !isHead(plainStart, p) || !begin()) return false;
  p += 8;
  if (startsWith(p, plainEnd, "for ")) p += 4;
  putWord("(-\\infty,\\infty)\\setminus\\{");
  return putNumbers(p, plainEnd, true) && putWord("\\}");
}

/** Numbers as they stand; where there may be several, "and" between them is a comma. */
function putNumbers(p: usize, end: usize, isList: bool): bool {
  if (p == end) return false;
  while (p < end) {
    if (isList && startsWith(p, end, "and ")) {
      if (load<u8>(to - 1) != 0x2c && !putWord(",")) return false;
      p += 4;
      continue;
    }
    const b: u32 = load<u8>(p);
    if (isLetter(b) || b == 0x3a || b == 0x27 || (!isList && (b == 0x2c || b == 0x20)))
      return false;
    if (b != 0x20 && !put(p, p + 1)) return false;
    p++;
  }
  return true;
}
