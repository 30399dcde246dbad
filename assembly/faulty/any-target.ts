/** Targets of scorers that compare one answer with each of them. */
import { limitPassed } from "../budget";
import {
  firstAlternative,
  firstString,
  listCount,
  nextString,
  stringEnd,
  stringStart,
} from "../lists";
import { target } from "../sample";

/**
 * Is the answer `[p, end)` any of the sample's targets (a list of texts), as `is` compares it with
 * the target in `[t, tEnd)`? False where a limit is passed before one is found.
 */
export function isAnyTarget(
  p: usize,
  end: usize,
  is: (p: usize, end: usize, t: usize, tEnd: usize) => bool,
): bool {
  const list = firstAlternative(target);
  let string = firstString(list);
  for (let n = listCount(list); n && !limitPassed(); n--, string = nextString(string)) {
    if (is(p, end, stringStart(string), stringEnd(string))) return true;
  }
  return false;
}
