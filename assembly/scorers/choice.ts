/**
 * Multiple choice: a letter from free text. Where it is looked for is in option-search.ts,
 * what a letter is in option-letter.ts. Known faults of other scorers that this one avoids:
 * the B of "Because", the article "A", the pronoun "I", the first of two answers, a letter
 * drawn at random where none is given (TIGER-AI-Lab/MMLU-Pro#7, EleutherAI/
 * lm-evaluation-harness#2238, openai/simple-evals).
 *
 * A target is a letter, letters of one answer ("A and C"), or the text of a choice; a list is
 * alternatives, the lists of a list of lists are the letters of one answer.
 */
import { limitPassed } from "../budget";
import { nextQuestion } from "../extract/next-question";
import { unwrap, unwrappedEnd, unwrappedStart } from "../extract/unwrap";
import { listCount } from "../lists";
import {
  RULE_CHOICE_LETTER,
  RULE_CHOICE_LETTERS,
  RULE_CHOICE_TEXT,
  RULE_EXTRACT_EMPTY,
  RULE_EXTRACT_HEDGED,
  RULE_EXTRACT_NEGATED,
  RULE_EXTRACT_NONE,
  RULE_EXTRACT_UNFINISHED,
  RULE_UNKNOWN_CHOICES,
  RULE_UNKNOWN_TARGET,
} from "../names.generated";
import { decide, span, unanswered, undecided } from "../record";
import { choices, isAnswer, text, textEnd } from "../sample";
import { skipSpace } from "../text/ascii";
import { lineEnd } from "../text/lines";
import { findTurn, isThinking, turnEnd, turnStart } from "../text/turn";
import { isTarget, readTarget, targetIsBeyond, targetIsSeveral } from "./choice-target";
import { matchEnd, matchingChoice, matchStart } from "./choice-text";
import { DENIED, DIVIDED, HEDGED, judgeOption } from "./option-doubt";
import {
  findOption,
  foundChoice,
  isBoxDenied,
  isForeign,
  isOverruled,
  readBareOption,
} from "./option-search";
import { letters, lettersEnd, lettersStart, setOptions } from "./option-set";

export function scoreChoice(): void {
  const count = choices ? listCount(choices) : 26;
  setOptions(count, true);
  const isReadable = readTarget(count);
  if (limitPassed()) return;
  if (!isReadable) return undecided(targetIsBeyond ? RULE_UNKNOWN_CHOICES : RULE_UNKNOWN_TARGET);
  setOptions(count, targetIsSeveral);
  if (!isAnswer) findTurn(text, textEnd);
  if (!isAnswer && isThinking) return unanswered(RULE_EXTRACT_UNFINISHED);
  if (!findAnswer()) {
    const isBlank = skipSpace(text, textEnd) == textEnd;
    return unanswered(isBlank ? RULE_EXTRACT_EMPTY : RULE_EXTRACT_NONE);
  }
  if (foundChoice >= 0) {
    span(<u32>(matchStart - text), <u32>(matchEnd - text));
    // Choices beyond the letter Z have no letter that a target could name.
    return decide(foundChoice < 26 && isTarget(1 << foundChoice), RULE_CHOICE_TEXT);
  }
  if (isOverruled && isTarget(letters)) {
    span(<u32>(lettersStart - text), <u32>(lettersEnd - text));
    return undecided(RULE_EXTRACT_HEDGED);
  }
  if (isBoxDenied && isTarget(letters)) return unanswered(RULE_EXTRACT_NEGATED);
  const isOne = (letters & (letters - 1)) == 0;
  if (isOne && isTarget(letters)) {
    const spelt = choiceBehind();
    const isSpelt = spelt >= 0 && letters == 1 << spelt;
    const doubt = judgeOption(text, lettersStart, answerLimit, isSpelt, isForeign);
    if (doubt == DENIED) return unanswered(RULE_EXTRACT_NEGATED);
    if (doubt == DIVIDED || (spelt >= 0 && !isSpelt)) return decide(false, RULE_CHOICE_LETTERS);
    if (doubt) {
      span(<u32>(lettersStart - text), <u32>(lettersEnd - text));
      return undecided(doubt == HEDGED ? RULE_EXTRACT_HEDGED : RULE_UNKNOWN_CHOICES);
    }
  }
  if (isOne) span(<u32>(lettersStart - text), <u32>(lettersEnd - text));
  decide(isTarget(letters), isOne ? RULE_CHOICE_LETTER : RULE_CHOICE_LETTERS);
}

/** The choice whose text stands behind the letter ("B. Paris"), from 0, or -1. */
function choiceBehind(): i32 {
  if (!choices) return -1;
  let p = lettersEnd;
  while (p < answerLimit && isSeparator(load<u8>(p))) p++;
  return p < answerLimit ? matchingChoice(p, lineEnd(p, answerLimit)) : -1;
}

/** Blanks and signs between a letter and the text of its choice. */
function isSeparator(b: u32): bool {
  return b == 0x20 || b == 0x29 || b == 0x2a || b == 0x2d || b == 0x2e || b == 0x3a;
}

/** Where the text ends that was searched: a next "Question:" counts where nothing before it does. */
let answerLimit: usize = 0;

function findAnswer(): bool {
  answerLimit = textEnd;
  if (isAnswer) {
    unwrap(text, textEnd);
    return readBareOption(unwrappedStart, unwrappedEnd);
  }
  answerLimit = turnEnd;
  const question = nextQuestion(turnStart, turnEnd);
  if (question && findOption(turnStart, question)) {
    answerLimit = question;
    return true;
  }
  return findOption(turnStart, turnEnd);
}
