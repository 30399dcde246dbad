/** Whether the numbers of a result agree with one another. */
import { EvalmarkError } from "../errors.ts";
import { checkReducer, Fraction, formatValue, OUTCOMES, parseReducer } from "../result/index.ts";
import type { Claims } from "./claims.ts";

/**
 * The first contradiction among value, k, n, rows, epochs, counts and their flags, in words;
 * null where there is none. Everything is compared exactly.
 */
export function contradiction(result: Claims["result"]): string | null {
  const { counts, errors, epochs, n, rows } = result;
  const expected = rows * epochs;
  if (!Number.isSafeInteger(expected)) return "rows x epochs is beyond all measure";
  const all = OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  if (all !== expected) return `the counts add up to ${all}, rows x epochs is ${expected}`;
  const over = expected - (errors === "exclude" ? counts.errored : 0);
  if (n !== over) return `n is ${n}, expected ${over}`;
  if ((result.partial === true) !== counts.missing > 0) {
    return `partial is ${result.partial === true} with ${counts.missing} samples missing`;
  }
  try {
    checkReducer(parseReducer(result.reducer), epochs);
  } catch (error) {
    if (error instanceof EvalmarkError) return error.message;
    throw error;
  }

  const [num, den] = result.k.map(BigInt) as [bigint, bigint];
  if (den === 0n) return "k has the denominator 0";
  const k = Fraction.of(num, den);
  if (k.den !== den) return `k is ${num}/${den}, which is not reduced`;
  if (k.compare(Fraction.of(n)) > 0) return `k is above n (${k} of ${n})`;
  if (result.reducer === "mean" && errors === "wrong") {
    const least = Fraction.of(counts.equal);
    const most = Fraction.of(counts.equal + counts.partial);
    if (k.compare(least) < 0 || k.compare(most) > 0) {
      return `k is ${k}, with ${counts.equal} samples equal and ${counts.partial} partial`;
    }
  }
  const value = formatValue(k.div(Fraction.of(n)), result.scale, result.decimals);
  if (!Object.is(Number(value), result.value)) {
    return `the value is ${result.value}, k / n is ${value}`;
  }
  return null;
}
