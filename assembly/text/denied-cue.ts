/** Cues that announce what is not the answer: "I doubt the answer is 42", "the wrong answer is". */
import { spend } from "../budget";
import { isLetter } from "./ascii";
import { endsInNot, wordAt } from "./word-list";

const DENIALS =
  "not|never|first|initially|previously|previous|earlier|wrong|incorrect|false|doubt|unless|whether|if|cannot|dont|wouldn|impossible|untrue|nobody|mistaken|bad|suppose|supposing|assume|assumed|assuming|imagine|pretend|hypothetically|mistake is to|error is to|tempting to|might think|may think|could think|might say|would say|might expect|let's say|let us say";

/** "In case 2 the answer is": one of several. */
export const CASES =
  "in case|in the first case|in the second case|in one case|in the other case|in another case|under one|under another|under the first|under the second|under this interpretation|under that interpretation";

/** Is the cue that begins at `p` denied by a word before it in its clause? */
export function isDeniedBefore(start: usize, p: usize): bool {
  const from = p;
  let denied = false;
  while (p > start && from - p < 200) {
    const b: u32 = load<u8>(p - 1);
    if (isLetter(b)) {
      const wordEnd = p;
      while (p > start && isLetter(load<u8>(p - 1))) p--;
      if (wordAt(DENIALS, p, from)) denied = true;
      if (endsInNot(start, p, wordEnd)) denied = true;
      if (denied) break;
      continue;
    }
    if (b == 0x0a || b == 0x2e || b == 0x2c || b == 0x3a || b == 0x3b || b == 0x21 || b == 0x3f)
      break;
    p--;
  }
  spend(<u32>(from - p));
  while (p < from && load<u8>(p) == 0x20) p++;
  return denied || wordAt(CASES, p, from) != 0;
}
