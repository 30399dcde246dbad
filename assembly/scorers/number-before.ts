/**
 * What stands before a number and changes what it says: "not 42", "at least 42", "10 or 42",
 * "step 2", "minus 42", "half of 42". "About 42" and "approximately 42" name 42: an estimate
 * that meets the exact target is right. "Almost 42" does not name 42.
 */
import { spend } from "../budget";
import { isDigit, isLetter, isSpace } from "../text/ascii";
import { codePoint, codePointBefore } from "../text/utf8";
import { endsInNot, wordAt, wordBefore } from "../text/word-list";
import { isNumeric } from "../unicode/numeric";
import { isDeniedInClause } from "./clause-denial";
import {
  BOUND,
  FINE,
  HEDGED,
  NEGATED,
  NOTATION,
  NUMBER_WORDS,
  REFERENCE,
  SEVERAL,
} from "./number-behind";
import { NumberValue } from "./number-value";

const REFERENCES =
  "step|steps|question|questions|equation|equations|eq|eqn|case|part|problem|figure|fig|table|section|example|exercise|footnote|method|formula|theorem|lemma|hint|chapter|page|appendix|paragraph";
const NEGATIONS = "not|never|cannot|nor|neither|except|without|isnt|unlike";
const BOUNDS =
  "least|most|than|under|above|below|near|nearly|almost|between|within|beyond|exceeds|exceed|exceeding|maximum|minimum|upto|before";
const CHANGES =
  "of|half|twice|double|triple|thrice|times|root|factorial|plus|divided|by|cubed|squared|multiple|x|modulo|mod|over|pm|sqrt|le|ge|leq|geq|lt|gt|neq|ne|log|ln|sin|cos|tan";
const FILLERS =
  "the|a|an|be|is|are|was|equal|equals|exactly|just|simply|only|about|approximately|around|roughly|actually|really|definitely|option|choice|value|answer|number|as|even|then|rather|still";
const TOTALS = "total|sum|altogether|together|overall|answer|result|final|so|thus|therefore|is";
/** How far before a label another one is looked for. */
const LABEL_BYTES: usize = 200;
const HEDGES = "maybe|perhaps|possibly|might|may|could|once|formerly|originally|previously";
/** "was thought to be", "used to be" */
const REPORTS =
  "thought|believed|said|used|supposed|expected|assumed|claimed|alleged|meant|considered";

/**
 * Judges what precedes the number at `p` within its sentence, no further back than `start`.
 * `isLoose`: the number is only the last of a text, which names it in no explicit way.
 */
export function judgeBefore(start: usize, p: usize, value: usize, isLoose: bool): i32 {
  if (isDeniedInClause(start, p)) return NEGATED;
  let bracket = false;
  let q = p;
  for (let words = 0; words < 6; words++) {
    const from = q;
    while (q > start && (isPassed(load<u8>(q - 1)) || isTextEnd(start, q))) {
      q--;
      if (load<u8>(q) == 0x28) bracket = true;
    }
    if (q == start) return FINE;
    const b: u32 = load<u8>(q - 1);
    if (isDigit(b) && !words && q != from) {
      for (let r = q; r < from; r++) if (load<u8>(r) == 0x2a) return NOTATION;
      // "10 500" may be one number.
      return isLoose ? NOTATION : SEVERAL;
    }
    if (!words) {
      const sign = judgeSign(start, q, from, isLoose, bracket);
      if (sign) return sign;
    }
    const isLabelled = !words && (!isLoose || isLetterLabel(start, q, b));
    if (isLabelled && isSecondLabel(start, q, b)) return SEVERAL;
    if (b == 0x27 || b == 0x2c || b == 0x26 || b == 0x3b) {
      const isList = b == 0x26 || (!isLoose && !words);
      return isList && isNumberBefore(start, q - 1, 1) ? SEVERAL : FINE;
    }
    if (!isLetter(b)) return FINE;
    const n = lettersBefore(start, q);
    const w = q - n;
    if (!words && q != p && isGluedName(q, n, w)) return NOTATION;
    const verdict = judgeWord(start, w, q, words, value, isLoose);
    if (verdict >= 0) return verdict;
    q = w;
  }
  return FINE;
}

/**
 * Is the sign `b` that ends at `q` that of a label ("b)", "(ii)", "Part B:"), and does an
 * earlier one name another number: "a) 43 b) 42"? A total is none of the parts.
 */
function isSecondLabel(start: usize, q: usize, b: u32): bool {
  if (b != 0x29 && b != 0x3a && b != 0x2e) return false;
  const n = lettersBefore(start, q - 1);
  let p = q - 1 - n;
  if (n ? wordAt(TOTALS, p, q - 1) != 0 || (b == 0x2e && n > 1) : b != 0x29) return false;
  const low = p - start > LABEL_BYTES ? p - LABEL_BYTES : start;
  if (!spend(<u32>(p - low))) return false;
  while (p > low) {
    if (!isDigit(load<u8>(--p))) continue;
    while (p > low && (isDigit(load<u8>(p - 1)) || isPassed(load<u8>(p - 1)))) p--;
    if (p > low && load<u8>(p - 1) == b) return p - 1 > start && isLetterOrDigit(load<u8>(p - 2));
  }
  return false;
}

/** "B)": the label of an option. */
function isLetterLabel(start: usize, q: usize, b: u32): bool {
  return b == 0x29 && lettersBefore(start, q - 1) == 1 && (load<u8>(q - 2) | 0x20) < 0x69;
}

/** The verdict of one word before the number; -1: look at the one before it. */
function judgeWord(start: usize, w: usize, q: usize, words: i32, value: usize, isLoose: bool): i32 {
  const b: u32 = w > start ? load<u8>(w - 1) : 0;
  // "isn't", "can't"
  if (endsInNot(start, w, q)) return NEGATED;
  if (b == 0x27) {
    return load<u8>(w) == 0x74 && w > start + 1 && load<u8>(w - 2) == 0x6e ? NEGATED : FINE;
  }
  if (wordAt(NEGATIONS, w, q)) return NEGATED;
  if (wordAt("longer|hardly|scarcely", w, q)) return NEGATED;
  if (wordAt(HEDGES, w, q)) return HEDGED;
  if (words == 0 && wordAt("than|of", w, q)) {
    if (wordBefore("rather|instead", start, beforeBlank(start, w))) return NEGATED;
  }
  if (wordAt(BOUNDS, w, q)) return isCopulaNext(w, q) ? FINE : BOUND;
  if (!words && wordAt("from|to|by|off|like", w, q)) {
    const up = beforeBlank(start, w);
    if (wordBefore("different|differs|differ|differing|unequal|not equal|far|opposed", start, up))
      return NEGATED;
    if (wordBefore("divisible|something|a number|numbers|one|just", start, up)) return NOTATION;
  }
  if (wordAt("to", w, q)) {
    const up = beforeBlank(start, w);
    const n = wordBefore("up|close|next", start, up);
    // "3 and 4 add up to 7"
    const adds = wordBefore(
      "add|adds|added|adding|sum|sums|come|comes|total",
      start,
      beforeBlank(start, up - n),
    );
    if (n) return adds ? FINE : BOUND;
    if (isNumberBefore(start, w, 1)) return SEVERAL;
    if (wordBefore(REPORTS, start, beforeBlank(start, w))) return HEDGED;
    return wordBefore("equal|equals|rounds|comes|amounts|adds|sums", start, beforeBlank(start, w))
      ? -1
      : FINE;
  }
  if (wordAt("or|and", w, q)) {
    if (load<u8>(w) == 0x4f && opensSentence(start, w)) return SEVERAL;
    return isNumberBefore(start, w, 2) ? SEVERAL : FINE;
  }
  if (words) return wordAt(FILLERS, w, q) ? -1 : FINE;
  if (wordAt(REFERENCES, w, q)) return REFERENCE;
  if (wordAt("option", w, q)) return NOTATION;
  if (wordAt("row|line|cell|verse|slide", w, q)) {
    if (wordBefore("in|on|at|see", start, beforeBlank(start, w))) return NOTATION;
  }
  if (wordAt("in", w, q)) return isNumberBefore(start, w, 0) ? NOTATION : FINE;
  if (wordAt("minus|negative", w, q)) {
    if (wordAt("minus", w, q) && isNumberBefore(start, w, 1)) return NOTATION;
    const v = changetype<NumberValue>(value);
    v.negative = !v.negative;
    return FINE;
  }
  if (wordAt(CHANGES, w, q)) return isChanging(start, w, q, isLoose) ? NOTATION : FINE;
  if (b == 0x5c)
    return wordAt(
      "approx|equiv|cong|text|quad|qquad|n|to|therefore|implies|sim|rightarrow|longrightarrow",
      w,
      q,
    )
      ? FINE
      : NOTATION;
  if (wordAt(NUMBER_WORDS, w, q)) return NOTATION;
  return wordAt(FILLERS, w, q) ? -1 : FINE;
}

/** "The maximum is 42", "the least is 42" name it; "maximum 42" and "at least 42" bound it. */
function isCopulaNext(w: usize, q: usize): bool {
  return wordAt("maximum|minimum|least|most", w, q) != 0 && wordAt("is|was|are", q + 1, q + 6) != 0;
}

/** "total of 18" and "a loss of 18" name 18; "half of 18", "3 out of 18", "over 18" do not. */
function isChanging(start: usize, w: usize, q: usize, isLoose: bool): bool {
  if (!wordAt("of", w, q)) return !wordAt("by|over|times|plus|x", w, q) || !isLoose;
  const before = beforeBlank(start, w);
  if (before > start && load<u8>(before - 1) == 0x25) return true;
  return (
    wordBefore(
      "half|third|thirds|quarter|quarters|fourth|fifth|percent|percentage|fraction|out|multiple|factor|divisor|root|square|cube|power|reciprocal|inverse|opposite|negation|logarithm|sine|cosine|tangent|factorial|complement|one|two|three|all|most|some|none|any|each",
      start,
      before,
    ) != 0
  );
}

/** Signs before the number that its reading has not taken in. */
function judgeSign(start: usize, q: usize, p: usize, isLoose: bool, bracket: bool): i32 {
  const b: u32 = load<u8>(q - 1);
  const isGlued = q == p;
  const before: u32 = q > start + 1 ? load<u8>(q - 2) : 0x0a;
  switch (b) {
    case 0x2d: // -
      if (isGlued && wordBefore("minus|negative|neg|sub|non|half", start, q - 1)) return NOTATION;
      if (isGlued) return isLoose || !isDigit(before) ? FINE : SEVERAL;
      if (bracket) return NOTATION;
      if (opensLine(start, q - 1)) return FINE;
      if (isNumberBefore(start, q - 1, 0)) return isLoose ? NOTATION : SEVERAL;
      return isSpace(before) && isLetter(q > start + 2 ? load<u8>(q - 3) : 0) ? FINE : NOTATION;
    case 0x2b: // +
      return isNumberBefore(start, q - 1, 0) ? NOTATION : FINE;
    case 0x2f: // /
    case 0x7c: // |
    case 0x5e: // ^
      return isGlued ? NOTATION : FINE;
    case 0x3c: // <
      return before == 0x3c ? FINE : BOUND;
    case 0x3e: // >
      if (isGlued && closesTag(start, q - 1)) return FINE;
      return isGlued || (isSpace(before) && !opensLine(start, q - 1)) ? BOUND : FINE;
    case 0x23: // #
      return isGlued && before != 0x23 ? NOTATION : FINE;
    case 0x3a: // :
      return !isGlued && before == 0x20 && isNumberBefore(start, q - 1, 0) ? NOTATION : FINE;
    case 0x21: // !
      return isGlued ? NOTATION : FINE;
    case 0x29: // )
      return isGlued && !isLetterOrDigit(before) ? NOTATION : FINE;
    case 0x7b: // {
      if (before == 0x5f || before == 0x5e) return NOTATION;
      return judgeCommand(start, q - 1);
  }
  if (b < 0x80) return FINE;
  const at = codePointBefore(q);
  const c = codePoint(at);
  if (c == 0x2264 || c == 0x2265 || c == 0x2a7d || c == 0x2a7e || c == 0x2260) return BOUND;
  if (c == 0xb1 || c == 0x221a || c == 0x221b) return NOTATION;
  if (c == 0xd7 || c == 0xf7 || c == 0x2212) return NOTATION;
  if (isGlued && isNumeric(c) && c - 0x3000 >= 0xcf00) return NOTATION;
  if ((c - 0x2010 < 4 || c == 0xfe63 || c == 0xff0d) && isGlued) {
    if (at > start && isDigit(load<u8>(at - 1))) return isLoose ? FINE : SEVERAL;
    return at > start && isLetter(load<u8>(at - 1)) ? FINE : NOTATION;
  }
  if (c - 0x2010 < 4) return isNumberBefore(start, at, 0) ? SEVERAL : FINE;
  if (c - 0x300 < 0x70 || c == 0xfe0f || c == 0x200d) return NOTATION;
  // A digit before whatever sign or blank this is.
  return isGlued && at > start && isDigit(load<u8>(at - 1)) && c != 0xff1d ? SEVERAL : FINE;
}

/** Does a tag such as <b> or <answer> end at `p`? */
function closesTag(start: usize, p: usize): bool {
  let q = p;
  while (q > start && p - q < 16 && (isLetter(load<u8>(q - 1)) || load<u8>(q - 1) == 0x5f)) q--;
  if (q > start && load<u8>(q - 1) == 0x2f) q--;
  return q < p && q > start && load<u8>(q - 1) == 0x3c;
}

/** `\text{` and its kin only set type; `\sqrt{` and others change the number. */
function judgeCommand(start: usize, brace: usize): i32 {
  const n = lettersBefore(start, brace);
  if (!n) return FINE;
  const w = brace - n;
  if (w == start || load<u8>(w - 1) != 0x5c) return FINE;
  return wordAt("text|textbf|mathrm|mathbf|mbox|boxed|fbox|frac|dfrac|tfrac", w, brace)
    ? FINE
    : NOTATION;
}

/** Does a number (in digits or words) end before `p`, at most `words` words between? */
function isNumberBefore(start: usize, p: usize, words: i32): bool {
  while (true) {
    while (p > start && (isPassed(load<u8>(p - 1)) || isCloser(load<u8>(p - 1)))) p--;
    if (p == start) return false;
    if (isDigit(load<u8>(p - 1))) return true;
    const n = lettersBefore(start, p);
    if (!n) return false;
    if (wordAt(NUMBER_WORDS, p - n, p)) return true;
    if (words-- <= 0) return false;
    p -= n;
  }
}

/** "f(42)", "x_42": does a short name stand right before the bracket or line at `q`? */
function isGluedName(q: usize, n: usize, w: usize): bool {
  const b: u32 = load<u8>(q);
  return (b == 0x5f || (b == 0x28 && n < 4)) && !wordAt(REFERENCES, w, q);
}

/** The brace that closes the words of \text{at least }. */
function isTextEnd(start: usize, q: usize): bool {
  if (load<u8>(q - 1) != 0x7d || q < start + 2) return false;
  return isLetter(load<u8>(q - 2)) || load<u8>(q - 2) == 0x20;
}

function isLetterOrDigit(b: u32): bool {
  return isLetter(b) || isDigit(b);
}

function lettersBefore(start: usize, p: usize): usize {
  let q = p;
  while (q > start && isLetter(load<u8>(q - 1))) q--;
  return p - q;
}

function beforeBlank(start: usize, p: usize): usize {
  while (p > start && load<u8>(p - 1) == 0x20) p--;
  return p;
}

/** "I'd say 43. Or 42." */
function opensSentence(start: usize, p: usize): bool {
  p = beforeBlank(start, p);
  return p > start && (load<u8>(p - 1) == 0x2e || load<u8>(p - 1) == 0x3f);
}

/** Does only a blank stand between the start of the line and `p`? */
function opensLine(start: usize, p: usize): bool {
  while (p > start && load<u8>(p - 1) == 0x20) p--;
  return p == start || load<u8>(p - 1) == 0x0a || load<u8>(p - 1) == 0x3a;
}

/** Blanks, markdown, opening brackets, quotes, currency. */
function isPassed(b: u32): bool {
  switch (b) {
    case 0x09:
    case 0x20:
    case 0x22:
    case 0x24:
    case 0x28:
    case 0x2a:
    case 0x5b:
    case 0x5f:
    case 0x60:
      return true;
  }
  return false;
}

function isCloser(b: u32): bool {
  return b == 0x29 || b == 0x5d || b == 0x2c || b == 0x25;
}
