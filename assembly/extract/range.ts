/** Where the answer stands, while it is being found. */

/** `[answerStart, answerEnd)`. */
export let answerStart: usize = 0;
export let answerEnd: usize = 0;
/** The answer is spread over several places between the two ends. */
export let isScattered: bool = false;
/** The answer is the last number or formula of a statement or text, not all of it. */
export let isLastValue: bool = false;

/** Notes the place of the answer; always true. */
export function foundAt(start: usize, end: usize): bool {
  answerStart = start;
  answerEnd = end;
  isScattered = false;
  isLastValue = false;
  return true;
}

/** The same for a number or formula taken out of what stands around it. */
export function foundWithin(start: usize, end: usize): bool {
  foundAt(start, end);
  isLastValue = true;
  return true;
}

/** The same for an answer of several parts. */
export function foundAcross(start: usize, end: usize): bool {
  foundAt(start, end);
  isScattered = true;
  return true;
}
