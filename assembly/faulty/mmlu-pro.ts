/** MMLU-Pro's own extraction (TIGER-AI-Lab/MMLU-Pro, compute_accuracy.py at f418b11). */
import { isAnswer, text, textEnd } from "../sample";
import { skipSpaces, trimSpaces } from "../unicode/space";
import { decideExtracted, unansweredOutput } from "./extracted";
import { findFirst, findLast, foundEnd, foundStart } from "./pattern";

/**
 * The first letter behind "answer is", else the last behind "answer:" in the first line with one,
 * else the last capital from A to J that stands alone, an article too. Where there is none the
 * script draws one of ten letters; here that is no answer.
 */
export function scoreMmluProRegex(): void {
  if (isAnswer) {
    const p = skipSpaces(text, textEnd);
    return decideExtracted(p, trimSpaces(p, textEnd), "", 0);
  }
  const isFound =
    findFirst("answer is \\(?([A-J])\\)?", text, textEnd) ||
    findFirst(".*[aA]nswer:\\s*([A-J])", text, textEnd) ||
    findLast("\\b[A-J]\\b", text, textEnd);
  if (isFound) decideExtracted(foundStart, foundEnd, "", 0);
  else unansweredOutput();
}
