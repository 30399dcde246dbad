/**
 * A text that gives no answer, though it has a number: "There are 42 cases, and the total is
 * unclear", "I worked 42 minutes and found nothing", "after 42 tries I gave up". Asked where the
 * number is only the last of the text.
 */
import { spend } from "../budget";
import { isLetter } from "../text/ascii";
import { wordAt } from "../text/word-list";

const DESPAIR =
  "unclear|unknown|undetermined|indeterminate|unsolved|unanswered|unresolved|not clear|not known|not obvious|don't know|do not know|don't see|do not see|no idea|not sure|give up|gave up|giving up|found nothing|find nothing|nothing worked|none worked|none works|none of them work|none of them worked|none is right|could not|couldn't|cannot|can't|unable|no answer|no solution|no result|hard to tell|hard to say|impossible to|how many does|how many do|how many are|how many is|how much does|how much do|how much is|not how many|not how much|what is the|doesn't follow|does not follow|to check|to try|no conclusion|without success|in vain";
/** Before the number, on its line. */
const GIVEN =
  "i got stuck|i was stuck|i am stuck|i'm stuck|i gave up|i give up|i gave it up|can't be found|cannot be found";
const REACH: usize = 300;

/** Does the text say around the number `[from, to)` that it found no answer? */
export function isDespair(start: usize, from: usize, to: usize, end: usize): bool {
  const limit = end - to > REACH ? to + REACH : end;
  const low = from - start > REACH ? from - REACH : start;
  if (!spend(<u32>(limit - to + (from - low)))) return false;
  if (hasWord(DESPAIR, to, limit, end)) return true;
  let line = from;
  while (line > low && load<u8>(line - 1) != 0x0a) line--;
  return hasWord(GIVEN, line, from, from);
}

/** Does a word of the list begin in `[p, limit)`? */
function hasWord(list: string, p: usize, limit: usize, end: usize): bool {
  let wasLetter = false;
  for (; p < limit; p++) {
    const isWord = isLetter(load<u8>(p));
    if (isWord && !wasLetter && wordAt(list, p, end)) return true;
    wasLetter = isWord;
  }
  return false;
}

/** What a boxed sentence must not say of its number. */
const EMPTY =
  "unknown|unclear|undetermined|indeterminate|undefined|no solution|no solutions|no answer|none|nothing|don't know|do not know|not sure|not|never|cannot|can't|maybe|perhaps|possibly|impossible|unsolvable|wrong|incorrect";

/** Do the words of `[p, end)` leave open, or deny, what is said there? */
export function isEmptyTalk(p: usize, end: usize): bool {
  return spend(<u32>(end - p)) && hasWord(EMPTY, p, end, end);
}
