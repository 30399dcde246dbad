/** Tokens of SymPy's LaTeX grammar (sympy/parsing/latex/LaTeX.g4, 1.12 to 1.14). */
import { isLetter, literalLength, startsWith } from "../text/ascii";

export const RELATIONS =
  "\\le\0\\leq\0\\leqq\0\\leqslant\0\\ge\0\\geq\0\\geqq\0\\geqslant\0\\neq\0";
/** Commands that the grammar has rules for which aren't told here; all others are names. */
export const WITH_GRAMMAR =
  "\\lim\0\\int\0\\sum\0\\prod\0\\binom\0\\dbinom\0\\tbinom\0\\to\0\\rightarrow\0\\Rightarrow\0\\longrightarrow\0\\Longrightarrow\0\\exp\0\\log\0\\lg\0\\ln\0\\sin\0\\cos\0\\tan\0\\csc\0\\sec\0\\cot\0\\arcsin\0\\arccos\0\\arctan\0\\arccsc\0\\arcsec\0\\arccot\0\\sinh\0\\cosh\0\\tanh\0\\arsinh\0\\arcosh\0\\artanh\0\\lfloor\0\\rfloor\0\\lceil\0\\rceil\0\\langle\0\\rangle\0\\overline\0\\mathit\0\\div\0\\quad\0\\qquad\0\\vrule\0\\vcenter\0\\vbox\0\\vskip\0\\vspace\0\\hfil\0\\thinspace\0\\medspace\0\\thickspace\0\\negthinspace\0\\negmedspace\0\\negthickspace\0";

/** Characters that no token has. */
export function isUnknown(b: u32): bool {
  return (
    b >= 0x80 ||
    b == 0x25 ||
    b == 0x22 ||
    b == 0x3b ||
    b == 0x26 ||
    b == 0x7e ||
    b == 0x40 ||
    b == 0x23 ||
    b == 0x3f
  );
}

/** A backslash with something behind it that makes no token of it, or the end of a matrix. */
export function isUnknownCommand(p: usize, end: usize): bool {
  if (load<u8>(p) != 0x5c) return false;
  // Where one of them lacks the other nothing is parsed.
  if (startsWith(p, end, "\\begin{") || startsWith(p, end, "\\end{")) return true;
  const b: u32 = p + 1 < end ? load<u8>(p, 1) : 0;
  return !isLetter(b) && !isSkipped(b) && b != 0x7b && b != 0x7d;
}

/** Is a command of this one character skipped? */
export function isSkipped(b: u32): bool {
  return (
    (b >= 0x2c && b <= 0x2f) ||
    b == 0x21 ||
    b == 0x22 ||
    b == 0x28 ||
    b == 0x2a ||
    b == 0x3a ||
    b == 0x3b ||
    b == 0x3d
  );
}

/** Has the group at `p` a letter? A root of names may not be the name. */
export function hasLetter(p: usize, end: usize): bool {
  let level = 0;
  for (; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x7b) level++;
    else if (b == 0x7d && --level == 0) return false;
    else if (isLetter(b)) return true;
  }
  return false;
}

/** Is the command of `n` bytes at `at` one of these? */
export function isOneOf(words: string, at: usize, n: usize): bool {
  let word = changetype<usize>(words);
  for (const last = word + literalLength(words); word < last; ) {
    let to = word;
    while (load<u8>(to)) to++;
    if (to - word == n && memory.compare(at, word, n) == 0) return true;
    word = to + 1;
  }
  return false;
}
