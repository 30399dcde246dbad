/** Signs that mean two things, told apart by what stands around them. */
import { spend } from "../budget";
import { isDigit, isLetter } from "../text/ascii";
import { lexerEnd, lexerStart } from "./lexer";

/** Is the `~` at `p` that of "~p" and "p -> ~q", rather than the blank of LaTeX? */
export function isNegation(p: usize): bool {
  if (p + 1 == lexerEnd() || !isLetter(load<u8>(p, 1))) return false;
  if (p + 2 < lexerEnd() && isLetter(load<u8>(p, 2))) return false;
  if (p == lexerStart()) return true;
  const before: u32 = load<u8>(p - 1);
  return before == 0x20 || before == 0x28 || before >= 0x80;
}

/**
 * Is the dollar at `p` one of money? A digit follows, and no dollar that could close a formula:
 * the next one, if any, stands before a digit as well ("$7 / 2 = $3.50").
 */
export function isAmount(p: usize, next: u32): bool {
  if (!isDigit(next)) return false;
  let q = p + 1;
  while (q < lexerEnd() && load<u8>(q) != 0x24) q++;
  if (!spend(<u32>(q - p))) return false;
  return q == lexerEnd() || (q + 1 < lexerEnd() && isDigit(load<u8>(q, 1)));
}
