/**
 * Words of a span as AllenAI's drop_eval.py has them (_normalize_answer and split): tokens are cut
 * at blanks and hyphens alone; a token that float() takes becomes its number, another loses its
 * punctuation first, then is tried again; articles go.
 *
 * `u32 count, u32 distinct, u32 numbers, u32 table, u32 slots, u32 0`, then for each word, in order,
 * `u32 start, u32 bytes, u32 hash, u32 isNumber`. The table has the address of each distinct word.
 */
import { fail, limitPassed, spend } from "../budget";
import { floatValue, overflowed, parseFloat64 } from "../float/python";
import { MAX_TOKENS } from "../limits";
import { alloc } from "../memory";
import { RULE_LIMIT_TOKENS } from "../names.generated";
import { literalLength, sameBytes, startsWith } from "../text/ascii";
import { codePointBytes } from "../text/utf8";
import { putLower } from "../unicode/lower";
import { isPunctuation } from "../unicode/punctuation";
import { skipSpaces, spaceAt, trimSpaces } from "../unicode/space";
import { isWordAt, isWordBefore } from "../unicode/word";

const HEAD: usize = 24;
const ENTRY: usize = 16;
/** A number: this byte, which no text has, and its double. */
const NUMBER_MARK: u8 = 0xff;

let list: usize = 0;

/** The words of `[p, end)`; 0 where a limit is passed. */
export function dropWords(p: usize, end: usize): usize {
  const room = min(end - p, <usize>MAX_TOKENS) + 1;
  list = alloc(HEAD + ENTRY * room);
  // A token is written twice at most, in lower case, and takes nine bytes at least.
  if (!list || !spend(<u32>(end - p) * 4 + 1)) return 0;
  memory.fill(list, 0, HEAD);
  while (!limitPassed()) {
    let to = p;
    while (to < end && load<u8>(to) != 0x20 && load<u8>(to) != 0x2d) to++;
    if (to > p) addToken(p, to);
    if (to == end) break;
    p = to + 1;
  }
  return makeTable() ? list : 0;
}

function addToken(p: usize, end: usize): void {
  const out = alloc((end - p) * 2);
  if (!out) return;
  let to = putLower(out, p, end);
  if (addNumber(out, to)) return;
  end = to;
  to = out;
  for (p = out; p < end; p++) if (!isPunctuation(load<u8>(p))) store<u8>(to++, load<u8>(p));
  if (!addNumber(out, to)) addWords(out, to);
}

/** Adds the token as a number where float() takes it. */
function addNumber(p: usize, end: usize): bool {
  const how = floatAt(p, end);
  if (how == FINITE) {
    const out = alloc(9);
    if (!out) return true;
    store<u8>(out, NUMBER_MARK);
    store<f64>(out, floatValue, 1);
    add(out, 9, true);
  } else if (how == INFINITE) addStatic("inf");
  else if (how == NOT_A_NUMBER) addStatic("nan");
  return how != 0;
}

const FINITE: u32 = 1;
const INFINITE: u32 = 2;
const NOT_A_NUMBER: u32 = 3;

/** What float() makes of a text in lower case without a minus sign; 0 where it raises. */
function floatAt(p: usize, end: usize): u32 {
  if (parseFloat64(p, end)) return FINITE;
  if (overflowed) return INFINITE;
  p = skipSpaces(p, end);
  end = trimSpaces(p, end);
  if (p < end && load<u8>(p) == 0x2b) p++;
  if (isAll(p, end, "nan")) return NOT_A_NUMBER;
  return isAll(p, end, "inf") || isAll(p, end, "infinity") ? INFINITE : 0;
}

function isAll(p: usize, end: usize, word: string): bool {
  return end - p == literalLength(word) && startsWith(p, end, word);
}

function addStatic(word: string): void {
  add(changetype<usize>(word), <u32>literalLength(word), true);
}

/** What white space parts, without articles, at whose ends words are parted too. */
function addWords(p: usize, end: usize): void {
  const start = p;
  let from = p;
  while (p < end) {
    const space = spaceAt(p);
    const article = !space && !isWordBefore(start, p) ? articleAt(p, end) : 0;
    if (!space && !article) {
      p += codePointBytes(p);
      continue;
    }
    addWord(from, p);
    p += space + article;
    from = p;
  }
  addWord(from, end);
}

function articleAt(p: usize, end: usize): u32 {
  if (startsWith(p, end, "the") && !isWordAt(p + 3, end)) return 3;
  if (startsWith(p, end, "an") && !isWordAt(p + 2, end)) return 2;
  return startsWith(p, end, "a") && !isWordAt(p + 1, end) ? 1 : 0;
}

function addWord(p: usize, end: usize): void {
  if (end > p) add(p, <u32>(end - p), floatAt(p, end) != 0);
}

function add(p: usize, bytes: u32, isNumber: bool): void {
  const count = load<u32>(list);
  if (count == MAX_TOKENS) return fail(RULE_LIMIT_TOKENS);
  let hash: u32 = 0x811c9dc5;
  for (let i: u32 = 0; i < bytes; i++) hash = (hash ^ load<u8>(p + i)) * 0x01000193;
  const entry = wordAt(list, count);
  store<u32>(entry, <u32>p);
  store<u32>(entry, bytes, 4);
  store<u32>(entry, hash ^ (hash >> 15), 8);
  store<u32>(entry, isNumber, 12);
  store<u32>(list, count + 1);
}

/** Puts each distinct word into the table. */
function makeTable(): bool {
  const count = load<u32>(list);
  const slots: u32 = 1 << (33 - clz<u32>(count));
  const table = alloc(<usize>slots * 4);
  if (!table || !spend(slots)) return false;
  memory.fill(table, 0, <usize>slots * 4);
  store<u32>(list, <u32>table, 12);
  store<u32>(list, slots, 16);
  for (let i: u32 = 0; i < count; i++) {
    const slot = slotOf(list, wordAt(list, i));
    if (!slot) return false;
    if (load<u32>(slot)) continue;
    store<u32>(slot, <u32>wordAt(list, i));
    store<u32>(list, load<u32>(list, 4) + 1, 4);
    store<u32>(list, load<u32>(list, 8) + load<u32>(wordAt(list, i), 12), 8);
  }
  return !limitPassed();
}

function slotOf(words: usize, word: usize): usize {
  const mask = load<u32>(words, 16) - 1;
  for (let i = load<u32>(word, 8) & mask; spend(1); i = (i + 1) & mask) {
    const slot = <usize>load<u32>(words, 12) + ((<usize>i) << 2);
    const entry = load<u32>(slot);
    if (!entry || isSameWord(entry, word)) return slot;
  }
  return 0;
}

export function wordAt(words: usize, i: u32): usize {
  return words + HEAD + <usize>i * ENTRY;
}

export function wordCount(words: usize): u32 {
  return load<u32>(words);
}

/** Words, each counted once, and those among them that are numbers. */
export function distinctWords(words: usize): u32 {
  return load<u32>(words, 4);
}

export function distinctNumbers(words: usize): u32 {
  return load<u32>(words, 8);
}

export function isSameWord(a: usize, b: usize): bool {
  if (load<u32>(a, 8) != load<u32>(b, 8)) return false;
  const p: usize = load<u32>(a);
  const q: usize = load<u32>(b);
  return sameBytes(p, p + load<u32>(a, 4), q, q + load<u32>(b, 4));
}

/** The distinct words of both, and how many of these are numbers. */
export let common: u32 = 0;
export let commonNumbers: u32 = 0;

export function intersect(a: usize, b: usize): void {
  common = 0;
  commonNumbers = 0;
  const table: usize = load<u32>(a, 12);
  const slots = load<u32>(a, 16);
  if (!spend(slots)) return;
  for (let i: u32 = 0; i < slots; i++) {
    const word = load<u32>(table + ((<usize>i) << 2));
    if (!word) continue;
    const slot = slotOf(b, word);
    if (!slot) return;
    if (!load<u32>(slot)) continue;
    common++;
    commonNumbers += load<u32>(word, 12);
  }
}
