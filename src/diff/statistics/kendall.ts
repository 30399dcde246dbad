/** How alike two rankings are. */

/**
 * Kendall's tau-b of two lists of values: pairs in the same order less pairs in the opposite one,
 * over the root of the pairs untied in each (Kendall 1945, Biometrika 33, 239-251). Null where
 * one of them ties all.
 */
export function kendallTauB(a: readonly number[], b: readonly number[]): number | null {
  let [same, untiedA, untiedB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      const x = Math.sign(a[i]! - a[j]!);
      const y = Math.sign(b[i]! - b[j]!);
      same += x * y;
      untiedA += Math.abs(x);
      untiedB += Math.abs(y);
    }
  }
  return untiedA === 0 || untiedB === 0 ? null : same / Math.sqrt(untiedA * untiedB);
}

/** Ranks from 1, the greatest value first; equal values share the mean of their ranks. */
export function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => {
    const above = values.filter((other) => other > value).length;
    const equal = values.filter((other) => other === value).length;
    return above + (equal + 1) / 2;
  });
}
