/**
 * What is said of an answer in other languages: "nicht 42", "al menos 42", "42 ou 43", "42 是错
 * 的", "42. Espera, es 43". The verdicts are those of number-behind.ts; both `math` and `gsm8k`
 * ask, where nothing in English has spoken before. Words are in abroad-words.ts.
 */
import { spend } from "../budget";
import { BOUND, FINE, HEDGED, NEGATED, NOTATION, SEVERAL } from "../scorers/number-behind";
import { sameBytes } from "../text/ascii";
import {
  ABROAD_BEFORE,
  ABROAD_BEHIND,
  ABROAD_JOIN,
  HAS_DIGIT,
  HAS_QUESTION,
} from "../text/word-kinds";
import {
  readToken,
  T_COLON,
  T_COMMA,
  T_MARK,
  T_NUMBER,
  T_OPERATOR,
  T_QUESTION,
  T_STOP,
  T_WORD,
  tokenClass,
  tokenEnd,
  tokenKind,
} from "./abroad-token";
import {
  ASK,
  BECAUSE,
  BEHIND,
  BOUND_WORD,
  CHANGE,
  COPULA,
  CORRECT,
  CUE,
  DENY,
  GIVE_UP,
  HEDGE,
  IF,
  JOIN,
  OTHERS,
  RETRACT,
  SCALE,
  THAT,
  WRONG_WORD,
} from "./abroad-words";
import { kindsBetween, readSaid, saidFrom, saidKinds } from "./said-before";

/** Bytes behind the answer that are read. */
const REACH: usize = 200;
/** Words between a denial and what it denies. */
const DENIED_WORDS: i32 = 6;

/** Judges what stands around the answer `[from, to)` within `[start, end)`. */
export function judgeAbroad(start: usize, from: usize, to: usize, end: usize): i32 {
  const verdict = judgeBefore(start, from);
  return verdict ? verdict : judgeBehind(from, to, end);
}

/** The sentence before the answer, read from its start. */
function judgeBefore(start: usize, from: usize): i32 {
  readSaid(start, from);
  let p = saidFrom;
  if (!spend(<u32>(from - p))) return FINE;
  if (!(saidKinds & (ABROAD_BEFORE | ABROAD_JOIN))) return FINE;
  let denied = 0;
  let hedged = false;
  let conditional = false;
  let isFirst = true;
  let last: u32 = 0;
  let number = false;
  let numberJoined = false;
  // "la mauvaise réponse", "la respuesta incorrecta"
  let words = 0;
  let wrongAt = -2;
  let cueAt = -2;
  while (p < from) {
    if (load<u8>(p) == 0x20) {
      p++;
      continue;
    }
    readToken(p, from);
    p = tokenEnd;
    if (tokenKind == T_MARK) continue;
    // the sign that opens a Spanish question
    if (tokenKind == T_QUESTION && load<u8>(p - 1) == 0xbf) return HEDGED;
    if (tokenKind == T_STOP || tokenKind == T_QUESTION) {
      denied = 0;
      hedged = conditional = number = numberJoined = false;
      isFirst = true;
      last = 0;
      wrongAt = cueAt = -2;
      continue;
    }
    if (tokenKind == T_COMMA || tokenKind == T_COLON) {
      const held = denied;
      const wasConditional = conditional;
      conditional = false;
      denied = 0;
      // "Ich glaube nicht, dass"
      while (p < from && load<u8>(p) == 0x20) p++;
      if ((held || wasConditional) && p < from) {
        readToken(p, from);
        if (tokenClass == THAT) {
          denied = held;
          conditional = wasConditional;
        }
      }
      last = 0;
      continue;
    }
    if (tokenKind == T_NUMBER || tokenKind == T_OPERATOR) {
      number = tokenKind == T_NUMBER;
      numberJoined = false;
      last = 0;
      continue;
    }
    if (denied && ++denied > DENIED_WORDS) denied = 0;
    words++;
    if (tokenClass == WRONG_WORD) wrongAt = words;
    else if (tokenClass == CUE) cueAt = words;
    if (tokenClass == DENY) denied = 1;
    else if (tokenClass == HEDGE || tokenClass == GIVE_UP) hedged = true;
    else if (tokenClass == IF) conditional = true;
    else if (tokenClass == CUE || tokenClass == BECAUSE) hedged = hedged && isFirst;
    // a denied equation of the reasoning, "no es 3, sino", ends with its number
    if (tokenClass == JOIN) numberJoined = number;
    else if (number) number = numberJoined = false;
    if (tokenClass != COPULA) last = tokenClass;
    isFirst = false;
  }
  const isWrongCue = cueAt > 0 && wrongAt > 0 && cueAt - wrongAt < 3 && wrongAt - cueAt < 2;
  if (denied || isWrongCue) return NEGATED;
  if (hedged || conditional) return HEDGED;
  if (numberJoined) return SEVERAL;
  if (last == BOUND_WORD) return BOUND;
  return last == CHANGE ? NOTATION : FINE;
}

/** The rest of the sentence, and the next one. */
function judgeBehind(from: usize, p: usize, end: usize): i32 {
  const to = p;
  const limit = end - p > REACH ? p + REACH : end;
  const behind = end - p > 2 * REACH ? p + 2 * REACH : end;
  if (!spend(<u32>(behind - p)) || isSilent(from, p, behind)) return FINE;
  let words = 0;
  let joined = false;
  let isReason = false;
  let other = false;
  let denied = false;
  let comma = false;
  // ", nein, 43", ", aber ich erhalte 43"
  let retracts = false;
  let corrected = false;
  while (p < limit) {
    readToken(p, limit);
    const at = p;
    p = tokenEnd;
    if (tokenKind == T_MARK) continue;
    if (tokenKind == T_QUESTION) return HEDGED;
    if (tokenKind == T_STOP) return judgeNext(from, to, p, end);
    if (tokenKind == T_COMMA || tokenKind == T_COLON) {
      if (retracts) corrected = true;
      comma = true;
      joined = false;
      continue;
    }
    if (tokenKind == T_OPERATOR) {
      words++;
      joined = false;
      continue;
    }
    if (tokenKind == T_NUMBER) {
      if (joined || (corrected && !sameBytes(at, p, from, to))) return SEVERAL;
      // "42, nicht 43" is 42
      if (denied) return FINE;
      other = true;
      words++;
      continue;
    }
    // "B, nein, C", "B ou C"
    if ((joined || corrected) && isOtherName(at, p, from, to)) return SEVERAL;
    if (tokenClass == OTHERS) other = true;
    if (tokenClass == CORRECT) corrected = true;
    else retracts = comma && !words && (tokenClass == RETRACT || tokenClass == DENY);
    if (!isReason) {
      if (tokenClass == WRONG_WORD && !other) return NEGATED;
      if (tokenClass == GIVE_UP) return HEDGED;
      if (tokenClass == ASK || (tokenClass == IF && comma && !words)) return HEDGED;
      if (tokenClass == DENY || denied) {
        if (denied && tokenClass != DENY) return words < 4 && !comma ? NEGATED : FINE;
        denied = words < 3 || comma;
        if (denied && isLast(p, limit)) return NEGATED;
      }
      if (!words && !comma) {
        if (tokenClass == SCALE) return NOTATION;
        if (tokenClass == BEHIND) return BOUND;
        if (tokenClass == HEDGE) return HEDGED;
        // "42 no es"
        if (tokenClass == RETRACT && isCopulaNext(p, limit)) return NEGATED;
      }
      if (words < 2 && tokenClass == BEHIND) return BOUND;
    }
    joined = tokenClass == JOIN && words < 2 && !comma;
    if (tokenClass == BECAUSE) isReason = true;
    words++;
  }
  return FINE;
}

/** Does nothing in `[p, end)` say anything of the answer `[from, p)`? */
function isSilent(from: usize, p: usize, end: usize): bool {
  const kinds = kindsBetween(p, end);
  if (kinds & (ABROAD_BEHIND | HAS_QUESTION)) return false;
  // "42 a 43", "B o C"
  return !(kinds & ABROAD_JOIN) || (!(kinds & HAS_DIGIT) && p - from != 1);
}

/** Are the two pieces of text capital letters, and not the same one? */
function isOtherName(p: usize, end: usize, from: usize, to: usize): bool {
  if (end - p != 1 || to - from != 1 || load<u8>(p) - 0x41 >= 26) return false;
  return load<u8>(from) - 0x41 < 26 && load<u8>(p) != load<u8>(from);
}

/** Does nothing more of the sentence stand behind `p`? */
function isLast(p: usize, end: usize): bool {
  while (p < end) {
    readToken(p, end);
    if (tokenKind == T_STOP || tokenKind == T_QUESTION) return true;
    if (tokenKind != T_MARK) return false;
    p = tokenEnd;
  }
  return true;
}

function isCopulaNext(p: usize, end: usize): bool {
  while (p < end && load<u8>(p) == 0x20) p++;
  if (p == end) return false;
  readToken(p, end);
  return tokenClass == COPULA;
}

/** The next sentence: does it take the answer back, or name another? */
function judgeNext(from: usize, to: usize, p: usize, end: usize): i32 {
  const limit = end - p > REACH ? p + REACH : end;
  let words = 0;
  let retracts = false;
  let denied = false;
  while (p < limit) {
    readToken(p, limit);
    const at = p;
    p = tokenEnd;
    if (tokenKind == T_MARK || (tokenKind == T_STOP && !words)) continue;
    if (tokenKind == T_STOP || tokenKind == T_QUESTION) break;
    if (tokenKind == T_NUMBER) {
      if (retracts && !sameBytes(at, p, from, to)) return SEVERAL;
      continue;
    }
    if (tokenKind != T_WORD) continue;
    if (tokenClass == GIVE_UP) return HEDGED;
    if (retracts && isOtherName(at, p, from, to)) return SEVERAL;
    if ((!words && tokenClass == RETRACT) || tokenClass == CORRECT) retracts = true;
    else if (tokenClass == WRONG_WORD && (retracts || words < 5)) return NEGATED;
    else if (tokenClass == DENY) {
      if (!words) retracts = true;
      denied = true;
    }
    words++;
  }
  return retracts && (words == 1 || denied) ? NEGATED : FINE;
}
