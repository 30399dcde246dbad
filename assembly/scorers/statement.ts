/** A statement of the answer, "18 eggs", "x = 6*7 = 42", "that she has 18": which number it names. */
import { limitPassed, spend } from "../budget";
import { isDigit, isLetter, isSpace, startsWith } from "../text/ascii";
import { CASES } from "../text/denied-cue";
import { lineEnd } from "../text/lines";
import { lastByte } from "../text/seek";
import { wordAt } from "../text/word-list";
import { isRange, partEnd, partStart, partsDiffer, readCalculation } from "./calculation";
import { numberAt } from "./direct-value";
import { lastStart, readLastValue } from "./last-value";
import { judgeBefore } from "./number-before";
import {
  CALCULATION,
  FINE,
  HEDGED,
  judgeBehind,
  NEGATED,
  NOTATION,
  NUMBER_WORDS,
  REFERENCE,
  SEVERAL,
} from "./number-behind";
import { readValue, sameValue, valueEnd } from "./number-value";

/** Where the number stands, and FINE or why it is no answer. */
export let statedStart: usize = 0;
export let statedEnd: usize = 0;
export let statedVerdict: i32 = FINE;

/** What says that there is no answer, whatever number stands behind it. */
const NOTHINGS =
  "none|unknown|n/a|nothing|unclear|undetermined|no answer|no solution|not known|impossible|i don't know|i do not know|i cannot tell|i can't tell";

/** Room for a number that is not the answer. */
const denied: usize = memory.data(32, 8);

/**
 * Reads the number that `[p, end)` states into `value`; false where it has none. The number
 * stands first, perhaps with a calculation, or else behind the "=" or last.
 */
export function readStatement(p: usize, end: usize, value: usize, isFormula: bool): bool {
  const at = numberAt(p, end);
  if (at) return readDirect(openingBracket(p, at), at, end, value, isFormula);
  if (wordAt("not|never|nor|neither|anything but", p, end)) {
    const but = behindBut(p, end);
    if (but) return readDirect(but, but, end, value, isFormula);
    return state(p, end, NEGATED);
  }
  if (wordAt(NOTHINGS, p, end)) return hasDigit(p, end) && state(p, end, NEGATED);
  const first = p;
  const word = wordAt(NUMBER_WORDS, p, end);
  if (word) {
    const next = behindNumberWords(p + word, end);
    const bracket = next < end && load<u8>(next) == 0x28 ? numberAt(next + 1, end) : 0;
    if (bracket) return readDirect(bracket, bracket, end, value, isFormula);
    if (hasDigit(p, end)) return state(p, end, NOTATION);
    return false;
  }
  // A bullet, unless something precedes it on its line: "the answer is - 10".
  if (p < end && load<u8>(p) == 0x2d && numberAt(p + 1, end)) {
    let q = p;
    while (!isFormula && load<u8>(q - 1) == 0x20) q--;
    if (load<u8>(q - 1) != 0x0a) return state(p, end, NOTATION);
  }
  if (isFormula && isUnknownFormula(p, end)) return hasDigit(p, end) && state(p, end, NOTATION);
  const equals = lastByte(p, end, 0x3d);
  const result = equals ? numberAt(equals + 1, end) : 0;
  if (result) {
    const opening = startOfCalculation(first, equals, end);
    return readDirect(
      opening ? opening : result,
      opening ? opening : result,
      end,
      value,
      isFormula,
    );
  }
  return readLast(p, end, end, value, false) || (hasDigit(p, end) && state(p, end, NOTATION));
}

/** The number behind "but" in "not 43 but 42", "not 43, but 42"; 0: another wording. */
function behindBut(p: usize, end: usize): usize {
  const at = wordAt("not", p, end) ? numberAt(p + 3, end) : 0;
  if (!at || !readValue(at, end, denied)) return 0;
  let q = valueEnd;
  while (q < end && (load<u8>(q) == 0x20 || load<u8>(q) == 0x2c || load<u8>(q) == 0x2a)) q++;
  const n = wordAt("but", q, end);
  return n ? numberAt(q + n, end) : 0;
}

/** The last number of a text that states none. */
export function readLooseNumber(start: usize, end: usize, value: usize): bool {
  return readLast(start, end, end, value, true);
}

/** `[p, end)` begins with the number `at`, brackets before it aside. */
function readDirect(p: usize, at: usize, end: usize, value: usize, isFormula: bool): bool {
  let from = at;
  if (!readValue(at, end, value))
    return !limitPassed() && hasDigit(at, end) && state(at, end, NOTATION);
  let to = valueEnd;
  if (p != at || goesOn(to, end)) {
    if (readCalculation(p, end, value) || (p != at && readCalculation(at, end, value))) {
      if (isRange || partsDiffer) return state(partStart, partEnd, SEVERAL);
      from = partStart;
      to = partEnd;
    } else {
      if (limitPassed() || !readValue(at, end, value)) return false;
      to = valueEnd;
    }
  }
  let verdict = judgeBehind(to, end, value, isFormula);
  if (verdict == CALCULATION) {
    const equals = lastByte(to, lineEnd(to, end), 0x3d);
    const result = equals ? numberAt(equals + 1, end) : 0;
    if (!result || !readValue(result, end, value)) return state(from, to, NOTATION);
    from = result;
    to = valueEnd;
    if (goesOn(to, end)) {
      if (!readCalculation(result, end, value)) return state(from, to, NOTATION);
      to = partEnd;
    }
    verdict = judgeBehind(to, end, value, isFormula);
    if (verdict == CALCULATION) verdict = NOTATION;
  }
  return state(from, to, verdict);
}

/** The last number before `limit` that is none of a step or an equation. */
function readLast(start: usize, limit: usize, end: usize, value: usize, isLoose: bool): bool {
  for (let references = 0; references < 64; references++) {
    if (!readLastValue(start, limit, value)) return false;
    const from = lastStart;
    const to = valueEnd;
    let verdict = judgeBefore(start, from, value, isLoose);
    if (verdict == REFERENCE) {
      limit = from;
      continue;
    }
    if (verdict == NEGATED && isLoose && isNumberInSentence(start, from)) {
      limit = from;
      continue;
    }
    if (!verdict) verdict = judgeBehind(to, isLoose ? end : limit, value, false);
    if (verdict == CALCULATION) verdict = isLoose ? FINE : NOTATION;
    if (!verdict && isLoose && isAside(start, from, end)) verdict = HEDGED;
    if (!verdict && isLoose && isOneOfMany(start, from, value)) verdict = SEVERAL;
    return state(from, to, verdict);
  }
  return false;
}

/** Room for the number before this one. */
const before: usize = memory.data(40, 8);

/**
 * "41 = 42" alone on its line, or the last of a list: "1, 2, 42", "options: 41, 42", "{41, 42}".
 * A year and a count ("In 2019, 42 people") are two numbers of prose.
 */
function isOneOfMany(start: usize, p: usize, value: usize): bool {
  let q = passBlanks(start, p);
  if (q == start) return false;
  if (load<u8>(q - 1) == 0x3d) {
    const to = passBlanks(start, q - 1);
    const from = passNumber(start, to);
    if (from == to || !opensLine(start, from)) return false;
    return readValue(from, to, before) && !sameValue(before, value);
  }
  let n = 0;
  while (q > start && load<u8>(q - 1) == 0x2c && n < 3) {
    const to = passBlanks(start, q - 1);
    const from = passNumber(start, to);
    if (from == to) return false;
    n++;
    q = passBlanks(start, from);
  }
  if (!n || !spend(<u32>(p - q))) return false;
  return n > 1 || (q > start && (load<u8>(q - 1) == 0x3a || load<u8>(q - 1) == 0x7b));
}

function passBlanks(start: usize, p: usize): usize {
  while (p > start && (load<u8>(p - 1) == 0x20 || load<u8>(p - 1) == 0x24)) p--;
  return p;
}

function passNumber(start: usize, p: usize): usize {
  while (p > start && (isDigit(load<u8>(p - 1)) || load<u8>(p - 1) == 0x2e)) p--;
  return p;
}

function opensLine(start: usize, p: usize): bool {
  p = passBlanks(start, p);
  return p == start || load<u8>(p - 1) == 0x0a;
}

const ASIDES =
  "the question|the problem|the user|you asked|suppose|assume|assuming|imagine|we are given|we're given|it is given|recall";

/** Does the sentence around `p` set a question ("Suppose he has 42") rather than answer one? */
export function isAside(start: usize, p: usize, end: usize): bool {
  const from = p;
  while (p > start && from - p < 300) {
    const b: u32 = load<u8>(p - 1);
    if (b == 0x0a || ((b == 0x2e || b == 0x21 || b == 0x3f) && isSpace(load<u8>(p)))) break;
    p--;
  }
  if (!spend(<u32>(from - p))) return false;
  while (p < from && !isLetter(load<u8>(p))) p++;
  if (wordAt(ASIDES, p, end) || wordAt(CASES, p, end)) return true;
  // "If x = 42 then"
  if (wordAt("if|given", p, end)) {
    while (p < from && load<u8>(p) != 0x2c && !wordAt("then", p, end)) p++;
    return p == from;
  }
  // "Let x be 42"
  if (!wordAt("let|set", p, end)) return false;
  for (p += 3; p < end && (load<u8>(p) == 0x20 || load<u8>(p) == 0x24); ) p++;
  return p + 1 < end && isLetter(load<u8>(p)) && !isLetter(load<u8>(p, 1));
}

/** Is there a number before `p` in the same sentence? */
function isNumberInSentence(start: usize, p: usize): bool {
  const from = p;
  while (p > start) {
    const b: u32 = load<u8>(--p);
    if (isDigit(b)) return spend(<u32>(from - p));
    if (b == 0x0a || ((b == 0x2e || b == 0x21 || b == 0x3f) && isSpace(load<u8>(p, 1)))) break;
  }
  spend(<u32>(from - p));
  return false;
}

/** Notes the place and the verdict; always true. */
function state(from: usize, to: usize, verdict: i32): bool {
  statedStart = from;
  statedEnd = to;
  statedVerdict = verdict;
  return true;
}

/** The first round bracket between `p` and the number, or the number. */
function openingBracket(p: usize, at: usize): usize {
  for (; p < at; p++) {
    if (load<u8>(p) == 0x5c) p++;
    else if (load<u8>(p) == 0x28) return p;
  }
  return at;
}

/** Does an operator, "=" or a closing sign before one follow? */
function goesOn(p: usize, end: usize): bool {
  while (p < end && (load<u8>(p) == 0x20 || load<u8>(p) == 0x25 || load<u8>(p) == 0x24)) p++;
  if (p == end) return false;
  const b: u32 = load<u8>(p);
  switch (b) {
    case 0x29:
    case 0x2a:
    case 0x2b:
    case 0x2d:
    case 0x2f:
    case 0x3d:
    case 0x5c:
    case 0x5e:
    case 0x78:
    case 0xc3:
    case 0xe2:
      return true;
  }
  return false;
}

/** The number behind the first "=" before `equals`, or 0 where "=" stands once. */
function startOfCalculation(p: usize, equals: usize, end: usize): usize {
  for (; p < equals; p++) {
    if (load<u8>(p) != 0x3d) continue;
    const at = numberAt(p + 1, end);
    if (at && at <= equals) return at;
  }
  return 0;
}

/** A command or sign that no number begins with opens the formula: \sqrt{9}, |9|, -(9). */
function isUnknownFormula(p: usize, end: usize): bool {
  p = skipBlanks(p, end);
  if (p == end) return false;
  const b: u32 = load<u8>(p);
  if (isLetter(b)) return false;
  return (
    b != 0x5c ||
    !(
      startsWith(p, end, "\\text") ||
      startsWith(p, end, "\\math") ||
      startsWith(p, end, "\\approx")
    )
  );
}

function hasDigit(p: usize, end: usize): bool {
  if (!spend(<u32>(end - p))) return false;
  for (; p < end; p++) if (isDigit(load<u8>(p))) return true;
  return false;
}

/** Behind further words of a number in words: "forty-two". */
function behindNumberWords(p: usize, end: usize): usize {
  while (true) {
    while (p < end && (load<u8>(p) == 0x20 || load<u8>(p) == 0x2d)) p++;
    const n = wordAt(NUMBER_WORDS, p, end) + wordAt("and", p, end);
    if (!n) return p;
    p += n;
  }
}

function skipBlanks(p: usize, end: usize): usize {
  while (p < end && load<u8>(p) == 0x20) p++;
  return p;
}
