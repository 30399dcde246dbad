/**
 * An answer spelled with the signs that the lexer knows, where it has others: letters, digits and
 * signs outside ASCII, and commands whose backslash an encoder of strings has doubled.
 *
 *   α+β = \alpha+\beta   x⁻¹ = x^{-1}   a₁ = a_{1}   ℝ = \mathbb{R}   ４２ = 42   \\frac{1}{2} = \frac{1}{2}
 */
import { spend } from "../budget";
import { allocText } from "../memory";
import { isDigit, isLetter, literalLength, startsWith, trimEnd } from "../text/ascii";
import { codePoint, codePointBytes } from "../text/utf8";
import { commandToken } from "./commands";
import { asciiOf, scriptOf, signOf } from "./signs";
import { T_UNKNOWN } from "./tokens";

/** What `spell` left: the bytes as they were, or a copy. */
export let spelledStart: usize = 0;
export let spelledEnd: usize = 0;

/** A sign becomes six times as many bytes at most. */
const LONGEST: usize = 6;

let to: usize = 0;
/** Some backslash is not doubled. */
let hasSingle: bool = false;
/** A sign that can't be seen was left out. */
let isShorter: bool = false;

/** Spells `[start, end)` anew where it has to be; the same range otherwise. */
export function spell(start: usize, end: usize): void {
  spelledStart = start;
  spelledEnd = end;
  if (!spend(<u32>(end - start))) return;
  let isForeign = false;
  let isDoubled = false;
  for (let p = start; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (b >= 0x80) isForeign = true;
    else if (b == 0x5c) {
      if (p + 2 < end && load<u8>(p, 1) == 0x5c && isLetter(load<u8>(p, 2))) isDoubled = true;
      p++;
    } else if (b == 0x26 && entityBytes(p, end)) isForeign = true;
  }
  if (isDoubled) isDoubled = areDoubled(start, end);
  if (!isForeign && !isDoubled) return;
  const out = allocText(LONGEST * (end - start) + 16);
  if (!out) return;
  to = out;
  isShorter = false;
  for (let p = start; p < end; ) {
    const b: u32 = load<u8>(p);
    if (b == 0x5c && isDoubled) {
      const isPair = p + 1 < end && load<u8>(p, 1) == 0x5c;
      const isOne = isPair && !hasSingle ? true : p + 2 < end && isLetter(load<u8>(p, 2));
      put(0x5c);
      if (isPair && !isOne) put(0x5c);
      p += isPair ? 2 : 1;
    } else if (b == 0x26) {
      p = behindEntity(p, end);
    } else if (b < 0x80) {
      put(b);
      p++;
    } else p = behindSign(start, p, end);
  }
  spelledStart = out;
  spelledEnd = to;
  // it may have stood between a backslash and a letter
  if (isShorter && isDoubledSomewhere(out, to)) spell(out, to);
}

function isDoubledSomewhere(start: usize, end: usize): bool {
  for (let p = start; p + 1 < end; p++) if (load<u16>(p) == 0x5c5c) return true;
  return false;
}

function put(b: u32): void {
  store<u8>(to++, <u8>b);
}

function putWord(word: string): void {
  const n = literalLength(word);
  memory.copy(to, changetype<usize>(word), n);
  to += n;
}

/**
 * Are all backslashes doubled, and known commands behind those before letters? Outside of
 * environments, where a doubled one begins a row, others may be single.
 */
function areDoubled(start: usize, end: usize): bool {
  let hasRows = false;
  hasSingle = false;
  for (let p = start; p < end; p++) if (startsWith(p, end, "\\begin")) hasRows = true;
  for (let p = start; p < end; p++) {
    if (load<u8>(p) != 0x5c) continue;
    if (p + 1 == end || load<u8>(p, 1) != 0x5c) {
      if (hasRows) return false;
      hasSingle = true;
      p++;
      continue;
    }
    p += 2;
    if (p == end || !isLetter(load<u8>(p))) {
      p--;
      continue;
    }
    let q = p;
    while (q < end && isLetter(load<u8>(q))) q++;
    if (q - p < 2 || commandToken(p, q) == T_UNKNOWN) return false;
    p = q - 1;
  }
  return true;
}

/** Length of `&lt;` and its kin at `p`, or 0. */
function entityBytes(p: usize, end: usize): usize {
  if (p + 4 > end || load<u8>(p, 3) != 0x3b) return 0;
  const t: u32 = load<u8>(p, 2);
  const b: u32 = load<u8>(p, 1);
  return (b == 0x6c || b == 0x67) && (t == 0x74 || t == 0x65) ? 4 : 0;
}

/** `&lt;` and `&ge;` are spelled with < and >. */
function behindEntity(p: usize, end: usize): usize {
  const n = entityBytes(p, end);
  if (!n) {
    put(0x26);
    return p + 1;
  }
  put(load<u8>(p, 1) == 0x6c ? 0x3c : 0x3e);
  if (load<u8>(p, 2) == 0x65) put(0x3d);
  return p + n;
}

/** Spells the sign at `p`, and others of a script behind it; where to go on. */
function behindSign(start: usize, p: usize, end: usize): usize {
  const c = codePoint(p);
  const next = p + codePointBytes(p);
  if (c >= 0x2010 && c <= 0x2013) {
    // 3–5 is a range
    const isRange = p > start && isDigit(load<u8>(p - 1)) && next < end && isDigit(load<u8>(next));
    if (isRange) putBytes(p, next);
    else put(0x2d);
    return next;
  }
  if (scriptOf(c)) return behindScript(p, end);
  const ascii = asciiOf(c);
  if (ascii) {
    if (ascii != 1) put(ascii);
    else isShorter = true;
    return next;
  }
  // μm and 5 Ω are units
  const isMicro = (c == 0x3bc || c == 0xb5) && next < end && isLetter(load<u8>(next));
  const before = isMicro ? trimEnd(start, p) : start;
  if (before > start && isDigit(load<u8>(before - 1))) {
    put(0x75);
    return next;
  }
  const isUnit = c == 0x3bc && isMicro;
  const word = isUnit ? "" : signOf(c);
  if (!literalLength(word)) {
    putBytes(p, next);
    return next;
  }
  putWord(word);
  if (load<u8>(to - 1) != 0x7d && load<u8>(to - 1) != 0x5d) put(0x20);
  return next;
}

function putBytes(p: usize, end: usize): void {
  memory.copy(to, p, end - p);
  to += end - p;
}

/** Signs of one script in a row: `⁻¹` is ^{-1}. Superscript digits alone stay as they are. */
function behindScript(p: usize, end: usize): usize {
  const isHigh = scriptOf(codePoint(p)) < 0x80;
  let q = p;
  let isPlain = isHigh;
  while (q < end && load<u8>(q) >= 0x80) {
    const b = scriptOf(codePoint(q));
    if (!b || b < 0x80 != isHigh) break;
    if (!isDigit(b)) isPlain = false;
    q += codePointBytes(q);
  }
  if (isPlain) {
    putBytes(p, q);
    return q;
  }
  put(isHigh ? 0x5e : 0x5f);
  put(0x7b);
  for (; p < q; p += codePointBytes(p)) put(scriptOf(codePoint(p)) & 0x7f);
  put(0x7d);
  return q;
}
