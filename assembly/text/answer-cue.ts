/** Words that announce an answer: "Answer:", "the answer is", "A:" at the start of a line, "<answer>". */
import { isLetter, isSpace, lower, startsWith, startsWithNoCase } from "./ascii";
import { lastPair, PAIRS_BYTES, pairsOf } from "./seek";
import { wordAt } from "./word-list";

/** Of "answer", of "A:" and of the Chinese word. */
const PARTS = pairsOf("sw|a:|答", memory.data(PAIRS_BYTES, 16));

/** Where the cue that `lastAnswerCue` found begins: search before it for the one before. */
export let cueStart: usize = 0;

/**
 * Address behind the last answer cue in `[start, end)`, or 0. What the caller is after may be
 * preceded by blanks, a line break and markdown. The caller has paid for the pass.
 */
export function lastAnswerCue(start: usize, end: usize): usize {
  for (let p = lastPair(start, end, PARTS); p; p = lastPair(start, p + 1, PARTS)) {
    const behind = cueAt(start, load<u8>(p) == 0xe7 ? p : p + 1, end);
    if (behind) return behind;
  }
  return 0;
}

/** Behind the cue whose "w", colon or first byte of Chinese stands at `p`, or 0. */
function cueAt(start: usize, p: usize, end: usize): usize {
  const b: u32 = load<u8>(p);
  if (lower(b) == 0x77) {
    if (p < start + 3 || !startsWithNoCase(p - 3, end, "answer")) return 0;
    if (p > start + 3 && isLetter(load<u8>(p - 4))) return 0;
    cueStart = p - 3;
    if (p > start + 3 && load<u8>(p - 4) == 0x3c) return behindTag(p + 3, end);
    return behindAnswer(p + 3, end);
  }
  if (b == 0x3a) {
    if (p == start || load<u8>(p - 1) != 0x41 || !opensLine(start, p - 1)) return 0;
    cueStart = p - 1;
    return p + 1;
  }
  if (b != 0xe7 || end - p < 6) return 0;
  if (load<u32>(p) != 0xe694ade7 || load<u16>(p, 4) != 0x88a1) return 0;
  cueStart = p;
  return behindChinese(p + 6, end);
}

/** Does only markdown stand between the start of the line and `p`? */
function opensLine(start: usize, p: usize): bool {
  while (p > start) {
    const b = load<u8>(--p);
    if (b == 0x0a) return true;
    if (b != 0x20 && b != 0x2a && b != 0x23 && b != 0x3e) return false;
  }
  return true;
}

/** Behind "answer": the address after its colon or its "is", or 0 where it is no cue. */
function behindAnswer(p: usize, end: usize): usize {
  if (p < end && lower(load<u8>(p)) == 0x73) p++;
  if (p < end && isLetter(load<u8>(p))) return 0;
  p = skipMarks(p, end);
  const colon = behindColon(p, end);
  if (colon) return colon;
  const verb = behindVerb(p, end);
  if (verb) return verb;
  return isDetail(p, end) ? behindDetail(p, end) : 0;
}

/** Behind "<answer>". */
function behindTag(p: usize, end: usize): usize {
  return p < end && load<u8>(p) == 0x3e ? p + 1 : 0;
}

/** Blanks, markdown and closing signs. */
function skipMarks(p: usize, end: usize): usize {
  while (p < end) {
    const b = load<u8>(p);
    if (b != 0x20 && b != 0x2a && b != 0x5f && b != 0x22 && b != 0x29) break;
    p++;
  }
  return p;
}

function behindColon(p: usize, end: usize): usize {
  if (p >= end) return 0;
  const b = load<u8>(p);
  if (b == 0x3a || b == 0x3d) return p + 1;
  return end - p >= 3 && b == 0xef && load<u16>(p, 1) == 0x9abc ? p + 3 : 0;
}

/** Behind "is", "are", "was", "will be", "would be", "should be", "must be" and a colon. */
function behindVerb(p: usize, end: usize): usize {
  const modal = wordAt("will|would|should|must", p, end);
  if (modal) p = skipMarks(p + modal, end);
  const n = modal ? wordAt("be", p, end) : wordAt("is|are|was", p, end);
  // "isn't" is no cue.
  if (!n || (p + n < end && load<u8>(p + n) == 0x27)) return 0;
  const q = p + n;
  const colon = behindColon(skipMarks(q, end), end);
  return colon ? colon : q;
}

/** "answer to the question is", "answer (in dollars):", "answer choice is". */
function isDetail(p: usize, end: usize): bool {
  if (p < end && load<u8>(p) == 0x28) return true;
  return wordAt("to|for|of|in|here|choice|option|letter", p, end) != 0;
}

const DETAIL_BYTES: usize = 100;

/** The colon or verb that follows within the sentence. */
function behindDetail(p: usize, end: usize): usize {
  const limit = min(end, p + DETAIL_BYTES);
  for (; p < limit; p++) {
    const b = load<u8>(p);
    if (b == 0x0a || b == 0x2e || b == 0x2c || b == 0x3b) return 0;
    if (b == 0x3a) return p + 1;
    if (isSpace(b)) {
      const verb = behindVerb(p + 1, end);
      if (verb) return verb;
    }
  }
  return 0;
}

/** Behind the Chinese word for answer: its copula and colon are passed. 0 where a sentence ends. */
function behindChinese(p: usize, end: usize): usize {
  p = skipMarks(p, end);
  if (startsWith(p, end, "。") || startsWith(p, end, "，")) return 0;
  if (end - p >= 3) {
    const b: u32 = load<u8>(p);
    const tail: u32 = load<u16>(p, 1);
    if ((b == 0xe6 && tail == 0xaf98) || (b == 0xe4 && tail == 0xbab8)) p += 3;
  }
  const colon = behindColon(skipMarks(p, end), end);
  return colon ? colon : p;
}
