/** The difference of two scorers of the same rows, with its error and a test. */
import { bootstrap } from "./bootstrap.ts";
import { mcnemarExact } from "./mcnemar.ts";
import { plainMean } from "./mean.ts";

export interface Paired {
  /** Mean of a - b. */
  value: number;
  /** Of the paired differences of rows; null below 2 rows. */
  stderr: number | null;
  interval95: [number, number] | null;
  /** Two-sided p that there is no difference; null below 2 rows. */
  p: number | null;
  /** McNemar's exact test where all row scores are 0 or 1, else the bootstrap. */
  test: "mcnemar-exact" | "bootstrap" | "none";
  /** Rows on which a is higher, and b. */
  higher: { a: number; b: number };
}

/** `a` and `b`: row scores, in the same order. */
export function pairedDifference(a: Float64Array, b: Float64Array): Paired {
  const differences = a.map((score, i) => score - b[i]!);
  const { value, stderr, interval95 } = plainMean(differences);
  const higher = {
    a: differences.filter((d) => d > 0).length,
    b: differences.filter((d) => d < 0).length,
  };
  if (stderr === null) return { value, stderr, interval95, p: null, test: "none", higher };
  if (isBinary(a) && isBinary(b)) {
    const p = mcnemarExact(higher.a, higher.b);
    return { value, stderr, interval95, p, test: "mcnemar-exact", higher };
  }
  const drawn = bootstrap(differences);
  return { value, stderr, interval95: drawn.interval95, p: drawn.p, test: "bootstrap", higher };
}

const isBinary = (scores: Float64Array) => scores.every((score) => score === 0 || score === 1);
