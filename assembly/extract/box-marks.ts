/** Blanks, brackets and groups of LaTeX around a box. */
import { spend } from "../budget";
import { isLetter } from "../text/ascii";
import { wordAt, wordBefore } from "../text/word-list";

/** Commands that set what is in their braces in type, and change nothing of it. */
const TYPE =
  "text|textbf|textit|textrm|textsf|texttt|textup|textnormal|mathrm|mathbf|mathit|mathsf|mathtt|mathnormal|mbox|hbox|bm|boldsymbol|emph|underline|underbrace|color|textcolor|colorbox|fcolorbox|large|huge|normalsize|ensuremath|displaystyle|begin|end|hspace|vspace|tag|label|operatorname|centerline|boxed|fbox|framebox|enclose|bf|rm|quad|implies|therefore|rightarrow|longrightarrow|xrightarrow|to|mathbb|ding";
/** Furthest that the brace of a group is looked for. */
const GROUP_BYTES: usize = 160;

/** Before blanks and what opens a formula. */
export function beforeOpening(start: usize, p: usize): usize {
  while (p > start) {
    const b: u32 = load<u8>(p - 1);
    if (b == 0x20 || b == 0x24) p--;
    else if (b == 0x28 && p > start + 1 && load<u8>(p - 2) == 0x5c) p -= 2;
    else break;
  }
  return p;
}

/** Does the brace at `open` belong to a command that changes nothing, or to none? */
export function isOfType(start: usize, open: usize): bool {
  let p = open;
  if (p > start && load<u8>(p - 1) == 0x2a) p--;
  if (p == start || !isLetter(load<u8>(p - 1))) {
    // the second group of \textcolor{red}{...}, \color{red}{...}
    if (p > start && load<u8>(p - 1) == 0x7d) {
      const first = openingBrace(start, p - 1);
      return first != 0 && isOfType(start, first);
    }
    const b: u32 = p > start ? load<u8>(p - 1) : 0x20;
    return b != 0x5e && b != 0x5f && b != 0x5d;
  }
  return wordBefore(TYPE, start, p) != 0;
}

/** The brace that the one at `close` closes, or 0. */
export function openingBrace(start: usize, close: usize): usize {
  const low = close - start > GROUP_BYTES ? close - GROUP_BYTES : start;
  let depth = 0;
  for (let p = close + 1; p > low; p--) {
    const b: u32 = load<u8>(p - 1);
    if (b != 0x7b && b != 0x7d) continue;
    if (p - 1 > start && load<u8>(p - 2) == 0x5c) continue;
    depth += b == 0x7d ? 1 : -1;
    if (depth == 0) return spend(<u32>(close - p + 1)) ? p - 1 : 0;
  }
  spend(<u32>(close - low));
  return 0;
}

/** Length of a command at the backslash `p` that is a blank: "\,", "\ ", "\quad"; or 0. */
export function blankLength(p: usize, end: usize): usize {
  if (p + 1 >= end) return 0;
  const b: u32 = load<u8>(p, 1);
  if (!isLetter(b)) {
    return b == 0x2c || b == 0x3b || b == 0x21 || b == 0x20 || b == 0x3a || b == 0x3e ? 2 : 0;
  }
  const n = wordAt(
    "quad|qquad|thinspace|enspace|hfill|displaystyle|limits|nobreakspace|left|right|big|bigl|bigr",
    p + 1,
    end,
  );
  return n ? n + 1 : 0;
}
