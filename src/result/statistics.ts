/** How far a mean may be off, as far as the sampling of rows goes. */
import { Fraction } from "./fraction.ts";

/** The 97.5 % point of the normal distribution, as it is usually rounded. */
const Z = 1.96;

/**
 * Standard error of a mean of `rows` scores, from their exact sum and sum of squares: the
 * sample standard deviation (ddof 1) over sqrt(rows), as Inspect's stderr(). A row is one
 * observation, however many epochs it ran: epochs of a row are not independent. Null below 2.
 */
export function standardError(sum: Fraction, squares: Fraction, rows: number): number | null {
  if (rows < 2) return null;
  const size = Fraction.of(rows);
  const variance = squares.sub(sum.mul(sum).div(size)).div(Fraction.of(rows - 1));
  return Math.sqrt(variance.div(size).toNumber());
}

/**
 * 95 % interval [low, high] of a mean in [0, 1]: mean -+ 1.96 standard errors, cut at 0 and 1.
 * Where all rows score alike the standard error is 0 and says nothing: then Wilson's interval
 * for `rows` trials (Wilson 1927, JASA 22, 209-212). Null where there is no standard error.
 */
export function interval95(
  mean: number,
  stderr: number | null,
  rows: number,
): [number, number] | null {
  if (stderr === null) return null;
  if (stderr > 0) return [Math.max(0, mean - Z * stderr), Math.min(1, mean + Z * stderr)];
  const z2 = (Z * Z) / rows;
  const middle = (mean + z2 / 2) / (1 + z2);
  const half = Math.sqrt(z2 * (mean * (1 - mean)) + (z2 * z2) / 4) / (1 + z2);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
