/** How far a mean of paired differences may be off, by drawing the rows again. */
import { randomWords } from "./random.ts";

export interface Drawn {
  /** From the 2.5 % to the 97.5 % point of the means. */
  interval95: [number, number];
  /** Two-sided: twice the smaller share of means on either side of 0, both with one added. */
  p: number;
  draws: number;
}

const DRAWS = 2000;
/** More rows are drawn fewer times: their means spread as little as makes no difference. */
const MOST_WORK = 400_000_000;
const FEWEST = 200;
const SEED = 20_190_301;

/**
 * Percentile bootstrap of the mean (Efron 1979), rows drawn whole, so that epochs of a row stay
 * together. Always the same for the same differences.
 */
export function bootstrap(differences: Float64Array): Drawn {
  const n = differences.length;
  const draws = Math.max(FEWEST, Math.min(DRAWS, Math.floor(MOST_WORK / Math.max(1, n))));
  const next = randomWords(SEED);
  const means = new Float64Array(draws);
  for (let d = 0; d < draws; d++) {
    let sum = 0;
    // The high bits of a product, which is exact below 2^53: an index without a division.
    for (let i = 0; i < n; i++) sum += differences[Math.floor((next() * n) / 0x1_0000_0000)]!;
    means[d] = sum / n;
  }
  means.sort();
  const at = (share: number) => means[Math.min(draws - 1, Math.floor(share * draws))]!;
  const below = means.filter((mean) => mean <= 0).length;
  const above = means.filter((mean) => mean >= 0).length;
  const p = Math.min(1, (2 * (Math.min(below, above) + 1)) / (draws + 1));
  return { interval95: [at(0.025), at(0.975)], p, draws };
}
