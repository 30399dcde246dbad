/**
 * What SymPy's LaTeX parser (ANTLR grammar of 1.12 to 1.14) makes of a normalised answer, as far as
 * that can be told without it. The parser takes what it can from the front and is content: all from
 * a comma outside of brackets on is left out, and so is the base of a numeral.
 */
import { spend } from "../budget";
import { alloc } from "../memory";
import { isDigit, isLetter } from "../text/ascii";
import {
  hasLetter,
  isOneOf,
  isSkipped,
  isUnknown,
  isUnknownCommand,
  RELATIONS,
  WITH_GRAMMAR,
} from "./minerva-tokens";

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
/** Was a number passed that can't be made one? */
let isBroken: bool = false;
let at: usize = 0;
let end: usize = 0;
let first: usize = 0;
let depth: i32 = 0;
/** Does an operand come next? */
let isOpen: bool = true;
/** Was none passed yet? Otherwise the parser can stop behind one, before what doesn't fit. */
let isFirst: bool = true;
/** Was none passed before the outermost open bracket? */
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
  isFirst = true;
  isBroken = false;
  if (p == to) return REFUSED;
  first = p;
  const b: u32 = load<u8>(p);
  if (b == 0x2c || b == 0x29 || b == 0x5e) return REFUSED;
  while (at < end && step(p));
  takenEnd = at;
  // Brackets that are never closed, and operators without an operand.
  if (how < UNSURE && how != REFUSED && (depth || isOpen)) refuse(depth ? REFUSED : UNSURE);
  if (how == UNSURE || how == REFUSED) return how;
  for (let q = at; q < end; q++)
    if (isUnknown(load<u8>(q)) || isUnknownCommand(q, end)) return UNSURE;
  return isBroken ? REFUSED : how;
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
    // A relation, if two sides of it can be read.
    case 0x3c:
    case 0x3e:
      return refuse(REFUSED);
    case 0x5c:
      return readCommand();
  }
  return isUnknown(b) ? refuseUnknown() : refuse(UNSURE);
}

function refuse(as: i32): bool {
  how = as == REFUSED && ((depth && !isForced) || (isOpen && !isFirst)) ? UNSURE : as;
  return false;
}

/** The lexer raises where it comes to such a character. */
function refuseUnknown(): bool {
  how = depth && !isForced ? UNSURE : REFUSED;
  return false;
}

/** Notes an operand. */
function took(): void {
  isOpen = false;
  isFirst = false;
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

/** Behind what is skipped at `p`: spaces of TeX, and commands of one character that set nothing. */
function behindSkipped(p: usize): usize {
  while (end - p > 1 && load<u8>(p) == 0x5c && isSkipped(load<u8>(p, 1))) p += 2;
  return p;
}

/** 1,234.5 and the like, each digit a token; a point without digits on both sides is none. */
function readNumber(): bool {
  const wasFirst = isFirst;
  took();
  const digits = plainEnd;
  let n = readDigits(at, i32.MAX_VALUE);
  while (at < end && load<u8>(at) == 0x2c) {
    const comma = at;
    const start = plainEnd;
    if (readDigits(behindSkipped(at + 1), 3) == 3) {
      n += 3;
      continue;
    }
    at = comma;
    plainEnd = start;
    break;
  }
  if (at < end && load<u8>(at) == 0x2e) {
    store<u8>(plainEnd++, 0x2e);
    const places = readDigits(behindSkipped(at + 1), i32.MAX_VALUE);
    // One digit is refused; of more the last one can be left out.
    if (!places) return refuse(wasFirst && n == 1 ? REFUSED : UNSURE);
    n += places;
  } else if (load<u8>(digits) == 0x30 && n > 1) {
    // Number("05") raises, but Number("00") does not.
    let p = digits;
    while (p < plainEnd && load<u8>(p) == 0x30) p++;
    if (p == plainEnd) return refuse(UNSURE);
    isBroken = true;
  }
  // Behind three digits and a comma another number begins.
  if (at < end && isDigit(load<u8>(at))) write("\\cdot \0");
  // A longer one is a double, whose difference to a fraction may be nothing.
  if (n > 11) how = max(how, TAKEN);
  if (at == end) return true;
  const b: u32 = load<u8>(at);
  if (b == 0x2e) return refuse(UNSURE);
  // The base of a numeral: only names have subscripts.
  if (b == 0x5f) return depth ? refuse(REFUSED) : false;
  return true;
}

/** Copies at most so many digits from `p` on; their number. */
function readDigits(p: usize, most: i32): i32 {
  let n = 0;
  for (; n < most && p < end && isDigit(load<u8>(p)); n++) {
    store<u8>(plainEnd++, load<u8>(p));
    p = behindSkipped(p + 1);
  }
  at = p;
  return n;
}

/** Each letter is a name; before a parenthesis it is a function, and d takes what follows. */
function readLetter(): bool {
  took();
  const b: u8 = load<u8>(at);
  const next: u32 = at + 1 < end ? load<u8>(at, 1) : 0;
  if (b == 0x64 && (isLetter(next) || next == 0x5c)) return refuse(UNSURE);
  if (next == 0x28) how = max(how, TAKEN);
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
  if (load<u8>(at) != 0x5f) return refuse(UNSURE);
  const next: u32 = at + 1 < end ? load<u8>(at, 1) : 0;
  if (next == 0x7b) return put(1);
  if (isLetter(next) && next != 0x64) return put(2);
  if (!isDigit(next) || next == 0x30) return refuse(UNSURE);
  put(2);
  while (at < end && isDigit(load<u8>(at))) put(1);
  return at < end && load<u8>(at) == 0x2c ? refuse(UNSURE) : true;
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
  if (!readNumber() || (at < end && isDigit(load<u8>(at)))) return refuse(UNSURE);
  store<u8>(plainEnd++, 0x7d);
  if (at < end && load<u8>(at) != 0x2b && load<u8>(at) != 0x2d && !isLetter(load<u8>(at)))
    how = max(how, TAKEN);
  return true;
}

function open(closer: u8): bool {
  if (depth == MAX_DEPTH) return refuse(UNSURE);
  if (!depth) isForced = isFirst;
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
    if (!isSkipped(next)) return refuseUnknown();
    at += 2;
    return true;
  }
  let to = at + 1;
  while (to < end && isLetter(load<u8>(to))) to++;
  const n = to - at;
  const behind: u32 = to < end ? load<u8>(to) : 0;
  if (isOneOf(RELATIONS, at, n)) return refuse(REFUSED);
  if (isOneOf(WITH_GRAMMAR, at, n)) return refuse(UNSURE);
  if (isOneOf("\\frac\0\\dfrac\0\\tfrac\0", at, n)) {
    if (behind != 0x7b) return refuse(UNSURE);
    at = to - 5;
    if (plainEnd > plainStart && isDigit(load<u8>(plainEnd - 1))) write("\\cdot \0");
    store<u8>(plainEnd++, 0x5c);
    at++;
    return put(4);
  }
  if (isOneOf("\\cdot\0\\times\0", at, n)) {
    if (!operator(n)) return false;
    store<u8>(plainEnd++, 0x20);
    return true;
  }
  if (isOneOf("\\pi\0", at, n)) {
    if (behind == 0x28) how = max(how, TAKEN);
    took();
    put(n);
    store<u8>(plainEnd++, 0x20);
    return behind != 0x5f ? true : readSubscript();
  }
  if (isOneOf("\\sqrt\0", at, n)) {
    if (behind != 0x7b && behind != 0x5b) return refuse(UNSURE);
    if (hasLetter(to, end)) how = max(how, TAKEN);
    return put(n);
  }
  if (isOneOf("\\left\0\\right\0", at, n)) {
    at = to;
    return behind == 0x7c ? refuse(UNSURE) : true;
  }
  // Infinity (the normaliser makes \iny of it), and a matrix whose ends are looked for: what is refused in them still is.
  how = isOneOf("\\infty\0\\begin\0\\end\0", at, n) ? UNSURE : max(how, TAKEN);
  took();
  put(n);
  return behind != 0x5f ? true : readSubscript();
}
