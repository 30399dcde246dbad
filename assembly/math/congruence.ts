/**
 * Classes of remainders: `x \equiv 7 \pmod{5}` is `x \equiv 2 \pmod 5`, and no other class.
 * Read from the text, since the modulus is written in a dozen ways.
 */
import { spend } from "../budget";
import { isDigit, isLetter, isSpace, literalLength, startsWith } from "../text/ascii";
import { fromDigits } from "./integer";
import { IDENTICAL, IS_FORMAL, RELATION, SYMBOL } from "./ops";
import { polyOfAtom, polyOfRational } from "./poly";
import { compare, divide, floor, fromInteger, multiply, negate, small, subtract } from "./rational";
import { child, count, isSame, leaf, make, seal, setChild, setFlags, setPayload, x } from "./term";

/** The relations of a canonical congruence: the name, the least remainder, the modulus. */
const CONGRUENCE: u32 = IDENTICAL | (IDENTICAL << 4);

let at: usize = 0;
let stop: usize = 0;

/** The canonical RELATION of `name \equiv number (mod number)` in `[start, end)`, or 0. */
export function congruenceOf(start: usize, end: usize): usize {
  if (!spend(<u32>(end - start))) return 0;
  at = start;
  stop = end;
  skip();
  const from = at;
  if (at == stop || !isLetter(load<u8>(at))) return 0;
  at++;
  const name = polyOfAtom(nameAt(from, at));
  skip();
  if (!take("\\equiv")) return 0;
  const left = number();
  if (!left || !isModulus()) return 0;
  const modulus = number();
  skip();
  if (!modulus || at != stop || compare(modulus, small(1)) <= 0) return 0;
  const quotient = divide(left, modulus);
  const whole = quotient ? fromInteger(floor(quotient)) : 0;
  const t = make(RELATION, 3);
  if (!t || !name || !whole) return 0;
  setChild(t, 0, name);
  setChild(t, 1, polyOfRational(subtract(left, multiply(whole, modulus))));
  setChild(t, 2, polyOfRational(modulus));
  if (!child(t, 1) || !child(t, 2)) return 0;
  setPayload(t, CONGRUENCE, 0);
  return seal(t);
}

/** Are these two classes of one name, which then aren't the same unless their terms are? */
export function areOtherClasses(a: usize, b: usize): bool {
  return (
    x(a) == CONGRUENCE &&
    x(b) == CONGRUENCE &&
    count(a) == 3 &&
    count(b) == 3 &&
    isSame(child(a, 0), child(b, 0)) &&
    !(isSame(child(a, 1), child(b, 1)) && isSame(child(a, 2), child(b, 2)))
  );
}

function nameAt(from: usize, to: usize): usize {
  const t = leaf(SYMBOL, <u32>from, <u32>to);
  if (t) setFlags(t, IS_FORMAL);
  return seal(t);
}

/** Passes blanks, braces and spaces of LaTeX. */
function skip(): void {
  while (at < stop) {
    const b: u32 = load<u8>(at);
    if (b == 0x5c && at + 1 < stop && isThin(load<u8>(at, 1))) at += 2;
    else if (isSpace(b) || b == 0x7b || b == 0x7d || b == 0x7e) at++;
    else if (startsWith(at, stop, "\\quad")) at += 5;
    else return;
  }
}

function isThin(b: u32): bool {
  return b == 0x20 || b == 0x2c || b == 0x3b || b == 0x3a || b == 0x21;
}

function take(word: string): bool {
  if (!startsWith(at, stop, word)) return false;
  at += literalLength(word);
  return true;
}

/** A whole number, as a rational; 0 for anything else. */
function number(): usize {
  skip();
  const isMinus = at < stop && load<u8>(at) == 0x2d;
  if (isMinus) at++;
  skip();
  const from = at;
  while (at < stop && isDigit(load<u8>(at))) at++;
  const q = at > from ? fromInteger(fromDigits(from, at)) : 0;
  return isMinus ? negate(q) : q;
}

/** `\pmod`, `(\bmod`, `(\text{mod}`, `mod`; the bracket behind the modulus is left out as well. */
function isModulus(): bool {
  skip();
  if (take("\\pmod")) return true;
  const isBracket = take("(") || take("\\left(");
  skip();
  if (take("\\text") || take("\\mathrm") || take("\\operatorname")) skip();
  if (!take("\\bmod") && !take("\\mod") && !take("mod")) return false;
  if (!isBracket) return true;
  let end = stop;
  while (end > at && (isSpace(load<u8>(end - 1)) || load<u8>(end - 1) == 0x7d)) end--;
  if (end == at || load<u8>(end - 1) != 0x29) return false;
  end--;
  if (end - at > 5 && startsWith(end - 6, end, "\\right")) end -= 6;
  stop = end;
  return true;
}
