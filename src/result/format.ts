/** The published number: a fraction as decimal text, rounded once, on the exact value. */
import { EvalmarkError } from "../errors.ts";
import { Fraction } from "./fraction.ts";

/** "percent": 0 to 100. "fraction": 0 to 1. The Hub takes both and declares neither. */
export type Scale = "percent" | "fraction";

/** So many that every value is still told apart by a double. */
export const MAX_DECIMALS = 10;

/**
 * The value with exactly `decimals` places (0 to 10), half to even: 2/3 is "66.67" in percent.
 * Never an exponent, never "-0". Throws ERR_OPTION for other decimals.
 */
export function formatValue(value: Fraction, scale: Scale = "percent", decimals = 2): string {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > MAX_DECIMALS) {
    throw new EvalmarkError("ERR_OPTION", `decimals can't be ${decimals}`, {
      cure: `use a whole number from 0 to ${MAX_DECIMALS}`,
    });
  }
  const ten = 10n ** BigInt(decimals);
  const times = scale === "percent" ? 100n * ten : ten;
  const rounded = roundHalfEven(value.num * times, value.den);
  const negative = rounded < 0n;
  const digits = (negative ? -rounded : rounded).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const rest = digits.slice(digits.length - decimals);
  return `${negative ? "-" : ""}${whole}${rest === "" ? "" : `.${rest}`}`;
}

/** Reads what formatValue writes back, exactly. Throws ERR_FORMAT for any other text. */
export function parseValue(text: string, scale: Scale = "percent"): Fraction {
  const match = /^(-?)(0|[1-9]\d{0,30})(?:\.(\d{1,30}))?$/.exec(text);
  if (!match) throw new EvalmarkError("ERR_FORMAT", `not a plain decimal number: ${text}`);
  const [, sign, whole, rest = ""] = match;
  const size = Fraction.of(
    BigInt(`${whole}${rest}`),
    10n ** BigInt(rest.length) * (scale === "percent" ? 100n : 1n),
  );
  return sign ? Fraction.ZERO.sub(size) : size;
}

/** The integer nearest to num / den (den > 0), the even one of two. */
function roundHalfEven(num: bigint, den: bigint): bigint {
  let floor = num / den;
  let rest = num % den;
  if (rest < 0n) {
    floor -= 1n;
    rest += den;
  }
  const twice = rest * 2n;
  return twice > den || (twice === den && floor % 2n !== 0n) ? floor + 1n : floor;
}
