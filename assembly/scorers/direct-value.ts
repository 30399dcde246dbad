/** A number that stands directly behind a cue, with nothing but signs between. */
import { isDigit, isLetter, isSpace, startsWith } from "../text/ascii";
import { readValue, valueEnd } from "./number-value";

/** Reads the number that `[p, end)` is, units behind it allowed: no second number. */
export function readBareValue(p: usize, end: usize, value: usize): bool {
  const at = numberAt(p, end);
  if (!at || !readValue(at, end, value)) return false;
  for (let q = valueEnd; q < end; q++) if (isDigit(load<u8>(q))) return false;
  return true;
}

/** Address of the number (its sign, currency or first digit), or 0 where a word comes first. */
export function numberAt(p: usize, end: usize): usize {
  while (p < end) {
    const b: u32 = load<u8>(p);
    if (isDigit(b)) return p;
    if (b == 0x5c) {
      if (startsWith(p, end, "\\boxed{")) p += 7;
      else if (startsWith(p, end, "\\text{") || startsWith(p, end, "\\fbox{")) p += 6;
      else if (end - p > 1 && opensFormula(load<u16>(p))) p += 2;
      else return isNumberSign(p, end) ? p : 0;
      continue;
    }
    if (isLetter(b)) {
      // A variable and its equals sign.
      let q = p + 1;
      while (q < end && load<u8>(q) == 0x20) q++;
      if (q == end || load<u8>(q) != 0x3d) return 0;
      p = q + 1;
      continue;
    }
    if (isNumberSign(p, end)) return p;
    if (!isSpace(b) && !isOpener(b)) return 0;
    p++;
  }
  return 0;
}

/** \( or \[ */
export function opensFormula(two: u32): bool {
  return two == 0x285c || two == 0x5b5c;
}

/** Blanks aside, what may open an answer: * _ ( [ { " ' ` = : ~ $ */
function isOpener(b: u32): bool {
  switch (b) {
    case 0x22:
    case 0x24:
    case 0x27:
    case 0x28:
    case 0x2a:
    case 0x3a:
    case 0x3d:
    case 0x5b:
    case 0x5f:
    case 0x60:
    case 0x7b:
    case 0x7e:
      return true;
  }
  return false;
}

/** Does a number follow the signs and currency at `p`, or a LaTeX fraction? */
function isNumberSign(p: usize, end: usize): bool {
  let n = 0;
  for (; p < end && n < 8; n++) {
    const b: u32 = load<u8>(p);
    if (isDigit(b)) return true;
    if (b == 0x2e) return p + 1 < end && isDigit(load<u8>(p, 1));
    if (b == 0x5c) {
      if (startsWith(p + 1, end, "frac{") || startsWith(p + 2, end, "frac{")) return true;
      if (p + 1 == end || load<u8>(p, 1) != 0x24) return false;
      p += 2;
    } else if (b == 0x24 || b == 0x2d || b == 0x2b) p++;
    else if (b == 0xe2 && end - p > 3) {
      const tail = load<u16>(p, 1);
      if (tail != 0x9288 && tail != 0xac82) return false;
      p += 3;
    } else if (b == 0xc2 && end - p > 2) p += 2;
    else return false;
  }
  return false;
}
