/** Inspect's scores as numbers: value_to_float() of inspect_ai 0.3.285 (scorer/_metric.py). */
import { Fraction } from "./fraction.ts";

/** Python's float() syntax without nan and inf: digits may be grouped by single underscores. */
const FLOAT =
  /^[+-]?(?:(?:\d+(?:_\d+)*)\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/;

/**
 * A scalar score of a log as the exact value of the double that Inspect makes of it: C, yes
 * and true are 1, P is 0.5, I, N, no and false 0, other text its number or else 0. Null for NaN,
 * which Inspect leaves out ("unscored"). Infinities, lists and maps are not scores: null, too.
 */
export function fractionOfValue(value: unknown): Fraction | null {
  if (typeof value === "boolean") return value ? Fraction.ONE : Fraction.ZERO;
  if (typeof value === "number") return Number.isFinite(value) ? Fraction.fromDouble(value) : null;
  if (typeof value !== "string") return null;
  if (value === "C") return Fraction.ONE;
  if (value === "P") return Fraction.of(1, 2);
  const text = value.toLowerCase();
  if (text === "yes" || text === "true") return Fraction.ONE;
  const number = text.trim();
  if (!FLOAT.test(number)) return Fraction.ZERO;
  const double = Number(number.replaceAll("_", ""));
  return Number.isFinite(double) ? Fraction.fromDouble(double) : Fraction.ZERO;
}
