/** What stands before a box: a sign, a relation, a command, a number, an opening bracket. */
import { FINE, NEGATED, NOTATION, SEVERAL } from "../scorers/number-behind";
import { isDigit, isLetter, isSpace } from "../text/ascii";
import { isFactorSign, isMathSign } from "../text/math-sign";
import { codePoint, codePointBefore } from "../text/utf8";
import { wordBefore } from "../text/word-list";
import { isNumeric } from "../unicode/numeric";
import { beforeOpening, isOfType, openingBrace } from "./box-marks";
import { isOtherThanBox, numberBefore } from "./box-number";

/** Commands behind which a box is what it is. */
const PASSED =
  "implies|rightarrow|longrightarrow|leftrightarrow|longleftrightarrow|iff|to|mapsto|leadsto|therefore|because|approx|simeq|cong|equiv|sim|in|colon|item|hline|newline|par|bf|rm|it|em|large|huge|normalsize|centering|boldmath|doteq|coloneqq|triangleq|longmapsto|hookrightarrow|rightsquigarrow|big|bigl|displaystyle|textstyle|left|quad|qquad|thinspace|enspace|hfill|noindent|smallskip|medskip|bigskip|bullet|checkmark|star|blacksquare|square";
const DENIED = "ne|neq|notin|not|nless|ngtr|nleq|ngeq|neg|lnot";

/** Round and square brackets that the box stands in, as `judgeBeforeBox` left them. */
export let openBrackets: i32 = 0;

/** Judges what stands before the box at `box`, which ends at `boxEnd`. */
export function judgeBeforeBox(start: usize, box: usize, boxEnd: usize): i32 {
  openBrackets = 0;
  let p = box;
  for (let n = 0; n < 32; n++) {
    if (p == start) return FINE;
    const b: u32 = load<u8>(p - 1);
    if (isLetter(b)) return judgeLetters(start, p, box);
    if (isDigit(b)) return NOTATION;
    if (b >= 0x80) return judgeSign(start, p);
    const before: u32 = p > start + 1 ? load<u8>(p - 2) : 0x0a;
    switch (b) {
      case 0x20:
      case 0x09:
      case 0x26: // &
      case 0x22:
      case 0x60:
        p--;
        continue;
      case 0x24: // $
        return judgeProse(start, p);
      case 0x2c: // ,
      case 0x3b: // ;
      case 0x21: // !
        if (before == 0x5c) {
          p -= 2;
          continue;
        }
        return b == 0x2c && isListed(start, p - 1) ? SEVERAL : FINE;
      case 0x5c: // a line break or a blank
        if (before == 0x5c) return FINE;
        p--;
        continue;
      case 0x28:
      case 0x5b:
        if (before == 0x5c) return judgeProse(start, p - 1);
        if (isLetter(before) && p == box && !endsCommand(start, p - 1)) return NOTATION;
        openBrackets++;
        p--;
        continue;
      case 0x7b: // {
        if (before == 0x5c) return NOTATION;
        if (!isOfType(start, p - 1)) return isDenying(start, p - 1) ? NEGATED : NOTATION;
        while (p > start && load<u8>(p - 1) != 0x5c && load<u8>(p - 1) != 0x20) p--;
        if (p > start && load<u8>(p - 1) == 0x5c) p--;
        continue;
      case 0x7d: {
        if (before == 0x5c) return NOTATION;
        const open = openingBrace(start, p - 1);
        if (open && !isOfType(start, open)) return NOTATION;
        let q = p - 1;
        while (q > start && load<u8>(q - 1) == 0x20) q--;
        return wordBefore("not|never|isn't|cannot be", start, q) ? NEGATED : FINE;
      }
      case 0x3d: // =
        return judgeEquation(start, p - 1, box, boxEnd);
      case 0x3e: // >
        return judgeGreater(start, p - 1);
      case 0x2d:
        return judgeMinus(start, p - 1);
      case 0x2a:
        if (before == 0x2a) {
          p -= 2;
          continue;
        }
        return isValueBefore(start, p - 1) ? NOTATION : FINE;
      case 0x5f: // _
        if (!isSpace(before) && before != 0x5f && before != 0x2a) return NOTATION;
        p--;
        continue;
      case 0x7e: // ~
        if (before == 0x7e) return NEGATED;
        p--;
        continue;
      case 0x3a: // :
        return isDigit(before) ? NOTATION : FINE;
      case 0x2e: // .
        return p == box && (isDigit(before) || before == 0x7d) ? NOTATION : FINE;
      case 0x7c: // |
        return p == box ? NOTATION : FINE;
      case 0x2b:
      case 0x2f:
      case 0x5e:
      case 0x3c:
      case 0x25:
        return b == 0x25 && before != 0x5c ? FINE : NOTATION;
    }
    return FINE;
  }
  return FINE;
}

/** What stands before the formula that opens before `p`: "- $\boxed{3}$" is no minus. */
function judgeProse(start: usize, p: usize): i32 {
  while (p > start && (load<u8>(p - 1) == 0x24 || load<u8>(p - 1) == 0x5c)) p--;
  const isGlued = p > start && !isSpace(load<u8>(p - 1));
  while (p > start && load<u8>(p - 1) == 0x20) p--;
  if (p == start) return FINE;
  const b: u32 = load<u8>(p - 1);
  if (b == 0x7e) return p > start + 1 && load<u8>(p - 2) == 0x7e ? NEGATED : FINE;
  if (b == 0x3e) return judgeGreater(start, p - 1);
  if (b == 0x2d) return isGlued ? judgeMinus(start, p - 1) : FINE;
  return b == 0x3c || (b == 0x5e && isGlued) || (isGlued && isDigit(b)) ? NOTATION : FINE;
}

/** A command, a name of one letter, or a word of prose that ends at `p`. */
function judgeLetters(start: usize, p: usize, box: usize): i32 {
  let w = p;
  while (w > start && isLetter(load<u8>(w - 1))) w--;
  if (w > start && load<u8>(w - 1) == 0x5c) {
    if (wordBefore(DENIED, start, p) || wordBefore("not", start, w - 1)) return NEGATED;
    return wordBefore(PASSED, start, p) ? FINE : NOTATION;
  }
  if (wordBefore("minus|negative|sqrt|log|ln|sin|cos|tan", start, p)) return NOTATION;
  if (isSecond(start, p)) return SEVERAL;
  return p - w == 1 && p == box ? NOTATION : FINE;
}

/** "x = ", "43 = ", "!=", ">=", "\not=" before a box; `p` is where the sign stands. */
function judgeEquation(start: usize, p: usize, box: usize, boxEnd: usize): i32 {
  if (p == start) return FINE;
  const b: u32 = load<u8>(p - 1);
  if (b == 0x3c || b == 0x3e) return NOTATION;
  if (b == 0x21 || b == 0x2f || wordBefore("not", start, p)) return NEGATED;
  if (isNameOfSecond(start, p)) return SEVERAL;
  const number = numberBefore(start, p);
  return number && isOtherThanBox(number, p, box, boxEnd) ? SEVERAL : FINE;
}

/** Does "or" end at `p`, or "and", behind a number: "84 or", "between 84 and"? */
function isSecond(start: usize, p: usize): bool {
  const n = wordBefore("or|and", start, p);
  if (!n) return false;
  p -= n;
  while (
    p > start &&
    (load<u8>(p - 1) == 0x20 || load<u8>(p - 1) == 0x24 || load<u8>(p - 1) == 0x2c)
  )
    p--;
  return p > start && isDigit(load<u8>(p - 1));
}

/** "x = 84 or x": a name of one letter before `p`, and a number and "or" before it. */
function isNameOfSecond(start: usize, p: usize): bool {
  while (p > start && load<u8>(p - 1) == 0x20) p--;
  if (p < start + 2 || !isLetter(load<u8>(p - 1)) || isLetter(load<u8>(p - 2))) return false;
  return isSecond(start, beforeOpening(start, p - 1));
}

/** A tag, an arrow or a quotation mark of markdown ends in ">", as well as a relation. */
function judgeGreater(start: usize, p: usize): i32 {
  if (p == start) return FINE;
  const b: u32 = load<u8>(p - 1);
  if (b == 0x2d || b == 0x3d || b == 0x0a || b == 0x3e) return FINE;
  let q = p;
  while (q > start && p - q < 40 && load<u8>(q - 1) != 0x0a) {
    q--;
    if (load<u8>(q) != 0x3c) continue;
    if (q + 1 < p && isStrike(q + 1)) return NEGATED;
    return isLetter(load<u8>(q, 1)) || load<u8>(q, 1) == 0x2f || load<u8>(q, 1) == 0x7c
      ? FINE
      : NOTATION;
  }
  while (p > start && load<u8>(p - 1) == 0x20) p--;
  return p == start || load<u8>(p - 1) == 0x0a ? FINE : NOTATION;
}

/** <del>, <s>, <strike> */
function isStrike(p: usize): bool {
  const b: u32 = load<u8>(p) | 0x20;
  if (b == 0x64) return load<u8>(p, 1) == 0x65 && load<u8>(p, 2) == 0x6c;
  if (b != 0x73) return false;
  return load<u8>(p, 1) == 0x3e || (load<u8>(p, 1) == 0x74 && load<u8>(p, 3) == 0x69);
}

/** A bullet or a dash between words is no minus. */
function judgeMinus(start: usize, p: usize): i32 {
  let q = p;
  while (q > start && (load<u8>(q - 1) == 0x20 || load<u8>(q - 1) == 0x2d)) q--;
  if (q == start || load<u8>(q - 1) == 0x0a) return load<u8>(p, 1) == 0x20 ? FINE : NOTATION;
  const isSpaced = q < p && load<u8>(p, 1) == 0x20;
  if (!isSpaced || !isLetter(load<u8>(q - 1))) return NOTATION;
  return q > start + 1 && isLetter(load<u8>(q - 2)) ? FINE : NOTATION;
}

/** A sign of several bytes that ends at `p`. */
function judgeSign(start: usize, p: usize): i32 {
  const at = codePointBefore(p);
  if (at < start) return FINE;
  const c = codePoint(at);
  if (c == 0x2260) return NEGATED;
  if (c == 0x2248 || c == 0x2261 || c == 0x2245 || c == 0x2208 || c == 0x2026 || c == 0x22c5) {
    return c == 0x22c5 ? NOTATION : FINE;
  }
  if (c == 0xff1d) return FINE;
  const isPart = isMathSign(c) || isFactorSign(c) || (isNumeric(c) && c - 0x3000 >= 0xcf00);
  return isPart || c == 0xff1e || c == 0xff1c || c == 0xff0d ? NOTATION : FINE;
}

/** "3, " at the start of a line or formula: the box is the next entry of a list. */
function isListed(start: usize, p: usize): bool {
  const number = numberBefore(start, p);
  return number != 0;
}

function isValueBefore(start: usize, p: usize): bool {
  while (p > start && load<u8>(p - 1) == 0x20) p--;
  if (p == start) return false;
  const b: u32 = load<u8>(p - 1);
  if (isDigit(b) || b == 0x29 || b == 0x7d) return true;
  return isLetter(b) && (p == start + 1 || !isLetter(load<u8>(p - 2)));
}

function endsCommand(start: usize, p: usize): bool {
  while (p > start && isLetter(load<u8>(p - 1))) p--;
  return p > start && load<u8>(p - 1) == 0x5c;
}

/** Does a command end before the brace `open` that strikes out or denies? */
function isDenying(start: usize, open: usize): bool {
  return wordBefore("ne|neq|cancel|xcancel|bcancel|sout|st|not|del|hcancel", start, open) != 0;
}
