/**
 * What is said of an answer in other languages: "nicht 42", "al menos 42", "42 ou 43", "42 是错
 * 的", "42. Espera, es 43". The verdicts are those of number-behind.ts; both `math` and `gsm8k`
 * ask, where nothing in English has spoken before. Words are in abroad-words.ts.
 */
import { spend } from "../budget";
import { BOUND, FINE, HEDGED, NEGATED, NOTATION, SEVERAL } from "../scorers/number-behind";
import { sameBytes } from "../text/ascii";
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
  CUE,
  DENY,
  HEDGE,
  IF,
  JOIN,
  RETRACT,
  SCALE,
  THAT,
  WRONG_WORD,
} from "./abroad-words";

/** Bytes before and behind the answer that are read. */
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
  let p = sentenceStart(start, from);
  if (!spend(<u32>(from - p))) return FINE;
  let denied = 0;
  let hedged = false;
  let conditional = false;
  let isFirst = true;
  let last: u32 = 0;
  let number = false;
  let numberJoined = false;
  while (p < from) {
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
    if (tokenClass == DENY) denied = 1;
    else if (tokenClass == HEDGE) hedged = true;
    else if (tokenClass == IF) conditional = true;
    else if (tokenClass == CUE || tokenClass == BECAUSE) hedged = hedged && isFirst;
    // a denied equation of the reasoning, "no es 3, sino", ends with its number
    if (tokenClass == JOIN) numberJoined = number;
    else if (number) number = numberJoined = false;
    if (tokenClass != COPULA) last = tokenClass;
    isFirst = false;
  }
  if (denied) return NEGATED;
  if (hedged || conditional) return HEDGED;
  if (numberJoined) return SEVERAL;
  if (last == BOUND_WORD) return BOUND;
  return last == CHANGE ? NOTATION : FINE;
}

/** Start of the sentence before `p`, or of what is near enough. */
function sentenceStart(start: usize, p: usize): usize {
  const low = p - start > REACH ? p - REACH : start;
  let q = p;
  while (q > low) {
    const b: u32 = load<u8>(q - 1);
    if (b == 0x0a || (b == 0x2e && q < p && load<u8>(q) == 0x20)) break;
    q--;
  }
  // not within a character
  while (q < p && (load<u8>(q) & 0xc0) == 0x80) q++;
  return q;
}

/** The rest of the sentence, and the next one. */
function judgeBehind(from: usize, p: usize, end: usize): i32 {
  const to = p;
  const limit = end - p > REACH ? p + REACH : end;
  if (!spend(<u32>(limit - p))) return FINE;
  let words = 0;
  let joined = false;
  let isReason = false;
  let other = false;
  let denied = false;
  let comma = false;
  while (p < limit) {
    readToken(p, limit);
    p = tokenEnd;
    if (tokenKind == T_MARK) continue;
    if (tokenKind == T_QUESTION) return HEDGED;
    if (tokenKind == T_STOP) return judgeNext(from, to, p, end);
    if (tokenKind == T_COMMA || tokenKind == T_COLON) {
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
      if (joined) return SEVERAL;
      // "42, nicht 43" is 42
      if (denied) return FINE;
      other = true;
      words++;
      continue;
    }
    if (!isReason) {
      if (tokenClass == WRONG_WORD && !other) return NEGATED;
      if (tokenClass == ASK) return HEDGED;
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
  if (!spend(<u32>(limit - p))) return FINE;
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
    if (!words && tokenClass == RETRACT) retracts = true;
    else if (tokenClass == WRONG_WORD && (retracts || words < 5)) return NEGATED;
    else if (tokenClass == DENY) {
      if (!words) retracts = true;
      denied = true;
    }
    words++;
  }
  return retracts && (words == 1 || denied) ? NEGATED : FINE;
}

/** Where the value begins that an answer cue of these languages announces, or 0: no such cue. */
export function cueAbroad(start: usize, end: usize): usize {
  if (!spend((<u32>(end - start)) << 1) || !mayHoldCue(start, end)) return 0;
  let found: usize = 0;
  let p = start;
  let wasLetter = false;
  while (p < end) {
    const b: u32 = load<u8>(p);
    const isWord = (b | 0x20) - 0x61 < 26 || b >= 0x80;
    const isStart = isWord && (!wasLetter || b - 0xe3 < 0x0b) && (b & 0xc0) != 0x80;
    wasLetter = isWord;
    if (!isStart || !opensCue(b)) {
      p++;
      continue;
    }
    readToken(p, end);
    if (tokenClass == CUE) {
      const behind = behindCue(tokenEnd, end);
      if (behind) found = behind;
    }
    p = max(p + 1, tokenEnd);
  }
  return found;
}

/**
 * Is there any of the words for "answer"? In Latin letters they have "spu", "spo", "dpo", "epo",
 * "ntw" or "eva" behind one letter or two, the others begin with one of seven bytes.
 */
function mayHoldCue(start: usize, end: usize): bool {
  const small = i8x16.splat(0x20);
  for (let p = start; p < end; p += 16) {
    const bytes = v128.load(p);
    if (i8x16.bitmask(bytes) && hasLead(bytes)) return true;
    const a = v128.or(bytes, small);
    const b = v128.or(v128.load(p, 1), small);
    const c = v128.or(v128.load(p, 2), small);
    const isO = v128.or(i8x16.eq(c, i8x16.splat(0x6f)), i8x16.eq(c, i8x16.splat(0x75)));
    // s, d, e, or the last byte of an e with an accent
    let isFirst = v128.or(i8x16.eq(a, i8x16.splat(0x73)), i8x16.eq(a, i8x16.splat(0x64)));
    const isE = i8x16.eq(a, i8x16.splat(0x65));
    isFirst = v128.or(v128.or(isFirst, isE), i8x16.eq(a, i8x16.splat(<i8>0xa9)));
    const isPo = v128.and(v128.and(isFirst, i8x16.eq(b, i8x16.splat(0x70))), isO);
    const isNt = v128.and(i8x16.eq(a, i8x16.splat(0x6e)), i8x16.eq(b, i8x16.splat(0x74)));
    const isNtw = v128.and(isNt, i8x16.eq(c, i8x16.splat(0x77)));
    const isEv = v128.and(isE, i8x16.eq(b, i8x16.splat(0x76)));
    const isEva = v128.and(isEv, i8x16.eq(c, i8x16.splat(0x61)));
    let found = i8x16.bitmask(v128.or(v128.or(isPo, isNtw), isEva));
    for (; found; found &= found - 1) {
      const at = p + <usize>ctz(found);
      if (at < end && (isCue(start, at - 1, end) || isCue(start, at - 2, end))) return true;
    }
  }
  return false;
}

function isCue(start: usize, p: usize, end: usize): bool {
  if (p < start) return false;
  readToken(p, end);
  return tokenClass == CUE;
}

/** A first byte of the words in Cyrillic, East Asian script, or with a crossed d. */
function hasLead(bytes: v128): bool {
  let found = i8x16.eq(bytes, i8x16.splat(<i8>0xc4));
  found = v128.or(found, i8x16.eq(v128.and(bytes, i8x16.splat(-2)), i8x16.splat(<i8>0xd0)));
  found = v128.or(found, i8x16.eq(v128.and(bytes, i8x16.splat(-2)), i8x16.splat(<i8>0xe6)));
  found = v128.or(found, i8x16.eq(bytes, i8x16.splat(<i8>0xeb)));
  return v128.any_true(v128.or(found, i8x16.eq(bytes, i8x16.splat(<i8>0xec))));
}

/** First bytes of the words for "answer". */
function opensCue(b: u32): bool {
  if (b >= 0x80) return true;
  const c = b | 0x20;
  return c == 0x72 || c == 0x61 || c == 0x6f || c == 0x63;
}

/** Behind the copula or colon that goes with the cue, or 0. */
function behindCue(p: usize, end: usize): usize {
  const limit = end - p > 60 ? p + 60 : end;
  while (p < limit) {
    readToken(p, limit);
    const at = p;
    p = tokenEnd;
    if (tokenKind == T_COLON || (tokenKind == T_WORD && tokenClass == COPULA))
      return skipGap(p, end);
    if (tokenKind == T_NUMBER || tokenKind == T_STOP || tokenKind == T_COMMA) return 0;
    if (tokenKind == T_QUESTION) return 0;
    // a dash stands for "is" in Russian
    if (at + 3 == p && load<u8>(at) == 0xe2) return skipGap(p, end);
  }
  return 0;
}

/** Passes blanks, line breaks, stars and colons between a cue and its value. */
function skipGap(p: usize, end: usize): usize {
  while (p < end) {
    const b: u32 = load<u8>(p);
    const isColon = end - p > 2 && b == 0xef && load<u16>(p, 1) == 0x9abc;
    if (isColon) p += 3;
    else if (b == 0x20 || b == 0x0a || b == 0x2a || b == 0x3a) p++;
    else break;
  }
  return p;
}

/** End of the part of the sentence at `p` that names the value: before a comma, or a stop. */
export function statementEndAbroad(p: usize, end: usize): usize {
  const limit = end - p > REACH ? p + REACH : end;
  const from = p;
  let depth = 0;
  while (p < limit) {
    const b: u32 = load<u8>(p);
    if (b == 0x24) depth ^= 1;
    readToken(p, limit);
    const isEnd =
      tokenKind == T_STOP ||
      tokenKind == T_QUESTION ||
      tokenKind == T_COMMA ||
      (tokenKind == T_WORD && tokenClass == BECAUSE);
    if (
      isEnd &&
      !depth &&
      p > from &&
      (b != 0x2c || tokenEnd == limit || load<u8>(tokenEnd) == 0x20)
    )
      return p;
    p = tokenEnd;
  }
  return limit;
}
