/**
 * A base model that was shown examples often goes on with a question of its own. What stands
 * behind a blank line and "Question:" or "Q:" is no longer its answer; nor, behind an explicit
 * answer, what follows "Problem 2:", "### Exercise 3", "### Instruction:", "Next question:",
 * "Here is another problem", "2. What is", "Q2.", "User:" or "Human:". Behind one, a single line break will do
 * before "Question:", "Problem:" and a turn.
 */
import { lastAnswerCue } from "../text/answer-cue";
import { isDigit, isLetter, startsWith } from "../text/ascii";
import { lastByte } from "../text/seek";
import { ANNOUNCING, kindsAt, noteWords } from "../text/word-kinds";
import { hashedBytes, hashWord, mayBeWord, wordAt } from "../text/word-list";
import { isNumberedAsk } from "./numbered-question";

let checked: usize = 0;

/** Address of the first such heading of `[start, end)`, or 0. The caller pays for the pass. */
export function nextQuestion(start: usize, end: usize): usize {
  // Behind this no answer was looked for yet, so that each byte is looked at once.
  checked = start;
  let p = start;
  for (let q = start; q < end; q += 32) {
    let found = breaks(q) | (breaks(q + 16) << 16);
    for (; found; found &= found - 1) {
      const blank = q + <usize>ctz(found);
      if (blank >= end) return 0;
      // Before it, where the break is one of those that stood together.
      if (blank < p) continue;
      // another break, a blank, a mark, or what a heading right below an answer begins with
      const next: u32 = load<u8>(blank, 1);
      if (next >= 0x2b && next < 0x80 && !mayTell(next)) continue;
      let lines = 1;
      // the blanks that indent the next line, eight at most
      p = min(end, blank + 1 + (<usize>ctz(load<u64>(blank, 1) ^ BLANKS) >> 3));
      for (; p < end; p++) {
        const b: u32 = load<u8>(p);
        if (b == 0x0a) lines++;
        else if (b != 0x20 && b != 0x0d && b != 0x2a && b != 0x23) break;
      }
      if (p == end) return 0;
      const b: u32 = load<u8>(p);
      if (lines > 1 ? isQuestion(start, blank, p, end) : mayTell(b) && isNextShot(blank, p, end))
        return p;
    }
  }
  return 0;
}

const BLANKS: u64 = 0x2020202020202020;

/** Line breaks in the 16 bytes. */
function breaks(q: usize): u32 {
  return i8x16.bitmask(i8x16.eq(v128.load(q), i8x16.splat(0x0a)));
}

/** Does a heading at `p` ask the next question, with an answer before the blank line? */
function isQuestion(start: usize, blank: usize, p: usize, end: usize): bool {
  if (blank == start) return false;
  const isMarked = load<u8>(p - 1) == 0x2a || load<u8>(p - 1) == 0x23 || load<u8>(p - 2) == 0x23;
  p = behindNumber(p, end);
  const b: u32 = load<u8>(p);
  if (b > 0x7f) return isChinese(p, end) && isAnswered(blank);
  if (b < 0x3a) return isNumberedAsk(start, p, end) && isAnswered(blank);
  if (!mayHead(b, load<u8>(p, 1))) return false;
  if (isShot(p, end)) return hasText(start, blank);
  if (isNumbered(p, end)) return isAnswered(blank);
  const hash = hashWord(p, end);
  let n = mayBeWord(TURNS, hash) ? wordAt(TURNS, p, end) : 0;
  const isTurn = n != 0;
  if (!n && announces(p, end)) return isAnswered(blank);
  if (!n && mayBeWord(HEADINGS, hash)) n = wordAt(HEADINGS, p, end);
  if (!n) return false;
  let q = p + n;
  if (!isTurn) {
    while (q < end && (load<u8>(q) == 0x20 || isDigit(load<u8>(q)))) q++;
  }
  if (q < end) {
    const behind: u32 = load<u8>(q);
    const isCounted = isDigit(load<u8>(q - 1)) || (isMarked && wordAt(ASKED, p, end) != 0);
    if (behind != 0x3a && (isTurn || !isCounted || !isHeadEnd(behind))) return false;
  }
  return isAnswered(blank);
}

const TURNS = "user|human|instruction|input|prompt";
const HEADINGS = "question|problem|exercise|task|example";
/** Those that need no number where they are marked as a heading. */
const ASKED = "question|problem|exercise";
const CHINESE = "问题|题目|例题|下一题";

/** The two letters that may stand behind each first one of these words, from A on. */
const SECONDS: usize = memory.data<u8>([
  110, 110, 111, 111, 104, 104, 0, 0, 120, 120, 111, 111, 0, 0, 101, 117, 110, 110, 0, 0, 0, 0, 101,
  101, 0, 0, 101, 111, 110, 110, 114, 114, 0, 0, 0, 0, 105, 105, 97, 114, 115, 115, 0, 0, 0, 0, 0,
  0, 111, 111, 0, 0,
]);

/** May one of the headings begin with these two bytes? */
function mayHead(b: u32, c: u32): bool {
  if (!isLetter(b)) return b == 0x5b;
  if ((b | 0x20) == 0x71) return true;
  const seconds: u32 = load<u16>(SECONDS + ((<usize>(b | 0x20) - 0x61) << 1));
  c |= 0x20;
  return c == (seconds & 0xff) || c == seconds >> 8;
}

const ANNOUNCEMENTS =
  "next question|next problem|new question|new problem|another question|another problem|here is another|here's another|here is a similar|here's a similar|follow-up question|follow-up:|let's try another problem|let's try another question|let me try another problem|let me try another question|now solve|now let's solve another|let me try another one|let's try another one|let me try one more|let's try one more|let's do another|let me do another|now try this:|now try this.|now try this one|now try this problem|now try this question|now try one|try this one|try this:|try another one|try another problem|try another question|try it yourself|one more question|one more problem|one more:|here's one more|here is one more|bonus question|bonus problem|bonus:|practice question|practice problem|practice:|another one:|another:|next one|next up|next:|similar question|similar problem|challenge question|challenge problem|[inst]|[question]|[problem]";

/** H, P, Q, U or Chinese, with which a heading right below an answer begins. */
function mayTell(b: u32): bool {
  return b - 0x48 < 14 ? ((0x2301 >> (b - 0x48)) & 1) != 0 : b >= 0xe4;
}

/** "Question:", "Q2.", "Problem:" or a turn right below a line that gives the answer. */
function isNextShot(blank: usize, p: usize, end: usize): bool {
  const isHead = isShot(p, end) || isNumbered(p, end) || isTold(p, end) || isChinese(p, end);
  return isHead && isAnswered(blank);
}

/** "Problem:", or a turn as plain text. */
function isTold(p: usize, end: usize): bool {
  return (
    startsWith(p, end, "Problem:") ||
    startsWith(p, end, "Human:") ||
    startsWith(p, end, "User:") ||
    startsWith(p, end, "Prompt:")
  );
}

/** "Q2:" or "Q2.", a number behind it. */
function isNumbered(p: usize, end: usize): bool {
  if (load<u8>(p) != 0x51) return false;
  let q = p + 1;
  while (q < end && isDigit(load<u8>(q))) q++;
  return q > p + 1 && q < end && (load<u8>(q) == 0x3a || load<u8>(q) == 0x2e);
}

/** Does what stands at `p` announce another question? */
export function announces(p: usize, end: usize): bool {
  if (!areNoted) {
    areNoted = true;
    noteWords(ANNOUNCEMENTS, ANNOUNCING);
  }
  const kinds = kindsAt(hashWord(p, end), p + hashedBytes);
  return (kinds & ANNOUNCING) != 0 && wordAt(ANNOUNCEMENTS, p, end) != 0;
}

let areNoted: bool = false;

/** Does an explicit answer stand in `[start, end)`? The caller pays for the pass. */
export function hasAnswer(start: usize, end: usize): bool {
  return lastAnswerCue(start, end) != 0 || hasBox(start, end);
}

/** Behind the "2." of "2. Question:"; `p` where there is none. */
function behindNumber(p: usize, end: usize): usize {
  let q = p;
  while (q < end && q - p < 3 && isDigit(load<u8>(q))) q++;
  if (q == p || q + 9 >= end || load<u8>(q) != 0x2e || load<u8>(q, 1) != 0x20) return p;
  return startsWith(q + 2, end, "Question:") || startsWith(q + 2, end, "Problem:") ? q + 2 : p;
}

/** A heading of a Chinese question, its number, and a colon. */
function isChinese(p: usize, end: usize): bool {
  if (load<u8>(p) < 0xe4) return false;
  const n = wordAt(CHINESE, p, end);
  if (!n) return false;
  let q = p + n;
  while (q < end && (load<u8>(q) == 0x20 || isDigit(load<u8>(q)))) q++;
  return q < end && (load<u8>(q) == 0x3a || startsWith(q, end, "："));
}

function isShot(p: usize, end: usize): bool {
  if (load<u8>(p) != 0x51) return false;
  return startsWith(p, end, "Question:") || startsWith(p, end, "Q:");
}

/** Does an explicit answer stand before `blank`, behind what was looked through before? */
function isAnswered(blank: usize): bool {
  const from = checked;
  checked = blank;
  return hasAnswer(from, blank);
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
