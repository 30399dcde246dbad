/** Numbers in words with powers of ten, multiplied out: "2.5 million", "one hundred and five". */
import { spend } from "../budget";
import { isDigit } from "../text/ascii";
import {
  bytesOf,
  closeToken,
  FLAG_SCALE,
  NUMBER,
  openLength,
  openToken,
  putByte,
  Token,
} from "./token";

const MOST: u64 = 1_000_000_000_000_000_000;
const MOST_DIGITS: u32 = 12;

/** Value of the number token that was read: digits without the point, and how many follow it. */
let mantissa: u64 = 0;
let decimals: u32 = 0;
/** Token behind the phrase that `phrase` read. */
let behind: usize = 0;

/** A copy of the list in which each phrase with a power of ten is one number; 0: a limit. */
export function composeScales(first: usize): usize {
  let head: usize = 0;
  let last: usize = 0;
  for (let token = first; token; ) {
    if (!spend(1)) return 0;
    const composed = phrase(token);
    const added = composed == NONE ? copy(token) : number(composed, changetype<Token>(token).unit);
    if (!added) return 0;
    token = composed == NONE ? <usize>changetype<Token>(token).next : behind;
    if (last) changetype<Token>(last).next = <u32>added;
    else head = added;
    last = added;
  }
  return head;
}

const NONE: u64 = u64.MAX_VALUE;

/** Value of the number phrase that begins at `token` and holds a power of ten, or NONE. */
function phrase(token: usize): u64 {
  let total: u64 = 0;
  let current: u64 = 1;
  let unit: u64 = MOST;
  let places: u32 = 0;
  if (isSmallNumber(token)) {
    current = mantissa;
    places = decimals;
    token = changetype<Token>(token).next;
  }
  if (!isScale(token)) return NONE;
  while (isScale(token) && current) {
    const power = changetype<Token>(token).value;
    const factor = powerOfTen(power);
    if (places > power || (power > 2 && factor >= unit)) return NONE;
    const by = powerOfTen(power - places);
    places = 0;
    if (current > MOST / by) return NONE;
    current *= by;
    token = changetype<Token>(token).next;
    if (power > 2) {
      total += current;
      current = 0;
      unit = factor;
    }
    const rest = afterAnd(token);
    const room = power == 2 ? <u64>100 : factor;
    if (rest && isSmallNumber(rest) && !decimals && mantissa < room) {
      current += mantissa;
      token = changetype<Token>(rest).next;
    }
  }
  behind = token;
  return total + current;
}

/** The token itself, or the one behind "and". */
function afterAnd(token: usize): usize {
  if (!token) return 0;
  const t = changetype<Token>(token);
  const bytes = bytesOf(token);
  const isAnd = t.length == 3 && load<u16>(bytes) == 0x6e61 && load<u8>(bytes, 2) == 0x64;
  return isAnd ? <usize>t.next : token;
}

function isScale(token: usize): bool {
  return token != 0 && (changetype<Token>(token).flags & FLAG_SCALE) != 0;
}

/** Reads an unsigned number of few digits into `mantissa` and `decimals`. */
function isSmallNumber(token: usize): bool {
  const t = changetype<Token>(token);
  if (t.kind != NUMBER || t.length > MOST_DIGITS) return false;
  mantissa = 0;
  decimals = 0;
  let point = false;
  for (let p = bytesOf(token), end = p + t.length; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (isDigit(b)) {
      mantissa = mantissa * 10 + (b - 0x30);
      if (point) decimals++;
    } else if (b == 0x2e) point = true;
    else return false;
  }
  return true;
}

function powerOfTen(n: u32): u64 {
  let x: u64 = 1;
  for (; n; n--) x *= 10;
  return x;
}

function number(value: u64, unit: u8): usize {
  const token = openToken(NUMBER);
  if (!token) return 0;
  let power: u64 = 1;
  while (value / power >= 10) power *= 10;
  for (; power; power /= 10) if (!putByte(<u32>(0x30 + ((value / power) % 10)))) return 0;
  changetype<Token>(token).unit = unit;
  closeToken(token, openLength(token));
  return token;
}

function copy(token: usize): usize {
  const from = changetype<Token>(token);
  const made = openToken(from.kind);
  if (!made) return 0;
  for (let p = bytesOf(token), end = p + from.length; p < end; p++) {
    if (!putByte(load<u8>(p))) return 0;
  }
  const t = changetype<Token>(made);
  t.value = from.value;
  t.unit = from.unit;
  t.flags = from.flags;
  closeToken(made, from.length);
  return made;
}
