/**
 * The sentence before an answer, read once for all who ask whose claim it is, whether its clause
 * denies it, and what other languages say of it: of which kinds its words are. Who finds none of
 * his own kind there need not read it again.
 */
import { noteClaims } from "../scorers/claim";
import { noteClause } from "../scorers/clause-denial";
import { isLetter } from "../text/ascii";
import { lastStop } from "../text/seek";
import {
  ABROAD_BEFORE,
  ABROAD_JOIN,
  CLAIMING,
  DENYING,
  kindsAt,
  kindsIn,
  lettersAt,
} from "../text/word-kinds";
import { hashedBytes, hashWord } from "../text/word-list";
import { noteAbroad } from "./abroad-words";
import { noteGivenUp } from "./given-up";

/** Bytes before the answer that are read. */
export const BEFORE_BYTES: usize = 200;

/** Where the sentence begins, and the kinds of its words; a letter outside ASCII is of all kinds. */
export let saidFrom: usize = 0;
export let saidKinds: u32 = 0;

let knownStart: usize = 0;
let knownEnd: usize = 0;
let areNoted: bool = false;

/** Forgets what was read: another text may stand there now. */
export function forgetSaid(): void {
  knownEnd = 0;
}

/** Reads the sentence of `[start, p)` that ends at `p`. ABROAD_JOIN is told of its last word alone. */
export function readSaid(start: usize, p: usize): void {
  if (p == knownEnd && start == knownStart) return;
  if (!areNoted) noteAll();
  knownStart = start;
  knownEnd = p;
  saidFrom = sentenceStart(start, p);
  saidKinds = kindsOf(saidFrom, p);
}

function noteAll(): void {
  areNoted = true;
  noteClaims();
  noteClause();
  noteAbroad();
  noteGivenUp();
}

/** Kinds of the words of `[p, to)`. */
export function kindsBetween(p: usize, to: usize): u32 {
  if (!areNoted) noteAll();
  return kindsIn(p, to);
}

/** Start of the sentence before `p`, or of what is near enough. */
function sentenceStart(start: usize, p: usize): usize {
  const low = p - start > BEFORE_BYTES ? p - BEFORE_BYTES : start;
  let q = low;
  for (let at = lastStop(low, p); at; at = lastStop(low, at)) {
    const b: u32 = load<u8>(at);
    if (b == 0x0a || (b == 0x2e && at + 1 < p && load<u8>(at, 1) == 0x20)) {
      q = at + 1;
      break;
    }
  }
  // not within a character
  while (q < p && (load<u8>(q) & 0xc0) == 0x80) q++;
  return q;
}

function kindsOf(from: usize, p: usize): u32 {
  let kinds: u32 = 0;
  let join: u32 = 0;
  // Was the last of the 16 bytes before these a letter?
  let carry: u32 = 0;
  for (let q = from; q < p; q += 16) {
    const rest = p - q;
    const inside: u32 = rest < 16 ? (1 << (<u32>rest)) - 1 : 0xffff;
    if (<u32>i8x16.bitmask(v128.load(q)) & inside) return -1;
    const letters = lettersAt(q) & inside;
    let starts = letters & ~((letters << 1) | carry);
    carry = letters >> 15;
    for (; starts; starts &= starts - 1) {
      const word = q + <usize>ctz(starts);
      const found = kindsAt(hashWord(word, p), word + hashedBytes);
      kinds |= found;
      // What follows a backslash may be a command and no word.
      const isCommand = word > from && load<u8>(word - 1) == 0x5c;
      join = (isCommand ? join : 0) | (found & ABROAD_JOIN);
    }
  }
  // A word that the answer cuts may be another one.
  if (from < p && isLetter(load<u8>(p - 1))) kinds |= CLAIMING | DENYING | ABROAD_BEFORE;
  return (kinds & ~ABROAD_JOIN) | join;
}
