/**
 * Answers that say something in words: numbers, times of day, dates, and what is answered where
 * there is no number to name.
 *
 *   twelve = 12     no solution = \emptyset     DNE = does not exist     all real numbers = \mathbb{R}
 */
import { limitPassed } from "../budget";
import { literalLength, lower } from "../text/ascii";
import { canonicalSide } from "./canonical-structure";
import { compareDates, dateRead, readDate } from "./date";
import { IS_AMBIGUOUS, IS_OPAQUE, MEANING } from "./ops";
import { parseAnswer } from "./parser";
import { replacedEnd, replacedStart, replaceWords } from "./replace-words";
import { saidForm } from "./said";
import { hasDigit, hasLetter, plainEnd, plainStart, readPlain } from "./spoken-words";
import { flags, leaf, x, y } from "./term";
import { compareTimes, readTime, timeRead } from "./time-of-day";
import { groupInList } from "./word-list";

/** Classes of a MEANING. */
const TIME: u32 = 1;
const DATE: u32 = 2;
/** There is no value: 0 does not exist, 1 undefined, 2 infinitely many. */
export const NO_VALUE: u32 = 3;
/** 0 yes, 1 true; 2 no, 3 false. */
const TRUTH: u32 = 4;

/** Phrases with a hyphen for each blank. */
const NOTHING =
  " no-solution no-solutions none empty-set the-empty-set null-set no-solution-exists no-solutions-exist there-is-no-solution there-are-no-solutions there-is-none ";
const REALS =
  " all-real-numbers all-reals any-real-number all-real-values the-real-numbers the-set-of-all-real-numbers the-set-of-real-numbers every-real-number ";
const VALUELESS =
  " dne does-not-exist doesn't-exist it-does-not-exist the-limit-does-not-exist | undefined not-defined is-undefined | infinitely-many infinitely-many-solutions infinite-solutions an-infinite-number ";
const TRUTHS = " yes | true | no | false ";

const phrase: usize = memory.data(48);

/** The canonical term of what `[start, end)` says in words; 0 where that is no case for words. */
export function meaningOf(start: usize, end: usize): usize {
  if (!readPlain(start, end)) return 0;
  // forgets what was noted of the answer before
  parseAnswer(end, end);
  if (!hasDigit) {
    const t = phraseMeaning();
    if (t) return t;
  }
  if (readTime(false)) return leaf(MEANING, TIME, timeRead);
  // 2024-03-05 alone: as a difference it would equal another day's, 2024-05-03.
  if (readDate(!hasLetter)) return leaf(MEANING, DATE, dateRead);
  if (!hasLetter) return 0;
  const said = saidForm();
  if (said) return said;
  if (!replaceWords()) return 0;
  const t = canonicalSide(parseAnswer(replacedStart, replacedEnd));
  return t && !(flags(t) & (IS_OPAQUE | IS_AMBIGUOUS)) ? t : 0;
}

/** The same for a text beside the MEANING `other`: "2:30" beside a time is one. */
export function meaningBeside(other: usize, start: usize, end: usize): usize {
  if (limitPassed() || !readPlain(start, end)) return 0;
  if (x(other) == TIME && readTime(true)) return leaf(MEANING, TIME, timeRead);
  return x(other) == DATE && readDate(true) ? leaf(MEANING, DATE, dateRead) : 0;
}

/** SAME (1), DIFFERENT (-1) or not known (0) for two MEANINGs. */
export function compareMeanings(a: usize, b: usize): i32 {
  if (x(a) != x(b)) return 0;
  if (x(a) == TIME) return compareTimes(y(a), y(b));
  if (x(a) == DATE) return compareDates(y(a), y(b));
  if (y(a) == y(b)) return 1;
  return x(a) == TRUTH && y(a) >> 1 != y(b) >> 1 ? -1 : 0;
}

function phraseMeaning(): usize {
  const end = joined();
  if (!end) return 0;
  if (groupInList(phrase, end, NOTHING) >= 0) return read("\\emptyset");
  if (groupInList(phrase, end, REALS) >= 0) return read("(-\\infty,\\infty)");
  const value = groupInList(phrase, end, VALUELESS);
  if (value >= 0) return leaf(MEANING, NO_VALUE, value);
  const truth = groupInList(phrase, end, TRUTHS);
  return truth < 0 ? 0 : leaf(MEANING, TRUTH, truth);
}

/** End of the plain text in small letters at `phrase`, hyphens for blanks; 0 where too long. */
function joined(): usize {
  const n = plainEnd - plainStart;
  if (n > 48) return 0;
  for (let i: usize = 0; i < n; i++) {
    const b: u32 = load<u8>(plainStart + i);
    store<u8>(phrase + i, <u8>(b == 0x20 ? 0x2d : lower(b)));
  }
  return phrase + n;
}

function read(notation: string): usize {
  const p = changetype<usize>(notation);
  return canonicalSide(parseAnswer(p, p + literalLength(notation)));
}
