/** A mean of row scores and how far it may be off. */
import { interval95 } from "../../result/index.ts";

export interface Mean {
  value: number;
  /** Sample standard deviation (ddof 1) over the root of the rows; null below 2 rows. */
  stderr: number | null;
  /** value -+ 1.96 standard errors, of scores within [0, 1] as `score` has it; null below 2 rows. */
  interval95: [number, number] | null;
}

/** The 97.5 % point of the normal distribution, as it is usually rounded. */
const Z = 1.96;

/** Rows are the independent observations: epochs of a row were averaged before. */
export function meanOf(values: Float64Array): Mean {
  const mean = plainMean(values);
  const isShare = values.every((value) => value >= 0 && value <= 1);
  return isShare
    ? { ...mean, interval95: interval95(mean.value, mean.stderr, values.length) }
    : mean;
}

/** The same of any numbers: differences are none of 0 to 1, and a harness's scores need not be. */
export function plainMean(values: Float64Array): Mean {
  const n = values.length;
  if (n === 0) return { value: 0, stderr: null, interval95: null };
  let sum = 0;
  for (const value of values) sum += value;
  const alike = values.every((one) => one === values[0]);
  const value = alike ? values[0]! : sum / n;
  if (n < 2) return { value, stderr: null, interval95: null };
  let squares = 0;
  for (const one of values) squares += (one - value) ** 2;
  const stderr = Math.sqrt(squares / (n - 1) / n);
  return { value, stderr, interval95: [value - Z * stderr, value + Z * stderr] };
}
