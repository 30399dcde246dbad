/**
 * The Han numerals of Inspect AI 0.3.285 (scorer/_unicode.py, `_CH_DIGITS` and its neighbours)
 * and the number they spell: `_parse_chinese_number`.
 */
import { digitsToDouble, putDigit, startDigits } from "../float/decimal";
import { codePoint, codePointBytes } from "../text/utf8";
import { digitOf } from "../unicode/numeric";
import { spaceAt } from "../unicode/space";

const DIGIT: u32 = 1 << 8;
const TENS: u32 = 2 << 8;
const SMALL: u32 = 3 << 8;
const LARGE: u32 = 4 << 8;
const POINT: u32 = 5 << 8;
const NEGATIVE: u32 = 6 << 8;
const POSITIVE: u32 = 7 << 8;
const KIND: u32 = 0xff00;

/** Kind (above) and value of a character: a digit, a count of tens, or an exponent of ten. */
function hanOf(c: u32): u32 {
  if (c == 0x25cb || c == 0x3007 || c == 0x96f6) return DIGIT; // ○ 〇 零
  if (c - 0x4e00 > 0x5200) return 0;
  switch (c) {
    case 0x4e00: // 一
    case 0x58f9: // 壹
    case 0x5e7a: // 幺
      return DIGIT | 1;
    case 0x4e8c: // 二
    case 0x8d30: // 贰
    case 0x8cb3: // 貳
    case 0x4e24: // 两
    case 0x5169: // 兩
      return DIGIT | 2;
    case 0x4e09: // 三
    case 0x53c1: // 叁
    case 0x53c3: // 參
      return DIGIT | 3;
    case 0x56db: // 四
    case 0x8086: // 肆
      return DIGIT | 4;
    case 0x4e94: // 五
    case 0x4f0d: // 伍
      return DIGIT | 5;
    case 0x516d: // 六
    case 0x9646: // 陆
    case 0x9678: // 陸
      return DIGIT | 6;
    case 0x4e03: // 七
    case 0x67d2: // 柒
      return DIGIT | 7;
    case 0x516b: // 八
    case 0x634c: // 捌
      return DIGIT | 8;
    case 0x4e5d: // 九
    case 0x7396: // 玖
      return DIGIT | 9;
    case 0x5eff: // 廿
      return TENS | 20;
    case 0x5345: // 卅
      return TENS | 30;
    case 0x534c: // 卌
      return TENS | 40;
    case 0x5341: // 十
    case 0x62fe: // 拾
      return SMALL | 10;
    case 0x767e: // 百
    case 0x4f70: // 佰
      return SMALL | 100;
    case 0x5343: // 千
    case 0x4edf: // 仟
      return SMALL; // 1000
    case 0x4e07: // 万
    case 0x842c: // 萬
      return LARGE | 1;
    case 0x4ebf: // 亿
    case 0x5104: // 億
      return LARGE | 2;
    case 0x5146: // 兆
      return LARGE | 3;
    case 0x70b9: // 点
    case 0x9ede: // 點
      return POINT;
    case 0x8d1f: // 负
    case 0x8ca0: // 負
      return NEGATIVE;
    case 0x6b63: // 正
      return POSITIVE;
  }
  return 0;
}

/** Is it a digit, unit, sign or decimal word of these numerals? */
export function isHan(c: u32): bool {
  return hanOf(c) != 0;
}

/** -1 for 负 and 負, 1 for 正, otherwise 0. */
export function hanSign(c: u32): i32 {
  const kind = hanOf(c) & KIND;
  return kind == NEGATIVE ? -1 : kind == POSITIVE ? 1 : 0;
}

/** `_char_to_ascii_digit`: unicodedata.decimal, then digit, then the Han digits; or -1. */
export function anyDigitOf(c: u32): i32 {
  const d = digitOf(c);
  if (d >= 0 || c < 0x80) return d;
  const han = hanOf(c);
  return (han & KIND) == DIGIT ? <i32>(han & 0xff) : -1;
}

/** Value of the last numeral that `parseHan` took; Infinity where Python's float() raises. */
export let hanValue: f64 = 0;

/** Reads `[p, end)`, stripped and not empty; false where `_parse_chinese_number` gives None. */
export function parseHan(p: usize, end: usize): bool {
  let hasUnit = false;
  const point = findPoint(p, end);
  for (let q = p; q < point; q += codePointBytes(q)) {
    const kind = hanOf(codePoint(q)) & KIND;
    hasUnit = hasUnit || (kind >= TENS && kind <= LARGE);
  }
  if (!startDigits()) return false;
  if (hasUnit ? !readUnits(p, point) : !readPlain(p, point)) return false;
  const whole = digitsToDouble(0);
  let fraction = 0.0;
  let base = 0.1;
  let q = point < end ? point + codePointBytes(point) : end;
  for (; q < end; q += codePointBytes(q)) {
    if (spaceAt(q)) continue;
    const d = anyDigitOf(codePoint(q));
    if (d < 0) return false;
    fraction += <f64>d * base;
    base /= 10.0;
  }
  hanValue = whole + fraction;
  return true;
}

/**
 * Where the number parts: at the first Han decimal word, else the first full-width stop, else
 * the first full stop. A second mark of another kind is no digit and ends in false either way.
 */
function findPoint(p: usize, end: usize): usize {
  let wide = end;
  let ascii = end;
  for (let q = p; q < end; q += codePointBytes(q)) {
    const c = codePoint(q);
    if (hanOf(c) == POINT) return q;
    if (c == 0xff0e && wide == end) wide = q;
    if (c == 0x2e && ascii == end) ascii = q;
  }
  return wide != end ? wide : ascii;
}

function readPlain(p: usize, end: usize): bool {
  for (; p < end; p += codePointBytes(p)) {
    if (spaceAt(p)) continue;
    const d = anyDigitOf(codePoint(p));
    if (d < 0 || !putDigit(d)) return false;
  }
  return true;
}

/** Sums of sections by their power of 10^4; a text of 4096 characters can't overflow them. */
let sums0: u64 = 0;
let sums1: u64 = 0;
let sums2: u64 = 0;
let sums3: u64 = 0;

/** `_parse_chinese_integer_with_units`; puts the digits of the integer. */
function readUnits(p: usize, end: usize): bool {
  sums0 = sums1 = sums2 = sums3 = 0;
  let section: u64 = 0;
  let number: u64 = 0;
  for (; p < end; p += codePointBytes(p)) {
    if (spaceAt(p)) continue;
    const c = codePoint(p);
    const han = hanOf(c);
    const kind = han & KIND;
    if (kind == TENS) section += han & 0xff;
    else if (han == DIGIT) continue;
    else if (kind == DIGIT) number = han & 0xff;
    else if (digitOf(c) >= 0) number = digitOf(c);
    else if (kind == SMALL) {
      section += (number ? number : 1) * (han & 0xff ? han & 0xff : 1000);
      number = 0;
    } else if (kind == LARGE) {
      addSection(han & 0xff, section + number);
      section = number = 0;
    } else return false;
  }
  addSection(0, section + number);
  return putSums();
}

function addSection(power: u32, value: u64): void {
  if (power == 0) sums0 += value;
  else if (power == 1) sums1 += value;
  else if (power == 2) sums2 += value;
  else sums3 += value;
}

/** The digits of sums3 * 10^12 + sums2 * 10^8 + sums1 * 10^4 + sums0. */
function putSums(): bool {
  const low = sums0 + sums1 * 10_000 + sums2 * 100_000_000;
  const high = sums3 + low / 1_000_000_000_000;
  return (
    putNumber(high, 1_000_000_000_000_000) && putNumber(low % 1_000_000_000_000, 100_000_000_000)
  );
}

/** Puts the digits of n from the place `power` down. */
function putNumber(n: u64, power: u64): bool {
  for (; power; power /= 10) {
    if (!putDigit(<u32>((n / power) % 10))) return false;
  }
  return true;
}
