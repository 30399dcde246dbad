/**
 * "so the value is $y$ and 7": where one value is called for, one of two members is a lone small
 * letter and nothing follows, the other one is the value, if it is a constant. Not so where
 * "values are" calls for more ("the values are y and 7"), with "or", and for e and i, which are
 * numbers themselves.
 */
import { judgeBefore } from "../scorers/number-before";
import { FINE } from "../scorers/number-behind";
import { isDigit, isLetter, isSpace, startsWith } from "../text/ascii";
import { wordAt, wordBefore } from "../text/word-list";
import { answerStart, foundAt } from "./range";

const CALLED = "value|answer|result";
const BEFORE = "the|a|this|its|final|correct|required|desired|numerical|so|our";

const value: usize = memory.data(32, 8);

/** Longest member. */
const MOST: usize = 64;

/** What `readMember` read, without its dollars, and whether it is a lone letter. */
let memberStart: usize = 0;
let memberEnd: usize = 0;
let isName: bool = false;

/**
 * The answer that was found is one of two members, or both of them: is the other one a name? Then
 * the answer becomes the one that isn't.
 */
export function takeBesideName(start: usize, end: usize): bool {
  const first = firstMember(start, answerStart);
  if (!isOneCalledFor(start, first)) return false;
  let p = readMember(first, end);
  if (!p) return false;
  const from = memberStart;
  const to = memberEnd;
  const isFirstName = isName;
  p = skipBlanks(p, end);
  const n = wordAt("and", p, end);
  p = n ? readMember(skipBlanks(p + n, end), end) : 0;
  if (!p || isName == isFirstName || !isLast(p, end)) return false;
  return isFirstName ? foundAt(memberStart, memberEnd) : foundAt(from, to);
}

/** Where the member before "and" begins, or the answer itself. */
function firstMember(start: usize, answer: usize): usize {
  let p = answer;
  while (p > start && (isBlank(load<u8>(p - 1)) || isOpener(start, p))) {
    p -= load<u8>(p - 1) == 0x28 ? 2 : 1;
  }
  const n = wordBefore("and", start, p);
  if (!n) return answer;
  p = beforeBlanks(start, p - n);
  const low = p - start > MOST ? p - MOST : start;
  while (p > low && !isBlank(load<u8>(p - 1)) && load<u8>(p - 1) != 0x0a) p--;
  return p;
}

/** Does "the value is" or its like stand before `p`, without a doubt or denial? */
function isOneCalledFor(start: usize, p: usize): bool {
  let q = beforeBlanks(start, p);
  let n = wordBefore("is|was|equals", start, q);
  if (!n) return false;
  q = beforeBlanks(start, q - n);
  n = wordBefore(CALLED, start, q);
  if (!n) return false;
  q = beforeBlanks(start, q - n);
  const opens = q == start || !isLetter(load<u8>(q - 1));
  if (!opens && !wordBefore(BEFORE, start, q)) return false;
  return judgeBefore(start, p, value, true) == FINE;
}

/** Behind the letter, numeral or short formula in dollars at `p`; 0 for anything else. */
function readMember(p: usize, end: usize): usize {
  if (p >= end) return 0;
  const marks: usize = load<u8>(p) == 0x24 ? 1 : startsWith(p, end, "\\(") ? 2 : 0;
  p += marks;
  memberStart = p;
  if (marks) {
    while (p < end && p - memberStart < MOST && !isCloser(p, end) && load<u8>(p) != 0x0a) p++;
    if (!isCloser(p, end)) return 0;
  } else if (isLetter(load<u8>(p))) p++;
  else {
    if (load<u8>(p) == 0x2d) p++;
    while (p < end && (isDigit(load<u8>(p)) || isPointed(p, end))) p++;
  }
  memberEnd = p;
  if (p == memberStart || (!marks && p < end && isWord(load<u8>(p)))) return 0;
  const b: u32 = load<u8>(memberStart);
  isName = memberEnd - memberStart == 1 && b - 0x61 < 26 && b != 0x65 && b != 0x69;
  return p + marks;
}

/** A point or slash between digits. */
function isPointed(p: usize, end: usize): bool {
  const b: u32 = load<u8>(p);
  return (b == 0x2e || b == 0x2f) && p + 1 < end && isDigit(load<u8>(p, 1));
}

function isWord(b: u32): bool {
  return isLetter(b) || isDigit(b) || b > 0x7f || b == 0x5c || b == 0x5e || b == 0x5f;
}

/** Nothing but a point and white space behind `p`? */
function isLast(p: usize, end: usize): bool {
  if (p < end && load<u8>(p) == 0x2e) p++;
  while (p < end && isSpace(load<u8>(p))) p++;
  return p == end;
}

/** Does a dollar or bracket that opens a formula end at `p`? */
function isOpener(start: usize, p: usize): bool {
  if (p < start + 2) return false;
  if (load<u8>(p - 1) == 0x28) return load<u8>(p - 2) == 0x5c;
  return load<u8>(p - 1) == 0x24 && isSpace(load<u8>(p - 2));
}

function isCloser(p: usize, end: usize): bool {
  return p < end && (load<u8>(p) == 0x24 || startsWith(p, end, "\\)"));
}

function isBlank(b: u32): bool {
  return b == 0x20 || b == 0x09;
}

function beforeBlanks(start: usize, p: usize): usize {
  while (p > start && isBlank(load<u8>(p - 1))) p--;
  return p;
}

function skipBlanks(p: usize, end: usize): usize {
  while (p < end && isBlank(load<u8>(p))) p++;
  return p;
}
