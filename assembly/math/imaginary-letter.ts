/**
 * I for the imaginary unit, as SymPy and Mathematica print it: 3 + 4I beside 3 + 4i. Only in a sum of
 * numbers and small letters some of which have an I and some not: so I is no matrix (A - 2I), and no
 * roman number or choice. e beside E has no such custom.
 */
import { imaginary } from "./imaginary";
import { exponent } from "./mono";
import { IS_COMPLEX, IS_FORMAL, POLY, SYMBOL, TEXT } from "./ops";
import { multiply, polyOfAtom, single, sum } from "./poly";
import { powerOf } from "./power";
import { child, count, flags, isSame, kind, leaf, seal, setFlags, x, y } from "./term";
import { push, vector } from "./vector";

/** Is the POLY `p`, with i for I, the POLY `other`, which has an i? */
export function isWithCapitalI(p: usize, other: usize): bool {
  if (kind(p) != POLY || kind(other) != POLY) return false;
  if (flags(p) & IS_COMPLEX || !(flags(other) & IS_COMPLEX)) return false;
  const v = vector();
  let found: u32 = 0;
  const n = count(p);
  for (let i: u32 = 0; i < n; i++) {
    const m = child(p, i);
    const at = placeOfCapital(m);
    if (at == NEITHER) return false;
    let part = single(m);
    if (at >= 0) {
      found++;
      const atom = child(child(m, <u32>at), 0);
      part = multiply(multiply(part, powerOf(polyOfAtom(atom), -1)), imaginary());
      if (kind(atom) == TEXT) part = multiply(part, letterBeside(atom));
    }
    if (!push(v, part)) return false;
  }
  if (found == 0 || found == n) return false;
  const all = sum(v);
  return all != 0 && isSame(all, other);
}

/** No place: a letter or a function that I may not stand beside. */
const NEITHER: i32 = -2;

/** Where in the MONO I stands, -1 where it doesn't. */
function placeOfCapital(m: usize): i32 {
  let at = -1;
  for (let i: u32 = 0, n = count(m); i < n; i++) {
    const atom = child(child(m, i), 0);
    if (kind(atom) == TEXT) {
      if (at >= 0 || exponent(child(m, i)) != 1 || !letterAt(atom)) return NEITHER;
      at = <i32>i;
      continue;
    }
    if (!(flags(atom) & IS_FORMAL)) continue;
    if (kind(atom) != SYMBOL || y(atom) - x(atom) != 1) return NEITHER;
    const b: u32 = load<u8>(x(atom));
    if (b == 0x49) {
      if (at >= 0 || exponent(child(m, i)) != 1) return NEITHER;
      at = <i32>i;
    } else if (b < 0x61) return NEITHER;
  }
  return at;
}

/** Where the small letter of the word bI or Ib stands, which is neither e nor i; 0 of other words. */
function letterAt(word: usize): usize {
  const p: usize = x(word);
  if (y(word) - x(word) != 2) return 0;
  const q = load<u8>(p) == 0x49 ? p + 1 : p;
  const b: u32 = load<u8>(q);
  const other: u32 = load<u8>(q == p ? p + 1 : p);
  return other == 0x49 && b - 0x61 < 26 && b != 0x65 && b != 0x69 ? q : 0;
}

/** The letter of such a word, as a variable. */
function letterBeside(word: usize): usize {
  const p = <u32>letterAt(word);
  const t = leaf(SYMBOL, p, p + 1);
  if (!t) return 0;
  setFlags(t, IS_FORMAL);
  return polyOfAtom(seal(t));
}
