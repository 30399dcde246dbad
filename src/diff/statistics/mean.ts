/** A mean of row scores and how far it may be off. */

export interface Mean {
  value: number;
  /** Sample standard deviation (ddof 1) over the root of the rows; null below 2 rows. */
  stderr: number | null;
  /** value -+ 1.96 standard errors; null below 2 rows. */
  interval95: [number, number] | null;
}

/** The 97.5 % point of the normal distribution, as it is usually rounded. */
const Z = 1.96;

/** Rows are the independent observations: epochs of a row were averaged before. */
export function meanOf(values: Float64Array): Mean {
  const n = values.length;
  if (n === 0) return { value: 0, stderr: null, interval95: null };
  let sum = 0;
  for (const value of values) sum += value;
  const value = sum / n;
  if (n < 2) return { value, stderr: null, interval95: null };
  let squares = 0;
  for (const one of values) squares += (one - value) ** 2;
  const stderr = Math.sqrt(squares / (n - 1) / n);
  return { value, stderr, interval95: [value - Z * stderr, value + Z * stderr] };
}
