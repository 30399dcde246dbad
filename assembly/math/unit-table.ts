/**
 * Units that convert: for each its size in SI base units as an exact factor, its dimensions as a
 * vector of exponents, and its names. Names behind a hyphen take prefixes (kilo-, k-). Sizes from
 * the SI brochure (BIPM, 9th edition) and, for the yard and the pound, the agreement of 1959.
 *
 * Units of which several are in use (ton, calorie, horsepower, kilobyte) are in no list: those
 * are words that have to match.
 */
import { literalLength, lower } from "../text/ascii";
import { fits } from "./measure";
import { COMPOUND, MEASURED, MONEY } from "./unit-words";

/*
 * Exponents in 4 bits each, lowest first: length, mass, time, current, temperature, angle,
 * bits, amount, months, US cups, then a place for each currency.
 */
const LENGTH: u64 = 0x1;
const MASS: u64 = 0x10;
export const TIME: u64 = 0x100;
export const KELVIN: u64 = 0x10000;
export const ANGLE: u64 = 0x100000;
const BITS: u64 = 0x1000000;
const AMOUNT: u64 = 0x10000000;
export const MONTHS: u64 = 0x100000000;
export const CUPS: u64 = 0x1000000000;
const DOLLARS: u64 = 0x10000000000;
const EUROS: u64 = 0x100000000000;
const STERLING: u64 = 0x1000000000000;
const YEN: u64 = 0x10000000000000;
const YUAN: u64 = 0x100000000000000;
const RUPEES: u64 = 0x1000000000000000;

const LENGTHS =
  " 1 -m -meter -metre | 0.0254 in inch inche | 0.3048 ft foot feet | 0.9144 yd yard | 1609.344 mi mile | 1852 nmi | ";
const AREAS = " 10000 ha hectare | 4046.8564224 acre | ";
const VOLUMES = " 0.001 -l -L -liter -litre | 0.000001 cc | ";
const CUSTOMARY =
  " 1 cup | 2 pint | 4 qt quart | 16 gal gallon | 1/16 tbsp tablespoon | 1/48 tsp teaspoon | ";
const MASSES =
  " 0.001 -g -gram -gramme | 1 Kg KG | 1000 tonne | 0.45359237! lb lbs pound | 0.028349523125! oz ounce | ";
const TIMES =
  " 1 -s -sec -second | 60 min minute | 3600 h hr hour | 86400 day | 604800 wk week | 1209600 fortnight | ";
const CALENDAR = " 1 month | 12 yr year | 120 decade | 1200 centurie century | ";
const SPEEDS = " 0.44704 mph | 5/18 kmh kmph kph | 463/900 knot | 0.3048 fps | ";
const ENERGIES = " 1 -J -joule | 3600 -Wh | 1.602176634e-19 -eV electronvolt | ";
const PRESSURES = " 1 -Pa -pascal | 101325 atm atmosphere | 100000 -bar | ";
const POWERS = " 1 -W -watt | ";
const FORCES = " 1 -N -newton | 1/100000 dyn dyne | ";
const CURRENTS = " 1 amp -ampere | 1/1000 mA milliamp | ";
const CHARGES = " 1 -coulomb | ";
const CAPACITIES = " 1 -farad | 1/1000000 uF | 1/1000000000 nF | 1/1000000000000 pF | ";
const INDUCTANCES = " 1 -henry | 1/1000 mH | ";
const FIELDS = " 1 -tesla | 1/1000 mT | ";
const VOLTAGES = " 1 -V -volt | ";
const RESISTANCES = " 1 -ohm Omega | ";
const FREQUENCIES = " 1 -Hz -hertz | ";
const ANGLES = " 1 -rad -radian | ";
const INFORMATION = " 1 bit | 8 byte | ";
const AMOUNTS = " 1 -mol -mole | ";
const TEMPERATURES = " 1 kelvin | ";
const DOLLAR_NAMES = " 1 $ dollar USD usd buck | 1/100! cent | ";
const EURO_NAMES = " 1 euro EUR eur | ";
const STERLING_NAMES = " 1 gbp GBP | 1/100! pence penny pennie | ";
const YEN_NAMES = " 1 yen JPY | ";
const YUAN_NAMES = " 1 yuan RMB CNY | ";
const RUPEE_NAMES = " 1 rupee INR | ";
/** How the unit found last converts (unit-words.ts). */
export let measureClass: u8 = 1;
/** Where the factor of it is written. */
export let factorAt: usize = 0;

/**
 * Dimensions of the unit that `[from, to)` names, 0 where none; a name that has a prefix, whose
 * factor is at `prefix` (0: none), must take it. Sets `factorAt` and `measureClass`.
 */
export function dimensionsOf(from: usize, to: usize, prefix: usize): u64 {
  measureClass = MEASURED;
  if (isIn(from, to, LENGTHS, prefix)) return LENGTH;
  if (isIn(from, to, TIMES, prefix)) return TIME;
  if (isIn(from, to, MASSES, prefix)) return MASS;
  if (isIn(from, to, VOLUMES, prefix)) return 3 * LENGTH;
  if (isIn(from, to, AREAS, prefix)) return 2 * LENGTH;
  if (isIn(from, to, CALENDAR, prefix)) return MONTHS;
  if (isIn(from, to, CUSTOMARY, prefix)) return CUPS;
  if (isIn(from, to, ANGLES, prefix)) return ANGLE;
  if (isIn(from, to, INFORMATION, prefix)) return BITS;
  if (isIn(from, to, AMOUNTS, prefix)) return AMOUNT;
  measureClass = MONEY;
  if (isIn(from, to, DOLLAR_NAMES, prefix)) return DOLLARS;
  if (isIn(from, to, EURO_NAMES, prefix)) return EUROS;
  if (isIn(from, to, STERLING_NAMES, prefix)) return STERLING;
  if (isIn(from, to, YEN_NAMES, prefix)) return YEN;
  if (isIn(from, to, YUAN_NAMES, prefix)) return YUAN;
  if (isIn(from, to, RUPEE_NAMES, prefix)) return RUPEES;
  measureClass = COMPOUND;
  if (isIn(from, to, SPEEDS, prefix)) return 0xf01;
  if (isIn(from, to, ENERGIES, prefix)) return 0xe12;
  if (isIn(from, to, POWERS, prefix)) return 0xd12;
  if (isIn(from, to, PRESSURES, prefix)) return 0xe1f;
  if (isIn(from, to, FORCES, prefix)) return 0xe11;
  if (isIn(from, to, CURRENTS, prefix)) return 0x1000;
  if (isIn(from, to, CHARGES, prefix)) return 0x1100;
  if (isIn(from, to, CAPACITIES, prefix)) return 0x24fe;
  if (isIn(from, to, INDUCTANCES, prefix)) return 0xee12;
  if (isIn(from, to, FIELDS, prefix)) return 0xfe10;
  if (isIn(from, to, VOLTAGES, prefix)) return 0xfd12;
  if (isIn(from, to, RESISTANCES, prefix)) return 0xed12;
  if (isIn(from, to, FREQUENCIES, prefix)) return 0xf00;
  return isIn(from, to, TEMPERATURES, prefix) ? KELVIN : 0;
}

/** Finds the name in a list and notes its factor; capitals count in short names only. */
function isIn(from: usize, to: usize, list: string, prefix: usize): bool {
  const n = to - from;
  const base = changetype<usize>(list);
  const stop = base + literalLength(list);
  let factor = base + 1;
  for (let p = base + 1; p < stop; p++) {
    const takesPrefix = load<u8>(p) == 0x2d;
    const name = takesPrefix ? p + 1 : p;
    for (p = name; load<u8>(p) != 0x20; ) p++;
    if (name == factor) continue;
    if (load<u8>(name) == 0x7c) {
      factor = p + 1;
      continue;
    }
    let same = p - name == n && (!prefix || (takesPrefix && fits(prefix, name, n)));
    for (let i: usize = 0; i < n && same; i++) {
      const b: u32 = load<u8>(from + i);
      const c: u32 = load<u8>(name + i);
      same = b == c || (n > 3 && lower(b) == c);
    }
    if (!same) continue;
    factorAt = factor;
    return true;
  }
  return false;
}
