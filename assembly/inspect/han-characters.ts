/**
 * The characters of Han numerals that Inspect AI 0.3.285 knows (scorer/_unicode.py,
 * `_CH_DIGITS` and its neighbours).
 */
import { digitOf } from "../unicode/numeric";

export const DIGIT: u32 = 1 << 8;
export const TENS: u32 = 2 << 8;
export const SMALL: u32 = 3 << 8;
export const LARGE: u32 = 4 << 8;
export const POINT: u32 = 5 << 8;
const NEGATIVE: u32 = 6 << 8;
const POSITIVE: u32 = 7 << 8;
export const KIND: u32 = 0xff00;

/** Kind (above) and value of a character: a digit, a count of tens, or an exponent of ten. */
export function hanOf(c: u32): u32 {
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
