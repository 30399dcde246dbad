/**
 * A question that stands between two explicit answers and is none of those that next-question.ts
 * knows by their headings: "The answer is 42.⏎⏎What is 3 + 4?⏎⏎The answer is 7." Whether the model
 * invented it or went on with its own reasoning can't be told, so that two different answers leave
 * the whole open; what says that it is another one ("now try this: ...") is taken at its word.
 */
import { spend } from "../budget";
import { isDigit, isLetter } from "../text/ascii";
import { lastByte } from "../text/seek";
import { wordAt } from "../text/word-list";
import { announces, hasAnswer } from "./next-question";
import { isNextItem, isNumberedAsk } from "./numbered-question";

/** What asks for a value, in a paragraph that is a question. */
const ASKS =
  "what|how many|how much|how long|how far|how old|how tall|find|compute|calculate|evaluate|solve|determine|which of";
/** What opens a question that one asks oneself. */
const OWN =
  "wait|hmm|but|so|now|is|are|does|do|did|can|could|was|were|why|ok|okay|alright|right|hold|actually|no|isn|wasn|does this|doesn|where|or|what if|what about|what else|what do you|what went|how did|how do|how does|anything|any";

/** Bytes of a question that are read. */
const REACH: usize = 400;
/** Question marks that are looked at, from the last one. */
const MOST_MARKS: i32 = 4;

/** The question that was found says itself that it is another one. */
export let isAnnounced: bool = false;

/** Where the last question begins before `to` that has an explicit answer before it; 0: none. */
export function asksAgain(start: usize, to: usize): usize {
  isAnnounced = false;
  if (!spend(<u32>(to - start))) return 0;
  let mark = to;
  for (let marks = 0; marks < MOST_MARKS; marks++) {
    mark = lastByte(start, mark, 0x3f);
    if (!mark) return 0;
    // Most texts have no answer before their last question, and need no closer look.
    if (!marks && (!spend(<u32>(mark - start)) || !hasAnswer(start, mark))) return 0;
    const low = mark - start > REACH ? mark - REACH : start;
    const opening = openingOf(low, mark);
    const at = announcedIn(start, opening, mark);
    if (!at && (opening == start || !isAsked(start, opening, mark, to))) continue;
    const begins = at ? at : opening;
    if (!spend(<u32>(begins - start)) || !hasAnswer(start, begins)) return 0;
    isAnnounced = at != 0;
    return begins;
  }
  return 0;
}

/** Where the paragraph before `p` begins, no further back than `low`. */
function openingOf(low: usize, p: usize): usize {
  for (let at = lastByte(low, p, 0x0a); at; at = lastByte(low, at, 0x0a)) {
    let q = at;
    while (q > low && (load<u8>(q - 1) == 0x20 || load<u8>(q - 1) == 0x0d)) q--;
    if (q > low && load<u8>(q - 1) == 0x0a) return at + 1;
  }
  return low;
}

/** The sentence or item of the paragraph `[p, end)` that announces another question, or 0. */
function announcedIn(start: usize, p: usize, end: usize): usize {
  let opens = true;
  let opensLine = true;
  for (; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (opensLine && (isDigit(b) || b == 0x28) && isNumberedAsk(start, p, end)) return p;
    if (opens && isLetter(b)) {
      if (announces(p, end)) return p;
      opens = false;
    } else if (b == 0x2e || b == 0x0a || b == 0x21 || b == 0x3a) opens = true;
    opensLine = b == 0x0a || (opensLine && isMark(b));
  }
  return 0;
}

/** Does the paragraph with its mark at `end` ask for a value, and not what one asks oneself? */
function isAsked(start: usize, p: usize, end: usize, to: usize): bool {
  while (p < end && isMark(load<u8>(p))) p++;
  if (isNextItem(start, p, end)) return false;
  while (p < end && !isLetter(load<u8>(p))) p++;
  if (wordAt(OWN, p, end) || (!endsLine(end + 1, to) && hasStop(p, end))) return false;
  let wasLetter = false;
  for (; p < end; p++) {
    const isWord = isLetter(load<u8>(p));
    if (isWord && !wasLetter && wordAt(ASKS, p, end)) return true;
    wasLetter = isWord;
  }
  return false;
}

/** A blank, star or "#" at the start of a line. */
function isMark(b: u32): bool {
  return b == 0x20 || b == 0x2a || b == 0x23;
}

/** Does a sentence end in `[p, end)`, other than behind a label: "II. What is"? */
function hasStop(p: usize, end: usize): bool {
  const from = p;
  for (; p + 1 < end; p++) {
    if (load<u8>(p) == 0x2e && load<u8>(p, 1) <= 0x20 && p - from > 3) return true;
  }
  return false;
}

/** Nothing but marks behind the question on its line? */
function endsLine(p: usize, end: usize): bool {
  for (; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x0a) return true;
    if (b != 0x20 && b != 0x0d && b != 0x2a && b != 0x22 && b != 0x24 && b != 0x29) return false;
  }
  return true;
}
