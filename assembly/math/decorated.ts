/** What stands under a decoration, looked at before it is read: numbers, and names of number sets. */
import { isDigit, skipSpace } from "../text/ascii";
import { isBehindBackslash } from "./behind-backslash";
import { lexerEnd, lexerStart } from "./lexer";
import { isInList } from "./word-list";

/** Is a number under the decoration `[name, p)`, which says nothing about it: \mathbf{42}? */
export function isNumberUnder(name: usize, p: usize): bool {
  const end = lexerEnd();
  const isLine = isInList(name, p, " overline ");
  if (!isLine && !isInList(name, p, " mathbf boldsymbol bm mathsf underline ")) return false;
  p = skipSpace(p, end);
  if (p >= end || load<u8>(p) != 0x7b) return false;
  p = skipSpace(p + 1, end);
  if (!isLine && p < end && load<u8>(p) == 0x2d) p++;
  if (p >= end || !isDigit(load<u8>(p))) return false;
  if (!isLine) return true;
  // \overline{12} has the digits 1 and 2, as the whole answer
  while (p < end && isDigit(load<u8>(p))) p++;
  return p + 1 == end && load<u8>(p) == 0x7d && name - 1 == lexerStart();
}

/** Is `[name, p)` with its argument a number set: \mathbb{R}, \mathbf{Z}, \Bbb{Q}? */
export function namesNumberSet(name: usize, p: usize, end: usize): bool {
  if (!isInList(name, p, " mathbf Bbb mathds ")) return false;
  return (
    p + 2 < end && load<u8>(p) == 0x7b && load<u8>(p, 2) == 0x7d && isSetLetter(load<u8>(p, 1))
  );
}

/** Is the symbol `[name, p)` a command that names a number set: \R? */
export function isNumberSet(name: usize, p: usize): bool {
  return p - name == 1 && isBehindBackslash(name) && isSetLetter(load<u8>(name));
}

/** N Z Q R C */
function isSetLetter(b: u32): bool {
  return b == 0x4e || b == 0x5a || b == 0x51 || b == 0x52 || b == 0x43;
}
