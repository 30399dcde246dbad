/** Lines of a text: where they end, which are blank, which begin another question. */
import { isSpace, skipSpace, startsWithNoCase } from "./ascii";

/** Address of the line break (or carriage return before it) that ends the line, or `end`. */
export function lineEnd(p: usize, end: usize): usize {
  while (p < end && load<u8>(p) != 0x0a && load<u8>(p) != 0x0d) p++;
  return p;
}

/** End of the paragraph at `p`: the first blank line, or `end`. */
export function paragraphEnd(p: usize, end: usize): usize {
  while (p < end) {
    p = lineEnd(p, end);
    let q = p;
    let breaks = 0;
    for (; q < end && isSpace(load<u8>(q)); q++) if (load<u8>(q) == 0x0a) breaks++;
    if (breaks > 1) return p;
    p = q;
  }
  return end;
}

/**
 * End of the first question's answer: a completion that goes on with the layout of its
 * few-shot prompt ("Passage:", "Question:", "Q:" at the start of a line, behind some text)
 * answers questions that nobody asked (EleutherAI/lm-evaluation-harness#978).
 */
export function firstQuestionEnd(start: usize, end: usize): usize {
  let p = skipSpace(start, end);
  for (p = lineEnd(p, end); p < end; p = lineEnd(p, end)) {
    const at = p;
    p = skipSpace(p, end);
    if (
      startsWithNoCase(p, end, "passage:") ||
      startsWithNoCase(p, end, "question:") ||
      (end - p > 1 && (load<u16>(p) | 0x20) == 0x3a71)
    ) {
      return at;
    }
  }
  return end;
}
