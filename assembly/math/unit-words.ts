/**
 * Words behind a number: units under all their names, words that are harmless, and words
 * that change the number or make a statement of it. The last are a closed class of English,
 * so they are listed; units beyond the table need to look like a plain plural ("apples").
 */
import { isLetter, literalLength, lower } from "../text/ascii";
import { measureOf } from "./measure";
import { isInList } from "./word-list";

/** A noun that counts something: no conversion turns it into another number. */
export const COUNTED: u8 = 0;
/** Measured, so that another unit could have been meant: times a whole number. */
export const MEASURED: u8 = 1;
/** Money: its other unit is a power of ten away. */
export const MONEY: u8 = 2;
/** Measured in a way that says nothing of the factor: speeds, temperatures. */
export const COMPOUND: u8 = 3;

/** Units that convert, a group of names for each; the first one stands for the group. */
const MEASURES =
  ", mm millimeter millimetre , cm centimeter centimetre , m meter metre , km kilometer kilometre , in inch , ft foot feet , yd yard , mi mile , acre , mg milligram , g gram , kg kilogram , ton tonne , lb lbs pound , oz ounce , ml mL milliliter millilitre , l L liter litre , gal gallon , quart , pint , cup , ms millisecond , s sec second , min minute , hr hrs hour , day , week , month , yr year , decade , rad radian , ";
const MONEYS =
  ", $ dollar USD usd buck , cent , euro EUR eur , gbp GBP , yen JPY , yuan , rupee , peso , penny pence pennies , ";
const COMPOUNDS =
  ", mph , kmh kmph kph , fps , rpm , bpm , knot , C Celsius celsius , F Fahrenheit fahrenheit , Kelvin kelvin , ";
/** Nouns whose plural has no s, and singulars that are common. */
const NOUNS =
  " people men women children mice geese sheep fish deer dice person man woman child student unit piece item way point points ";
/** Words that may follow a unit and leave it as it is. */
const HARMLESS = " each old long wide tall high deep away apart total altogether a an of ";
/**
 * Words that make another number or a statement of it, of those that could stand before a noun
 * or look like a plural: all others make no unit anyway.
 */
const CHANGING =
  " not no or nor and to by than over plus minus mod modulo remainder point base root factorial time power figure zero more less fewer percent percentage permille negative below under before after fail backward upward downward forward afterward toward sideway sometime alway perhap maybe wrong ";
/** Nouns that multiply it, without their plural s; those in -th, -fold and -illion besides. */
const MULTIPLES =
  " ten hundred thousand dozen half halve third quarter score pair couple trio duo quartet twin double triple quadruple lakh crore googol myriad gross grand kilo mega giga tera peta milli micro nano centi deci hecto mille ppm ppb bps basis bn mn mil k squared cubed ";

/** The unit group of `[from, to)`: `start` is 0 where it is in no table. */
export let unitStart: usize = 0;
export let unitEnd: usize = 0;
export let unitClass: u8 = COUNTED;

/** Looks the word up, with and without a plural ending. */
export function findUnit(from: usize, to: usize): bool {
  if (findName(from, to)) return true;
  const n = to - from;
  if (n < 3 || load<u8>(to - 1) != 0x73) return false;
  if (findName(from, to - 1)) return true;
  return n > 4 && load<u8>(to - 2) == 0x65 && findName(from, to - 2);
}

function findName(from: usize, to: usize): bool {
  return (
    findIn(from, to, MEASURES, MEASURED) ||
    findIn(from, to, MONEYS, MONEY) ||
    findIn(from, to, COMPOUNDS, COMPOUND)
  );
}

/** Sets the group of the word if the list has it; capitals count in short names only. */
function findIn(from: usize, to: usize, list: string, what: u8): bool {
  const n = to - from;
  const base = changetype<usize>(list);
  const stop = base + literalLength(list);
  let group: usize = 0;
  for (let p = base; p < stop; ) {
    if (load<u8>(p) == 0x2c) {
      group = p + 2;
      p += 2;
      continue;
    }
    let q = p;
    let same = true;
    for (let i: usize = 0; load<u8>(q) != 0x20; q++, i++) {
      if (!same || i >= n) same = false;
      else {
        const b: u32 = load<u8>(from + i);
        same = (n > 3 ? lower(b) : b) == load<u8>(q);
      }
    }
    if (same && q - p == n) {
      unitStart = group;
      unitEnd = group;
      while (load<u8>(unitEnd) != 0x20) unitEnd++;
      unitClass = what;
      return true;
    }
    p = q + 1;
  }
  return false;
}

/** Does the word, of letters, change the number before it? */
export function changesNumber(from: usize, to: usize): bool {
  if (isInList(from, to, NOUNS)) return false;
  return isStem(from, to, CHANGING) || isMultiple(from, to);
}

/** Does it multiply or divide the number: hundred, tenths, twofold, millions? */
export function isMultiple(from: usize, to: usize): bool {
  if (isStem(from, to, MULTIPLES)) return true;
  const stem = stemEnd(from, to);
  if (findUnit(from, to)) return false;
  return (
    isEnding(from, stem, "th") || isEnding(from, stem, "fold") || isEnding(from, stem, "illion")
  );
}

/** End of the word without a plural s. */
function stemEnd(from: usize, to: usize): usize {
  return to - from > 2 && lower(load<u8>(to - 1)) == 0x73 ? to - 1 : to;
}

/** In the list of words, case and a plural s aside? */
function isStem(from: usize, to: usize, list: string): bool {
  if (to - from > 16) return false;
  const copy: usize = memory.data(16);
  for (let i: usize = 0; i < to - from; i++) store<u8>(copy + i, <u8>lower(load<u8>(from + i)));
  const end = copy + (to - from);
  const stem = stemEnd(copy, end);
  return isInList(copy, end, list) || (stem < end && isInList(copy, stem, list));
}

function isEnding(from: usize, to: usize, ending: string): bool {
  const n = literalLength(ending);
  if (to - from < n) return false;
  const base = changetype<usize>(ending);
  for (let i: usize = 0; i < n; i++) {
    if (lower(load<u8>(to - n + i)) != load<u8>(base + i)) return false;
  }
  return true;
}

/** A noun that may stand for what is counted: a known one, or a plain plural in -s. */
export function isCountNoun(from: usize, to: usize): bool {
  if (isInList(from, to, NOUNS)) return true;
  if (to - from < 4 || load<u8>(to - 1) != 0x73) return false;
  const b: u32 = load<u8>(to - 2);
  // glass, plus, this
  return isLetter(b) && b != 0x73 && b != 0x75 && b != 0x69;
}

export function isHarmless(from: usize, to: usize): bool {
  return isInList(from, to, HARMLESS);
}

/** A word that may stand in a unit. */
export function isUnitWord(from: usize, to: usize): bool {
  if (measureOf(from, to) || findUnit(from, to) || isHarmless(from, to)) return true;
  return isCountNoun(from, to) && !changesNumber(from, to);
}
