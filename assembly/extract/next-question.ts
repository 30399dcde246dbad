/**
 * A base model that was shown examples often goes on with a question of its own. What stands
 * behind a blank line and "Question:" or "Q:" is no longer its answer; nor, behind an explicit
 * answer, what follows "Problem 2:", "### Exercise 3", "### Instruction:", "Next question:",
 * "Here is another problem", "User:" or "Human:". Behind one, a single line break will do
 * before "Question:".
 */
import { lastAnswerCue } from "../text/answer-cue";
import { isDigit, isLetter, startsWith } from "../text/ascii";
import { lastByte } from "../text/seek";
import { hashWord, mayBeWord, wordAt } from "../text/word-list";

let checked: usize = 0;

/** Address of the first such heading of `[start, end)`, or 0. The caller pays for the pass. */
export function nextQuestion(start: usize, end: usize): usize {
  // Behind this no answer was looked for yet, so that each byte is looked at once.
  checked = start;
  let p = start;
  for (let q = start; q < end; q += 32) {
    let found = headings(q) | (headings(q + 16) << 16);
    for (; found; found &= found - 1) {
      const blank = q + <usize>ctz(found);
      if (blank >= end) return 0;
      // Before it, where the break is one of those that stood together.
      if (blank < p) continue;
      let lines = 0;
      for (p = blank; p < end; p++) {
        const b: u32 = load<u8>(p);
        if (b == 0x0a) lines++;
        else if (b != 0x20 && b != 0x0d && b != 0x2a && b != 0x23) break;
      }
      if (lines > 1 ? isQuestion(start, blank, p, end) : isNextShot(blank, p, end)) return p;
    }
  }
  return 0;
}

/** Line breaks in the 16 bytes before another one, a blank, a mark (all below "+") or a Q. */
function headings(q: usize): u32 {
  const next = v128.load(q, 1);
  const isQ = i8x16.eq(v128.or(next, i8x16.splat(0x20)), i8x16.splat(0x71));
  const opens = v128.or(i8x16.lt_s(next, i8x16.splat(0x2b)), isQ);
  return i8x16.bitmask(v128.and(i8x16.eq(v128.load(q), i8x16.splat(0x0a)), opens));
}

/** Does a heading at `p` ask the next question, with an answer before the blank line? */
function isQuestion(start: usize, blank: usize, p: usize, end: usize): bool {
  if (p == end || blank == start || !mayHead(load<u8>(p))) return false;
  if (isShot(p, end)) return hasText(start, blank);
  const hash = hashWord(p, end);
  let n = mayBeWord(TURNS, hash) ? wordAt(TURNS, p, end) : 0;
  const isTurn = n != 0;
  if (!n && mayBeWord(ANNOUNCEMENTS, hash) && wordAt(ANNOUNCEMENTS, p, end)) {
    return isAnswered(blank);
  }
  if (!n && mayBeWord(HEADINGS, hash)) n = wordAt(HEADINGS, p, end);
  if (!n) return false;
  let q = p + n;
  if (!isTurn) {
    while (q < end && (load<u8>(q) == 0x20 || isDigit(load<u8>(q)))) q++;
  }
  if (q < end) {
    const b: u32 = load<u8>(q);
    const isHeading = b == 0x3a || (!isTurn && isDigit(load<u8>(q - 1)) && isHeadEnd(b));
    if (!isHeading) return false;
  }
  return isAnswered(blank);
}

const TURNS = "user|human|instruction|input";
const HEADINGS = "question|problem|exercise|task|example";

/** Letters that the words of these lists begin with: a, e, h, i, n, p, q, t, u. */
const HEADS: u32 = 0x19a191;

function mayHead(b: u32): bool {
  return b == 0x5b || (isLetter(b) && ((HEADS >> ((b | 0x20) - 0x61)) & 1) != 0);
}

const ANNOUNCEMENTS =
  "next question|next problem|new question|new problem|another question|another problem|here is another|here's another|here is a similar|here's a similar|now solve|now let's solve another|[inst]";

/** "Question:" or "Q:" right below a line that gives the answer. */
function isNextShot(blank: usize, p: usize, end: usize): bool {
  return p < end && isShot(p, end) && isAnswered(blank);
}

function isShot(p: usize, end: usize): bool {
  if (load<u8>(p) != 0x51) return false;
  return startsWith(p, end, "Question:") || startsWith(p, end, "Q:");
}

/** Does an explicit answer stand before `blank`, behind what was looked through before? */
function isAnswered(blank: usize): bool {
  const from = checked;
  checked = blank;
  return lastAnswerCue(from, blank) != 0 || hasBox(from, blank);
}

/** A point, a bracket, a star or the end of the line. */
function isHeadEnd(b: u32): bool {
  return b == 0x2e || b == 0x29 || b == 0x2a || b == 0x0a || b == 0x0d;
}

/** Anything but white space and stars? */
function hasText(p: usize, end: usize): bool {
  for (; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (b != 0x20 && b != 0x0a && b != 0x0d && b != 0x2a) return true;
  }
  return false;
}

/** A box, or "####" before a number? */
function hasBox(start: usize, end: usize): bool {
  for (let p = lastByte(start, end, 0x5c); p; p = lastByte(start, p, 0x5c)) {
    if (startsWith(p, end, "\\boxed")) return true;
  }
  for (let p = lastByte(start, end, 0x23); p; p = lastByte(start, p, 0x23)) {
    if (p < start + 3 || load<u32>(p - 3) != 0x23232323) continue;
    let q = p + 1;
    while (q < end && (load<u8>(q) == 0x20 || load<u8>(q) == 0x24)) q++;
    if (q < end && isDigit(load<u8>(q))) return true;
  }
  return false;
}
