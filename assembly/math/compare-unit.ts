/**
 * Values with units on both sides: what converts is compared in base units, other words must be
 * the same.
 *
 *   100\text{ cm} = 1\text{ m}     5\text{ kg}, 5\text{ seconds}: different     5 apples, 5 pears: not known
 */
import { OPTION_UNITS_DROPPED } from "../names.generated";
import { isDigit, trimEnd } from "../text/ascii";
import { baseMeasure, canonicalUnit, MARKS, writtenValue } from "./canonical-unit";
import { compareForms, DIFFERENT, UNKNOWN, valueOfSign } from "./compare";
import { formEnd, formStart } from "./form";
import { CELSIUS, FAHRENHEIT, measureOf, VAGUE } from "./measure";
import { coefficient, exponent, surd } from "./mono";
import { DEGREE, NUMBER, POLY, SYMBOL, TEXT, UNIT } from "./ops";
import { scale } from "./poly";
import { divide, small } from "./rational";
import { BY_STRUCTURE, uses } from "./rungs";
import { units } from "./settings";
import { child, count, isSame, kind, leaf, ofVector, seal, x, y } from "./term";
import { ANGLE, CUPS, MONTHS, TIME } from "./unit-table";
import { items, push, vector } from "./vector";
import { isInList } from "./word-list";

/** SAME, DIFFERENT or UNKNOWN for two canonical UNITs. */
export function compareUnits(a: usize, b: usize): i32 {
  const s = baseMeasure(a);
  const t = baseMeasure(b);
  if (s && t) {
    if (!isSame(s, t)) return isOther(a, b) ? DIFFERENT : UNKNOWN;
    const c = compareForms(child(a, 0), child(b, 0));
    // 20 degrees C may be a step of 36 degrees F
    const scales = (marksOf(a) | marksOf(b)) & (CELSIUS | FAHRENHEIT);
    return c == DIFFERENT && scales && marksOf(a) != marksOf(b) ? UNKNOWN : c;
  }
  if (t && isDegrees(a)) return compareAngle(a, b);
  if (s && isDegrees(b)) return compareAngle(b, a);
  if (count(a) != count(b)) return UNKNOWN;
  for (let i: u32 = 1, n = count(a); i < n; i++) {
    if (!isSame(child(a, i), child(b, i))) return UNKNOWN;
  }
  return compareForms(child(a, 0), child(b, 0));
}

/** Were the two written with other numbers, so that one had to be converted? */
export function isConverted(a: usize, b: usize): bool {
  if (kind(a) != UNIT || kind(b) != UNIT || !baseMeasure(a) || !baseMeasure(b)) return false;
  const s = writtenValue(a);
  const t = writtenValue(b);
  return !s || !t || !isSame(s, t);
}

function marksOf(unit: usize): u8 {
  return <u8>(y(unit) >> MARKS);
}

function isDegrees(unit: usize): bool {
  return kind(child(unit, 1)) == DEGREE;
}

function compareAngle(degrees: usize, other: usize): i32 {
  if (load<u64>(baseMeasure(other), 16) != ANGLE) return UNKNOWN;
  return compareForms(valueOfSign(degrees), child(other, 0));
}

/** Can the two not mean the same, in any sense their names have? */
function isOther(a: usize, b: usize): bool {
  if ((marksOf(a) | marksOf(b)) & VAGUE) return false;
  const s = dimensionsOf(a);
  const t = dimensionsOf(b);
  if ((s == ANGLE && t == TIME) || (t == ANGLE && s == TIME)) return false; // minutes of arc
  return plain(s) != plain(t);
}

function dimensionsOf(unit: usize): u64 {
  return load<u64>(baseMeasure(unit), 16);
}

/** Without angles; months as time, cups as volume. */
function plain(d: u64): u64 {
  const months = (d / MONTHS) & 15;
  const cups = (d / CUPS) & 15;
  const time = (d / TIME + months) & 15;
  const length = (d + 3 * cups) & 15;
  const kept = d & ~(15 * (MONTHS | CUPS | TIME | ANGLE | 1));
  return kept | (time * TIME) | length;
}

/**
 * `5 m` as a product of a number and a letter, `60\frac{\text{km}}{\text{h}}`, against a value
 * that says its unit: of the same dimension, the letters are units. Otherwise not known.
 */
export function compareLetters(unit: usize, p: usize): i32 {
  const measure = baseMeasure(unit);
  const other = measure ? unitOfLetters(p) : 0;
  if (!other || !baseMeasure(other) || !isSame(baseMeasure(other), measure)) return UNKNOWN;
  return compareUnits(unit, other);
}

/**
 * `5 m` and `5 s`, or `5\text{ kg}` and `5 m`: behind a number and a blank, letters that units of other
 * dimensions have. The m may stand for minutes.
 */
export function areOtherUnits(a: usize, b: usize, s: usize, t: usize): bool {
  if (kind(s) != POLY && kind(t) != POLY) return false;
  if (!uses(BY_STRUCTURE) || units() == OPTION_UNITS_DROPPED) return false;
  const left = unitBehindBlank(a, s);
  const right = left ? unitBehindBlank(b, t) : 0;
  if (!right || !isOther(left, right)) return false;
  const areMinutes = kind(s) == POLY && letterBehindBlank(a) == 0x6d;
  if (!areMinutes && (kind(t) != POLY || letterBehindBlank(b) != 0x6d)) return true;
  return areMinutes ? isNoTime(left, right) : isNoTime(right, left);
}

/** So many minutes, written as metres, are not the other value, if that is a time. */
function isNoTime(minutes: usize, other: usize): bool {
  const d = dimensionsOf(other);
  if (((d / MONTHS) & 15) != 0) return false;
  if (d != TIME) return true;
  return compareForms(scale(child(minutes, 0), small(60)), child(other, 0)) == DIFFERENT;
}

/** The UNIT that converts, as it stands or of a number and a letter with a blank between; or 0. */
function unitBehindBlank(form: usize, t: usize): usize {
  if (kind(t) == UNIT) return baseMeasure(t) ? t : 0;
  if (kind(t) != POLY || !letterBehindBlank(form)) return 0;
  const unit = unitOfLetters(t);
  return unit && baseMeasure(unit) && kind(child(unit, 0)) == POLY ? unit : 0;
}

/** The small letter that ends the form behind a digit and blanks; 0 where none does. */
function letterBehindBlank(form: usize): u32 {
  const start = formStart(form);
  let p = formEnd(form);
  if (p < start + 3) return 0;
  const letter: u32 = load<u8>(--p);
  if (letter - 0x61 >= 26) return 0;
  const blank = trimEnd(start, p);
  return blank < p && blank > start && isDigit(load<u8>(blank - 1)) ? letter : 0;
}

/** The canonical UNIT of a single product of numbers and names of units, or 0. */
function unitOfLetters(p: usize): usize {
  if (count(p) != 1) return 0;
  const m = child(p, 0);
  const n = count(m);
  const v = vector();
  if (n == 0 || surd(m) != 1 || !push(v, leaf(NUMBER, <u32>coefficient(m), 0))) return 0;
  for (let i: u32 = 0; i < n; i++) {
    const name = child(child(m, i), 0);
    if (kind(name) != SYMBOL && kind(name) != TEXT) return 0;
    // \mu\mathrm{m}
    if (n > 1 && exponent(child(m, i)) == 1 && isInList(x(name), y(name), " mu ")) {
      store<u32>(items(v), <u32>leaf(NUMBER, <u32>divide(coefficient(m), small(1000000)), 0));
      continue;
    }
    const measure = measureOf(x(name), y(name));
    if (!measure || !push(v, measure)) return 0;
    const e = exponent(child(m, i));
    if (e != 1 && !push(v, leaf(NUMBER, <u32>small(e), 0))) return 0;
  }
  const t = ofVector(UNIT, v);
  return t ? canonicalUnit(seal(t)) : 0;
}
