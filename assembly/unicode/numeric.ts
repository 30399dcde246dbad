/** unicodedata.numeric, digit and decimal of CPython 3.11 (Unicode 14.0), from one table. */
import { entryBefore } from "./ranges";
import { NUMERIC, NUMERIC_ENTRIES } from "./tables.generated";

const DIGIT: u32 = 1;
const DECIMAL: u32 = 2;

/** The run that has `c` (12 bytes, layout in scripts/unicode.py), or 0. */
function runOf(c: u32): usize {
  const run = entryBefore(NUMERIC, NUMERIC_ENTRIES, 12, c);
  if (!run) return 0;
  return c - (load<u32>(run) & 0xffffff) < <u32>load<u8>(run, 3) ? run : 0;
}

function topOf(run: usize, c: u32): i32 {
  const i = <i32>(c - (load<u32>(run) & 0xffffff));
  return <i32>load<i16>(run, 4) + i * <i32>load<i16>(run, 6);
}

/** unicodedata.decimal: 0 to 9 for category Nd (`\d`, int(), float()), otherwise -1. */
export function decimalOf(c: u32): i32 {
  if (c < 0x80) return c - 0x30 < 10 ? <i32>(c - 0x30) : -1;
  const run = runOf(c);
  return run && load<u8>(run, 11) == DECIMAL ? topOf(run, c) : -1;
}

/** unicodedata.digit: decimals, superscripts, circled digits and the like, otherwise -1. */
export function digitOf(c: u32): i32 {
  if (c < 0x80) return c - 0x30 < 10 ? <i32>(c - 0x30) : -1;
  const run = runOf(c);
  return run && <u32>load<u8>(run, 11) >= DIGIT ? topOf(run, c) : -1;
}

/** str.isnumeric for one code point. */
export function isNumeric(c: u32): bool {
  if (c < 0x80) return c - 0x30 < 10;
  return runOf(c) != 0;
}

/** unicodedata.numeric as a double, NaN where there is none. */
export function numericOf(c: u32): f64 {
  const run = runOf(c);
  if (!run) return NaN;
  let value = <f64>topOf(run, c) / <f64>load<u16>(run, 8);
  for (let tens = load<u8>(run, 10); tens; tens--) value *= 10.0;
  return value;
}
