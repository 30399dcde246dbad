/** What all of these scorers do where nothing matched. */
import { RULE_EXTRACT_EMPTY } from "../names.generated";
import { decide, unanswered } from "../record";
import { text, textEnd } from "../sample";
import { skipSpaces } from "../unicode/space";

/**
 * INCORRECT: different under `why`, or unanswered where the output is white space alone
 * (`no_response` in Inspect AI 0.3.285, scorer/_common.py, gives that as the reason).
 */
export function decideIncorrect(why: u16): void {
  if (isBlank()) unanswered(RULE_EXTRACT_EMPTY);
  else decide(false, why);
}

/** Is the output empty or white space? */
export function isBlank(): bool {
  return skipSpaces(text, textEnd) == textEnd;
}
