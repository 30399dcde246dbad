import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bootstrap } from "../../src/diff/statistics/bootstrap.ts";
import { kendallTauB, meanOf, pairedDifference, ranksOf } from "../../src/diff/statistics/index.ts";
import { mcnemarExact } from "../../src/diff/statistics/mcnemar.ts";
import { randomWords } from "../../src/diff/statistics/random.ts";

/** The same by exact whole numbers. */
function exactly(b: number, c: number): number {
  const n = b + c;
  let tail = 0n;
  let term = 1n;
  for (let k = 0; k <= Math.min(b, c); k++) {
    tail += term;
    term = (term * BigInt(n - k)) / BigInt(k + 1);
  }
  return Math.min(1, (2 * Number((tail << 80n) / (1n << BigInt(n)))) / 2 ** 80);
}

test("McNemar's exact test is the binomial tail, to twelve digits, whatever the counts", () => {
  expect(mcnemarExact(10, 2)).toBeCloseTo((2 * (1 + 12 + 66)) / 4096, 14);
  expect([mcnemarExact(0, 0), mcnemarExact(5, 5), mcnemarExact(1, 0)]).toEqual([1, 1, 1]);
  const count = fc.integer({ min: 0, max: 700 });
  fc.assert(
    fc.property(count, count, (b, c) => {
      const right = exactly(b, c);
      expect(mcnemarExact(b, c)).toBe(mcnemarExact(c, b));
      expect(Math.abs(mcnemarExact(b, c) - right)).toBeLessThan(1e-12 + right * 1e-9);
    }),
    { numRuns: 200 },
  );
  // As by the normal distribution where there are many: z = 2 has p = 0.0455.
  expect(mcnemarExact(501_000, 499_000)).toBeCloseTo(0.0456, 3);
});

test("mean, standard error and interval of rows; none below two", () => {
  const { value, stderr, interval95 } = meanOf(Float64Array.of(1, 0, 1, 1));
  expect([value, stderr]).toEqual([0.75, 0.25]);
  // A share is no more than all: cut at 0 and 1, as `score` does.
  expect(interval95).toEqual([0.75 - 0.49, 1]);
  // Wilson's interval: six of six don't prove that the seventh is right.
  const [low, high] = meanOf(new Float64Array(6).fill(1)).interval95!;
  expect([low, high]).toEqual([expect.closeTo(0.6097, 4), expect.closeTo(1, 12)]);
  // Alike is alike, whatever a sum of thirds rounds to.
  expect(meanOf(new Float64Array(11).fill(1 / 3)).stderr).toBe(0);
  // What a harness scores beyond 0 to 1 is taken as it is.
  expect(meanOf(Float64Array.of(40, 60)).interval95).toEqual([50 - 19.6, 50 + 19.6]);
  expect(meanOf(Float64Array.of(1))).toEqual({ value: 1, stderr: null, interval95: null });
});

test("the paired difference of 0 and 1 is tested by McNemar, of others by drawing", () => {
  const a = Float64Array.of(1, 1, 1, 1, 1, 1, 0, 0);
  const b = Float64Array.of(0, 0, 0, 0, 0, 1, 1, 0);
  expect(pairedDifference(a, b)).toMatchObject({
    ...{
      value: 0.5,
      test: "mcnemar-exact",
      higher: { a: 5, b: 1 },
      p: expect.closeTo(0.21875, 12),
    },
  });
  const parts = Float64Array.from({ length: 400 }, (_, i) => (i % 4) / 3);
  const more = parts.map((score, i) => (i % 2 === 0 ? score : score * 0.9));
  const drawn = pairedDifference(parts, more);
  expect(drawn.test).toBe("bootstrap");
  expect(drawn.p!).toBeLessThan(0.01);
  const [low, high] = drawn.interval95!;
  // As the normal interval has it, nearly.
  expect(low).toBeCloseTo(drawn.value - 1.96 * drawn.stderr!, 2);
  expect(high).toBeCloseTo(drawn.value + 1.96 * drawn.stderr!, 2);
  expect(pairedDifference(parts, more)).toEqual(drawn);
});

test("without a difference an interval has 0 in it, about as often as it says", () => {
  const next = randomWords(7);
  let missed = 0;
  for (let run = 0; run < 60; run++) {
    const rows = Float64Array.from({ length: 80 }, () => next() / 2 ** 32 - 0.5);
    const [low, high] = bootstrap(rows).interval95;
    if (low > 0 || high < 0) missed++;
  }
  expect(missed).toBeLessThan(10);
});

test("random words are those of sfc32, equally spread", () => {
  const next = randomWords(1);
  const words = Array.from({ length: 20_000 }, next);
  expect(words.every((word) => Number.isInteger(word) && word >= 0 && word < 2 ** 32)).toBe(true);
  const eighths = new Array(8).fill(0);
  for (const word of words) eighths[word >>> 29]++;
  expect(Math.max(...eighths.map((n) => Math.abs(n - 2500)))).toBeLessThan(250);
  expect(Array.from({ length: 3 }, randomWords(1))).toEqual(words.slice(0, 3));
});

test("Kendall's tau-b with ties, and ranks that ties share", () => {
  expect(kendallTauB([1, 2, 3, 4], [1, 2, 3, 4])).toBe(1);
  expect(kendallTauB([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1);
  // 12 pairs alike, 2 not, 1 tied in a alone.
  expect(kendallTauB([1, 2, 2, 3, 4, 5], [1, 2, 3, 5, 4, 6])).toBeCloseTo(
    12 / Math.sqrt(14 * 15),
    12,
  );
  expect(kendallTauB([1, 1], [1, 2])).toBeNull();
  expect(ranksOf([0.5, 0.9, 0.5, 0.1])).toEqual([2.5, 1, 2.5, 4]);
});
