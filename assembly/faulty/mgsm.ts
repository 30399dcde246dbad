/** MGSM of openai/simple-evals (mgsm_eval.py at ee3b031), with the prefix of English. */
import { isAnswer, text, textEnd } from "../sample";
import { decideExtracted, unansweredOutput } from "./extracted";
import {
  findLast,
  foundEnd,
  foundStart,
  substitute,
  wordsEnd,
  wordsStart,
  writtenEnd,
} from "./pattern";

/** The last number behind the last "Answer", without sign and commas; its final zeros don't count. */
export function scoreMgsmSimpleEvals(): void {
  let p = text;
  if (!isAnswer) {
    if (!findLast("Answer", text, textEnd)) return unansweredOutput();
    p = foundEnd;
  }
  const comma = ",";
  p = substitute(wordsStart(comma), wordsEnd(comma), "", p, textEnd);
  if (!p) return;
  if (!findLast("\\d+\\.?\\d*", p, writtenEnd)) return unansweredOutput();
  decideExtracted(foundStart, withoutZeros(foundStart, foundEnd), ",\0", 0);
}

function withoutZeros(p: usize, end: usize): usize {
  if (load<u8>(end - 1) == 0x2e) return end - 1;
  let point = p;
  while (point < end && load<u8>(point) != 0x2e) point++;
  if (point == end) return end;
  while (load<u8>(end - 1) == 0x30) end--;
  return load<u8>(end - 1) == 0x2e ? end - 1 : end;
}
