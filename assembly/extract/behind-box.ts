/** What stands behind a box in its formula: a factor, a relation, an exponent, dots, more digits. */
import { FINE, HEDGED, NEGATED, NOTATION, SEVERAL } from "../scorers/number-behind";
import { isDigit, isLetter, isSpace, startsWith } from "../text/ascii";
import { isFactorSign, isMathSign } from "../text/math-sign";
import { codePoint, codePointBytes } from "../text/utf8";
import { wordAt } from "../text/word-list";
import { isNumeric } from "../unicode/numeric";
import { blankLength } from "./box-marks";
import { isOtherThanBox, numberBehind } from "./box-number";

/** Commands before which a box is what it is: words, units, layout, what goes on to conclude. */
const PASSED =
  "text|textbf|textit|textrm|textsf|textup|textnormal|mathrm|mathbf|mathit|mathsf|mbox|hbox|operatorname|circ|degree|pmod|mod|tag|label|nonumber|notag|end|begin|hline|newline|par|square|box|blacksquare|qed|qedhere|implies|rightarrow|longrightarrow|to|leftarrow|therefore|because|iff|approx|simeq|cong|equiv|sim|boxed|fbox|cents|pounds|euro|unit|units|si|checkmark|hfill|vspace|hspace|textdegree|celsius|ell|ohm|mu|vdots|in|colon|footnote|ref|cite|color|textcolor|large|normalsize|displaystyle|phantom|medskip|bigskip|smallskip|left|right";

const FRACTIONS = "frac|dfrac|tfrac";

/**
 * Judges what stands behind the box `[box, p)`. `brackets`: how many round and square ones were
 * opened before it.
 */
export function judgeBehindFormula(box: usize, p: usize, end: usize, brackets: i32): i32 {
  const boxEnd = p;
  let isGlued = true;
  for (let n = 0; n < 32; n++) {
    if (p >= end) return FINE;
    const b: u32 = load<u8>(p);
    const next: u32 = p + 1 < end ? load<u8>(p, 1) : 0x0a;
    if (b == 0x7d || b == 0x20 || b == 0x09) {
      if (b != 0x7d) isGlued = false;
      p++;
      continue;
    }
    if (b == 0x7e) {
      if (next == 0x7e) return NEGATED;
      isGlued = false;
      p++;
      continue;
    }
    if (isLetter(b)) return judgeLetters(p, end, isGlued);
    if (isDigit(b)) return NOTATION;
    if (b >= 0x80) return judgeSign(p, end);
    switch (b) {
      case 0x29:
      case 0x5d:
        if (!brackets) return FINE;
        brackets--;
        p++;
        continue;
      case 0x5c: {
        const blank = blankLength(p, end);
        if (blank) {
          p += blank;
          continue;
        }
        if (next == 0x7d) return NOTATION;
        if (!isLetter(next)) return FINE;
        return judgeCommand(box, boxEnd, p + 1, end);
      }
      case 0x5e: // ^
        return startsWith(p, end, "^\\circ") || startsWith(p, end, "^{\\circ}") ? FINE : NOTATION;
      case 0x21: // !
        return isGlued && (next == 0x24 || next == 0x5c || next == 0x21) ? NOTATION : FINE;
      case 0x3f: // ?
        return HEDGED;
      case 0x2b:
        if (isGlued && (isSpace(next) || next == 0x24)) return NOTATION;
        return isOperand(p + 1, end) ? NOTATION : FINE;
      case 0x2a:
      case 0x2f:
      case 0x2d:
        return isOperand(p + 1, end) ? NOTATION : FINE;
      case 0x3d:
        if (next == 0x3e) return FINE;
        return isContradicted(box, boxEnd, p + 1, end, false) ? SEVERAL : FINE;
      case 0x3c:
        if (isLetter(next) || next == 0x2f || next == 0x7c) {
          const name = next == 0x2f ? p + 2 : p + 1;
          return wordAt("del|s|strike", name, end) && next == 0x2f ? NEGATED : FINE;
        }
        return NOTATION;
      case 0x3e:
        return NOTATION;
      case 0x3a:
        return isDigit(next) || (next == 0x20 && isOperand(p + 1, end)) ? NOTATION : FINE;
      case 0x5f:
        return isDigit(next) || next == 0x7b || next == 0x5c ? NOTATION : FINE;
      case 0x27:
        return isLetter(next) ? FINE : NOTATION;
      case 0x2e:
        if (next == 0x5c && wordAt("overline|dot|bar|overset|boxed|fbox", p + 2, end))
          return NOTATION;
        return isDigit(next) || next == 0x2e ? NOTATION : FINE;
      case 0x2c:
      case 0x3b:
        return brackets ? SEVERAL : judgeNext(p + 1, end);
      case 0x7b:
        return startsWith(p, end, "{,}") || startsWith(p, end, "{.}") ? NOTATION : FINE;
      case 0x28:
        return isGlued && isFactor(p + 1, end) ? NOTATION : FINE;
      case 0x7c:
        return isGlued ? NOTATION : FINE;
    }
    return FINE;
  }
  return FINE;
}

/** A word, a unit, or a name that the box is multiplied by. */
function judgeLetters(p: usize, end: usize, isGlued: bool): i32 {
  const b: u32 = load<u8>(p);
  const next: u32 = p + 1 < end ? load<u8>(p, 1) : 0x0a;
  if (isLetter(next)) {
    if (wordAt("and a half|and a quarter|and a third|or more|or less|or fewer|or so", p, end)) {
      return NOTATION;
    }
    const and = wordAt("and", p, end);
    return and && isFraction(p + and, end) ? NOTATION : FINE;
  }
  if (isGlued) return b == 0x6d || b == 0x67 || b == 0x73 ? FINE : NOTATION;
  if (!wordAt("x|y|z|i|n|k|t|r|b|e|a|c|j|p|q|u|v|w", p, end)) return FINE;
  // "x$", "x + 1": in a formula; "a day" is prose
  let q = p + 1;
  while (q < end && load<u8>(q) == 0x20) q++;
  if (q == end) return NOTATION;
  const c: u32 = load<u8>(q);
  return c == 0x24 || c == 0x5c || c == 0x2b || c == 0x2d || c == 0x5e || c == 0x3d || c == 0x29
    ? NOTATION
    : FINE;
}

/** "and \frac12" makes a mixed number. */
function isFraction(p: usize, end: usize): bool {
  while (p < end && (load<u8>(p) == 0x20 || load<u8>(p) == 0x24)) p++;
  return p < end && load<u8>(p) == 0x5c && wordAt(FRACTIONS, p + 1, end) != 0;
}

/** The command whose name begins at `p`. */
function judgeCommand(box: usize, boxEnd: usize, p: usize, end: usize): i32 {
  if (!wordAt(PASSED, p, end)) {
    return wordAt("ldots|dots|cdots|dotsc", p, end) ? SEVERAL : NOTATION;
  }
  const arrow = wordAt("rightarrow|longrightarrow|to|approx", p, end);
  if (!arrow) return FINE;
  return isContradicted(box, boxEnd, p + arrow, end, arrow == 6) ? SEVERAL : FINE;
}

/** Does the chain that goes on behind a "=" at `p` end in another number than the box holds? */
function isContradicted(box: usize, boxEnd: usize, p: usize, end: usize, isRough: bool): bool {
  const limit = end - p > 80 ? p + 80 : end;
  for (let q = p; q < limit && load<u8>(q) != 0x0a && load<u8>(q) != 0x24; q++) {
    if (load<u8>(q) == 0x3d) p = q + 1;
  }
  const number = numberBehind(p, end);
  if (!number) return false;
  let to = number;
  while (to < end && (isDigit(load<u8>(to)) || load<u8>(to) - 0x2c < 3)) to++;
  if (isRough && (hasPoint(box, boxEnd) || hasPoint(number, to - 1))) return false;
  return isOtherThanBox(number, to, box, boxEnd);
}

/** A decimal may be rounded. */
function hasPoint(p: usize, end: usize): bool {
  for (; p < end; p++) if (load<u8>(p) == 0x2e) return true;
  return false;
}

/** What stands behind a comma: dots, "etc.", "and so on". */
function judgeNext(p: usize, end: usize): i32 {
  while (p < end && (load<u8>(p) == 0x20 || load<u8>(p) == 0x24)) p++;
  if (startsWith(p, end, "..") || startsWith(p, end, "…")) return SEVERAL;
  if (wordAt("etc|and so on|and so forth|et cetera|and others|and more", p, end)) return SEVERAL;
  if (p < end && load<u8>(p) == 0x5c) {
    const blank = blankLength(p, end);
    if (wordAt("ldots|dots|cdots|dotsc", p + blank + (blank ? 0 : 1), end)) return SEVERAL;
  }
  return FINE;
}

/** Does a number, a name of one letter or a box follow an operator? */
function isOperand(p: usize, end: usize): bool {
  while (p < end && load<u8>(p) == 0x20) p++;
  if (p == end) return false;
  const b: u32 = load<u8>(p);
  if (isDigit(b) || b == 0x28) return true;
  if (isLetter(b)) return p + 1 == end || !isLetter(load<u8>(p, 1));
  return b == 0x5c && wordAt("boxed|fbox|frac|dfrac|sqrt|pi", p + 1, end) != 0;
}

/** A digit, or a name of one letter, behind the bracket before `p`. */
function isFactor(p: usize, end: usize): bool {
  if (p >= end) return false;
  const b: u32 = load<u8>(p);
  return isDigit(b) || (isLetter(b) && p + 1 < end && !isLetter(load<u8>(p, 1)));
}

/** A sign of several bytes at `p`. */
function judgeSign(p: usize, end: usize): i32 {
  const c = codePoint(p);
  // degrees; the end of a proof
  if (c == 0xb0 || c == 0x220e || c == 0x2248 || c == 0x2261) return FINE;
  if (c == 0x2260) return NEGATED;
  if (c == 0xb7) return NOTATION;
  if (c == 0x2026) return SEVERAL;
  const q = p + codePointBytes(p);
  if (c == 0x2192 || c == 0x21d2) return numberBehind(q, end) ? SEVERAL : FINE;
  const isPart = isMathSign(c) || (isNumeric(c) && c - 0x3000 >= 0xcf00);
  return isPart || (isFactorSign(c) && c != 0xa2) ? NOTATION : FINE;
}
