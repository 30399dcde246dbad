/**
 * The three re.sub of parse_answers in Inspect AI 0.3.285 (solver/_multiple_choice.py) that
 * take `$ $`, `** **` and `( )` from around letters. Done on a copy, in place, with what was
 * removed kept so that a place in the copy can be found again in the output.
 */
import { spend } from "../budget";
import { alloc } from "../memory";
import { codePoint, codePointBytes } from "../text/utf8";
import { decimalOf } from "../unicode/numeric";
import { skipSpaces, spaceAt, trimSpaces } from "../unicode/space";
import { letterAt } from "./answer-marker";
import { forgetRemovals, openPass, openRemovals, removeAt } from "./removals";

/** The text to search and its end: the output itself where nothing can be unwrapped. */
export let plainStart: usize = 0;
export let plainEnd: usize = 0;
let to: usize = 0;

/** Unwraps `[start, end)` into `plainStart`, `plainEnd`; false where a limit is passed. */
export function unwrapOptions(start: usize, end: usize): bool {
  plainStart = start;
  plainEnd = end;
  forgetRemovals();
  if (!spend(<u32>(end - start))) return false;
  if (!hasWrapper(start, end)) return true;
  const copy = alloc(end - start);
  if (!copy || !openRemovals(copy) || !spend(<u32>(end - start) * 4)) return false;
  memory.copy(copy, start, end - start);
  plainStart = copy;
  plainEnd = copy + (end - start);
  openPass(0);
  to = copy;
  unwrapPaired(0x24, 1);
  openPass(1);
  to = copy;
  unwrapPaired(0x2a, 2);
  openPass(2);
  to = copy;
  unwrapBrackets();
  return true;
}

function hasWrapper(p: usize, end: usize): bool {
  for (; p < end; p++) {
    const b = load<u8>(p);
    if (b == 0x24 || b == 0x28 || b == 0x2a) return true;
  }
  return false;
}

function keep(p: usize, end: usize): void {
  while (p < end) store<u8>(to++, load<u8>(p++));
}

/** Bytes of `[A-Za-z\d]` at `p`, or 0; with `ignoreCase` as that flag has it. */
export function optionAt(p: usize, ignoreCase: bool): u32 {
  const b: u32 = load<u8>(p);
  if (b < 0x80) return <u32>((b | 0x20) - 0x61 < 26 || b - 0x30 < 10);
  if (ignoreCase && letterAt(p)) return letterAt(p);
  return decimalOf(codePoint(p)) >= 0 ? <u32>codePointBytes(p) : 0;
}

/** Bytes of `[A-Za-z\d ,]` at `p`, or 0. */
export function listedAt(p: usize, ignoreCase: bool): u32 {
  const b: u32 = load<u8>(p);
  return b == 0x20 || b == 0x2c ? 1 : optionAt(p, ignoreCase);
}

/** `MARK\s*([A-Za-z\d][A-Za-z\d ,]*?)\s*MARK` with a mark of `n` equal bytes: group 1 stays. */
function unwrapPaired(mark: u32, n: usize): void {
  const end = plainEnd;
  let p = plainStart;
  while (p < end) {
    const from = isMark(p, end, mark, n) ? skipSpaces(p + n, end) : end;
    let q = from;
    if (from < end && optionAt(from, false)) {
      for (let k = listedAt(q, false); k; k = q < end ? listedAt(q, false) : 0) q += k;
      q = skipSpaces(q, end);
    } else q = end;
    if (q == end || !isMark(q, end, mark, n)) {
      store<u8>(to++, load<u8>(p++));
      continue;
    }
    removeAt(to, from - p);
    const last = trimSpaces(from, q);
    keep(from, last);
    p = q + n;
    removeAt(to, p - last);
  }
  plainEnd = to;
}

function isMark(p: usize, end: usize, mark: u32, n: usize): bool {
  if (load<u8>(p) != mark) return false;
  return n == 1 || (p + 1 < end && load<u8>(p + 1) == mark);
}

/** `(?i)(^|[:,])(\s*)\(([A-Za-z\d])\)(?=\s*(?:,|\.|\n|\Z))`: the brackets go. */
function unwrapBrackets(): void {
  const start = plainStart;
  const end = plainEnd;
  let p = start;
  let atStart = true;
  while (p < end) {
    const b: u32 = load<u8>(p);
    if (!atStart && b != 0x3a && b != 0x2c) {
      store<u8>(to++, b);
      p++;
      continue;
    }
    // At the start of the text, first with nothing before the white space.
    const from = atStart ? p : p + 1;
    const bracket = skipSpaces(from, end);
    const n = bracketed(bracket, end);
    if (!n) {
      if (atStart) {
        atStart = false;
        continue;
      }
      store<u8>(to++, b);
      p++;
      continue;
    }
    atStart = false;
    keep(p, bracket);
    removeAt(to, 1);
    keep(bracket + 1, bracket + 1 + n);
    removeAt(to, 1);
    p = bracket + 2 + n;
  }
  plainEnd = to;
}

/** Bytes of X where `(X)` stands at `p` before the end of a line or list item; or 0. */
function bracketed(p: usize, end: usize): u32 {
  if (p + 2 >= end || load<u8>(p) != 0x28) return 0;
  const n = optionAt(p + 1, true);
  if (!n || p + 1 + n >= end || load<u8>(p + 1 + n) != 0x29) return 0;
  let q = p + 2 + n;
  while (q < end) {
    const space = spaceAt(q);
    if (!space) return load<u8>(q) == 0x2c || load<u8>(q) == 0x2e ? n : 0;
    if (load<u8>(q) == 0x0a) return n;
    q += space;
  }
  return n;
}
