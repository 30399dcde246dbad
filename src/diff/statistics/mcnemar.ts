/** McNemar's test: do two scorers of the same samples differ more than by chance? */

/**
 * Two-sided p of the exact test for `b` samples that one alone calls right and `c` that the other
 * alone does: twice the smaller tail of Binomial(b + c, 1/2), at most 1 (McNemar 1947,
 * Psychometrika 12, 153-157).
 */
export function mcnemarExact(b: number, c: number): number {
  const n = b + c;
  const least = Math.min(b, c);
  if (n === 0 || 2 * least >= n) return 1;
  // Terms grow towards the middle, so the sum is taken from its largest one down.
  let term = Math.exp(logChoose(n, least) - n * Math.LN2);
  let tail = 0;
  for (let k = least; k >= 0 && term > tail * 1e-17; k--) {
    tail += term;
    term *= k / (n - k + 1);
  }
  return Math.min(1, 2 * tail);
}

/** ln(n choose k). */
const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** ln(n!), by sums below 256 and by Stirling's series above, exact to about 1e-12. */
function logFactorial(n: number): number {
  if (n < 256) {
    let sum = 0;
    for (let i = 2; i <= n; i++) sum += Math.log(i);
    return sum;
  }
  const series = 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
}
