/**
 * What the words behind a cue are that has no value: an answer ("ANSWER: Yes", "the answer is
 * Evelyn"), a remark on an answer given before ("the answer is correct"), or neither for sure.
 */
import { isLetter, skipSpace, trimEnd } from "../text/ascii";
import { wordAt } from "../text/word-list";

/** An answer of its own, which stands above what was said before. */
export const WORDS_ANSWER: i32 = 0;
/** Says something of an answer given elsewhere. */
export const WORDS_REMARK: i32 = 1;
/** Can't be told: a value said before is no longer sure. */
export const WORDS_OPEN: i32 = 2;

const VERDICTS = "yes|no|true|false|none|neither|both|always|never|undefined|impossible|unknown";
const ADVERBS =
  "actually|indeed|also|then|now|therefore|thus|hence|just|simply|already|still|quite|very|instead|really|not|most likely|likely|certainly|definitely";
const REMARKS =
  "correct|right|reasonable|consistent|valid|verified|confirmed|clear|plausible|sensible|unique|exact|accurate|complete|final|wrong|incorrect|helpful|simplified|rounded|understandable|acceptable|expected|required|useful";
/** What goes on about an answer, whatever comes behind. */
const REMARKS_OF =
  "as|in|given|expressed|based|obtained|found|calculated|computed|derived|consistent with|independent of|supposed|expected to";
/** What may stand behind a remark. */
const BEHIND_REMARK = "because|since|as|and|but|so|if|for|when|with|to|in|given|by";

/** Longest answer in words. */
const MOST_WORDS: i32 = 4;

/** Looks at the words `[p, end)`; `isLabel`: behind "Answer:", not behind "is". */
export function judgeWords(p: usize, end: usize, isLabel: bool): i32 {
  if (isLabel && wordCount(p, end) <= MOST_WORDS && !wordAt("as|see", p, end)) return WORDS_ANSWER;
  let n = wordAt(ADVERBS, p, end);
  for (; n; n = wordAt(ADVERBS, p, end)) p = skipSpace(p + n, end);
  if (isEnd(p, end)) return WORDS_REMARK;
  if (wordAt(VERDICTS, p, end)) return WORDS_ANSWER;
  n = wordAt(REMARKS, p, end);
  if (n) {
    p = skipSpace(p + n, end);
    if (isEnd(p, end) || !isLetter(load<u8>(p)) || wordAt(BEHIND_REMARK, p, end)) {
      return WORDS_REMARK;
    }
    return WORDS_OPEN;
  }
  if (wordAt(REMARKS_OF, p, end)) return WORDS_REMARK;
  const isName = load<u8>(p) - 0x41 < 26;
  return isName && wordCount(p, end) <= MOST_WORDS ? WORDS_ANSWER : WORDS_OPEN;
}

/** Only stars, stops and blanks? */
function isEnd(p: usize, end: usize): bool {
  p = skipSpace(p, end);
  return p == end || (p + 1 == trimEnd(p, end) && !isLetter(load<u8>(p)));
}

/** Words between blanks, counted up to one more than an answer has. */
function wordCount(p: usize, end: usize): i32 {
  let n = 0;
  while (n <= MOST_WORDS) {
    p = skipSpace(p, end);
    if (p == end) break;
    n++;
    const limit = min(end, p + 40);
    while (p < limit && load<u8>(p) > 0x20) p++;
    if (p == limit && p < end) return MOST_WORDS + 1;
  }
  return n;
}
