/**
 * What SymPy's LaTeX parser (ANTLR grammar of 1.12 to 1.14) makes of a normalised answer, as far as
 * that can be told without it. The parser takes what it can from the front and is content: all from
 * a comma outside of brackets on is left out, and so is the base of a numeral.
 */
import { spend } from "../budget";
import { alloc } from "../memory";
import { isDigit, isLetter, literalLength, startsWith } from "../text/ascii";

/** It raises, or gives a relation, which can't be subtracted. */
export const REFUSED: i32 = 0;
/** Numbers, letters, four operations, powers, fractions and roots: rewritten for `math`. */
export const PLAIN: i32 = 1;
/** Something else that is taken. */
export const TAKEN: i32 = 2;
/** Whether it is taken, or how far, isn't known here. */
export const UNSURE: i32 = 3;

/** End of what the parser takes. */
export let takenEnd: usize = 0;
/** What it takes where that is plain, in the notation of `math`, without room for other readings. */
export let plainStart: usize = 0;
export let plainEnd: usize = 0;

/** Nested so deep at most. */
const MAX_DEPTH: i32 = 64;
const OPEN: usize = memory.data(64);
/** Of the brackets that are open: a parenthesis behind a name, and a brace behind a backslash. */
const CALL: u8 = 1;
const LITERAL: u8 = 2;
/** Bytes that one byte becomes at most. */
const GROWTH: usize = 8;

let how: i32 = PLAIN;
let at: usize = 0;
let end: usize = 0;
let first: usize = 0;
let depth: i32 = 0;
/** Does an operand come next? */
let isOpen: bool = true;
/** Did one come next where the outermost bracket stands? Otherwise the parser can stop before it. */
let isForced: bool = true;

/** Looks at `[p, to)`. */
export function readLatex(p: usize, to: usize): i32 {
  plainStart = alloc((to - p) * GROWTH + GROWTH);
  if (!plainStart || !spend(<u32>(to - p) * 4)) return UNSURE;
  plainEnd = plainStart;
  how = PLAIN;
  at = p;
  end = to;
  depth = 0;
  isOpen = true;
  if (p == to) return REFUSED;
  first = p;
  const b: u32 = load<u8>(p);
  if (b == 0x2c || b == 0x29 || b == 0x5e) return REFUSED;
  while (at < end && step(p));
  takenEnd = at;
  // Brackets that are never closed, and operators without an operand.
  if (how < UNSURE && how != REFUSED && (depth || isOpen)) refuse(depth ? REFUSED : UNSURE);
  if (how == PLAIN || how == TAKEN) {
    for (let q = at; q < end; q++) if (isUnknown(load<u8>(q))) return UNSURE;
  }
  return how;
}

/** Passes over one token; false where the parser stops. */
function step(start: usize): bool {
  const b: u32 = load<u8>(at);
  if (isDigit(b)) return readNumber();
  if (isLetter(b)) return readLetter();
  switch (b) {
    case 0x2b:
    case 0x2d:
      isOpen = true;
      return put(1);
    case 0x2a:
    case 0x2f:
      return operator(1);
    case 0x5e:
      return readCaret();
    case 0x28:
      return open(at > start && isLetter(load<u8>(at - 1)) ? CALL : 0x29);
    case 0x7b:
      return open(0x7d);
    case 0x5b:
      return open(0x5d);
    case 0x29:
    case 0x7d:
    case 0x5d:
      return close(b, 1);
    case 0x2c:
      // Within brackets a comma is refused, if no function's arguments stand in them.
      if (!depth) return false;
      return refuse(load<u8>(OPEN + depth - 1) == CALL ? UNSURE : REFUSED);
    case 0x21:
      how = max(how, TAKEN);
      if (!operator(1)) return false;
      isOpen = false;
      return true;
    case 0x3a:
      how = max(how, TAKEN);
      return operator(1);
    case 0x2e:
      return refuse(isOpen ? REFUSED : UNSURE);
    case 0x3c:
    case 0x3e:
      return refuse(REFUSED);
    case 0x5c:
      return readCommand();
  }
  if (isUnknown(b)) return refuse(REFUSED);
  return refuse(UNSURE);
}

/** Characters that no token has. */
function isUnknown(b: u32): bool {
  return (
    b >= 0x80 ||
    b == 0x25 ||
    b == 0x22 ||
    b == 0x3b ||
    b == 0x26 ||
    b == 0x7e ||
    b == 0x40 ||
    b == 0x23 ||
    b == 0x3f
  );
}

function refuse(as: i32): bool {
  how = as == REFUSED && depth && !isForced ? UNSURE : as;
  return false;
}

/** Passes over an operator with an operand before it. */
function operator(bytes: usize): bool {
  if (isOpen) return refuse(at == first ? REFUSED : UNSURE);
  isOpen = true;
  return put(bytes);
}

/** Copies so many bytes. */
function put(n: usize): bool {
  memory.copy(plainEnd, at, n);
  plainEnd += n;
  at += n;
  return true;
}

function write(word: string): void {
  for (let i: usize = 0; load<u8>(changetype<usize>(word) + i); i++) {
    store<u8>(plainEnd++, load<u8>(changetype<usize>(word) + i));
  }
}

/** 1,234.5 and the like; a point without digits on both sides is no token. */
function readNumber(): bool {
  isOpen = false;
  let digits = 0;
  const from = at;
  while (at < end && isDigit(load<u8>(at))) at++;
  while (
    end - at > 3 &&
    load<u8>(at) == 0x2c &&
    isDigit(load<u8>(at, 1)) &&
    isDigit(load<u8>(at, 2)) &&
    isDigit(load<u8>(at, 3))
  )
    at += 4;
  if (at < end && load<u8>(at) == 0x2e) {
    at++;
    while (at < end && isDigit(load<u8>(at))) {
      at++;
      digits++;
    }
    if (!digits) return refuse(REFUSED);
  }
  // A longer one is a double, whose difference to a fraction may be nothing.
  if (at - from > 12) how = max(how, TAKEN);
  for (let p = from; p < at; p++) if (load<u8>(p) != 0x2c) store<u8>(plainEnd++, load<u8>(p));
  if (at == end) return true;
  const b: u32 = load<u8>(at);
  if (b == 0x2e) return refuse(UNSURE);
  // The base of a numeral: only names have subscripts.
  if (b == 0x5f) return depth ? refuse(REFUSED) : false;
  if (startsWith(at, end, "\\frac")) write("\\cdot \0");
  return true;
}

/** Each letter is a name; before a parenthesis it is a function, and d is a differential. */
function readLetter(): bool {
  isOpen = false;
  const b: u8 = load<u8>(at);
  const next: u32 = at + 1 < end ? load<u8>(at, 1) : 0;
  if (next == 0x28 || (b == 0x64 && isLetter(next))) how = max(how, TAKEN);
  // A name that is no unit, constant or point of geometry.
  store<u8>(plainEnd++, b | 0x20);
  at++;
  write(b & 0x20 ? "_{1}\0" : "_{2}\0");
  if (isLetter(next)) write("\\cdot \0");
  return next != 0x5f && next != 0x27 ? true : readSubscript();
}

/** A subscript of one character or in braces; others aren't known. */
function readSubscript(): bool {
  how = max(how, TAKEN);
  const next: u32 = at + 1 < end ? load<u8>(at, 1) : 0;
  if (load<u8>(at) != 0x5f) return refuse(UNSURE);
  if (next == 0x7b) return put(1);
  return isDigit(next) || isLetter(next) ? put(2) : refuse(UNSURE);
}

/** An exponent in braces, or a number or a letter without. */
function readCaret(): bool {
  if (isOpen) return refuse(UNSURE);
  const next: u32 = at + 1 < end ? load<u8>(at, 1) : 0;
  if (next == 0x7b) {
    put(1);
    return true;
  }
  if (!isDigit(next)) return refuse(UNSURE);
  put(1);
  store<u8>(plainEnd++, 0x7b);
  while (at < end && isDigit(load<u8>(at))) put(1);
  store<u8>(plainEnd++, 0x7d);
  if (at < end && load<u8>(at) != 0x2b && load<u8>(at) != 0x2d && !isLetter(load<u8>(at)))
    how = max(how, TAKEN);
  return true;
}

function open(closer: u8): bool {
  if (depth == MAX_DEPTH) return refuse(UNSURE);
  if (!depth) isForced = isOpen;
  isOpen = true;
  store<u8>(OPEN + depth++, closer);
  if (closer == 0x5d || closer < 3) how = max(how, TAKEN);
  put(closer == LITERAL ? 2 : 1);
  // Nothing stands in them.
  const b: u32 = at < end ? load<u8>(at) : 0;
  return b == 0x29 || b == 0x5d || b == 0x7d ? refuse(REFUSED) : true;
}

function close(b: u32, bytes: usize): bool {
  if (!depth) return false;
  const closer: u32 = load<u8>(OPEN + depth - 1);
  if ((closer == CALL ? 0x29 : closer) != b) return refuse(REFUSED);
  if (isOpen) return refuse(UNSURE);
  depth--;
  put(bytes);
  const next: u32 = at < end ? load<u8>(at) : 0;
  if (next == 0x5e || next == 0x5f || next == 0x21) how = max(how, TAKEN);
  return true;
}

function readCommand(): bool {
  const next: u32 = at + 1 < end ? load<u8>(at, 1) : 0;
  if (next == 0x7b) return open(LITERAL);
  if (next == 0x7d) return close(LITERAL, 2);
  if (!isLetter(next)) {
    // Spaces are skipped.
    if (next != 0x2c && next != 0x21 && next != 0x3a) return refuse(REFUSED);
    at += 2;
    return true;
  }
  let to = at + 1;
  while (to < end && isLetter(load<u8>(to))) to++;
  const n = to - at;
  if (isOneOf("\\le\0\\leq\0\\leqq\0\\leqslant\0\\ge\0\\geq\0\\geqq\0\\geqslant\0\\neq\0", n)) {
    return refuse(REFUSED);
  }
  const behind: u32 = to < end ? load<u8>(to) : 0;
  if (isOneOf("\\frac\0\\dfrac\0\\tfrac\0", n)) {
    if (behind != 0x7b) return refuse(UNSURE);
    at = to - 5;
    store<u8>(plainEnd++, 0x5c);
    at++;
    return put(4);
  }
  if (isOneOf("\\cdot\0\\times\0\\pi\0", n)) {
    if (behind == 0x28 && n == 3) how = max(how, TAKEN);
    if (n != 3 && !operator(0)) return false;
    isOpen = n != 3;
    put(n);
    store<u8>(plainEnd++, 0x20);
    return true;
  }
  if (isOneOf("\\sqrt\0", n)) {
    if (behind != 0x7b && behind != 0x5b) return refuse(UNSURE);
    // A root of names may not be the name.
    let level = 0;
    for (let p = to; p < end; p++) {
      const b: u32 = load<u8>(p);
      if (b == 0x7b) level++;
      else if (b == 0x7d && --level == 0) break;
      else if (isLetter(b)) how = max(how, TAKEN);
    }
    return put(n);
  }
  if (isOneOf("\\left\0\\right\0", n)) {
    at = to;
    return true;
  }
  how = max(how, TAKEN);
  if (isOneOf("\\lim\0\\int\0\\sum\0\\prod\0\\binom\0\\to\0\\rightarrow\0", n)) {
    return refuse(UNSURE);
  }
  isOpen = false;
  put(n);
  return behind != 0x5f ? true : readSubscript();
}

/** Is the command at the cursor, of `n` bytes, one of these? */
function isOneOf(words: string, n: usize): bool {
  let word = changetype<usize>(words);
  for (const last = word + literalLength(words); word < last; ) {
    let to = word;
    while (load<u8>(to)) to++;
    if (to - word == n && memory.compare(at, word, n) == 0) return true;
    word = to + 1;
  }
  return false;
}
