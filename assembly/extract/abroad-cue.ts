/**
 * Answer cues of other languages ("La respuesta es", "答案是") and where the statement behind one
 * ends. Words are in abroad-words.ts.
 */
import { spend } from "../budget";
import { MAY_CUE, rarePairs } from "../text/rare-pairs";
import { wordAt } from "../text/word-list";
import {
  readToken,
  T_COLON,
  T_COMMA,
  T_NUMBER,
  T_QUESTION,
  T_STOP,
  T_WORD,
  tokenClass,
  tokenEnd,
  tokenKind,
} from "./abroad-token";
import { BECAUSE, COPULA, CUE } from "./abroad-words";

/** Bytes of a statement that are read. */
const REACH: usize = 200;

/** Where the value begins that an answer cue of these languages announces, or 0: no such cue. */
export function cueAbroad(start: usize, end: usize): usize {
  if (!spend((<u32>(end - start)) << 1) || !(rarePairs(start, end) & MAY_CUE)) return 0;
  if (!mayHoldCue(start, end)) return 0;
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
  return c == 0x72 || c == 0x61 || c == 0x6f || c == 0x63 || c == 0x79;
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

/** "Respuesta: ninguna (no 42)" */
export function isNothingAbroad(p: usize, end: usize): bool {
  return (
    wordAt(
      "ninguna|ninguno|nada|aucune|aucun|rien|keine|nichts|nessuna|niente|nenhuma|nenhum|geen",
      p,
      end,
    ) != 0
  );
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
