import fc from "fast-check";
import { expect, test } from "vitest";
import { Fraction, Sum } from "../../src/result/index.ts";

const fraction = fc
  .tuple(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), fc.bigInt({ min: 1n, max: 2n ** 70n }))
  .map(([n, d]) => Fraction.of(n, d));

test("fractions are reduced, with a positive denominator", () => {
  expect(`${Fraction.of(-6, -4)}`).toBe("3/2");
  expect(`${Fraction.of(6, -4)}`).toBe("-3/2");
  expect(`${Fraction.of(0, 7)}`).toBe("0/1");
  expect(() => Fraction.of(1, 0)).toThrow(RangeError);
  expect(() => Fraction.ONE.div(Fraction.ZERO)).toThrow(RangeError);
});

test("a score lies in [0, 1]", () => {
  expect(`${Fraction.fromScore(2n, 6n)}`).toBe("1/3");
  for (const [n, d] of [
    [-1n, 2n],
    [3n, 2n],
    [0n, 0n],
    [1n, -2n],
  ] as const) {
    expect(() => Fraction.fromScore(n, d)).toThrow(RangeError);
  }
});

test("the field laws hold", () => {
  fc.assert(
    fc.property(fraction, fraction, fraction, (a, b, c) => {
      expect(a.add(b).equals(b.add(a))).toBe(true);
      expect(
        a
          .add(b)
          .add(c)
          .equals(a.add(b.add(c))),
      ).toBe(true);
      expect(a.mul(b.add(c)).equals(a.mul(b).add(a.mul(c)))).toBe(true);
      expect(a.sub(b).add(b).equals(a)).toBe(true);
      if (b.num !== 0n) expect(a.div(b).mul(b).equals(a)).toBe(true);
    }),
  );
});

test("order follows the difference", () => {
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      const { num } = a.sub(b);
      expect(a.compare(b)).toBe(num < 0n ? -1 : num > 0n ? 1 : 0);
    }),
  );
});

test("doubles go in and out unchanged", () => {
  const usual = fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((x) => x === 0 || Math.abs(x) > 1e-300);
  fc.assert(
    fc.property(usual, (x) => {
      expect(Fraction.fromDouble(x).toNumber()).toBe(x === 0 ? 0 : x);
    }),
  );
  expect(() => Fraction.fromDouble(Number.NaN)).toThrow(RangeError);
});

test("toNumber rounds like the division of small integers", () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 31) }), fc.integer({ min: 1 }), (n, d) => {
      expect(Fraction.of(n, d).toNumber()).toBe(n / d === 0 ? 0 : n / d);
    }),
  );
});

test("toNumber takes numbers beyond the range of doubles", () => {
  expect(Fraction.of(10n ** 500n, 3n * 10n ** 500n).toNumber()).toBe(1 / 3);
  // A hair above the middle of two doubles goes up, the middle itself to the even one.
  const middle = Fraction.of(2n ** 53n + 1n);
  const hair = Fraction.of(1n, 3n * 2n ** 100n);
  expect(middle.toNumber()).toBe(2 ** 53);
  expect(middle.add(hair).toNumber()).toBe(2 ** 53 + 2);
});

test("a sum is the same as adding one by one", () => {
  fc.assert(
    fc.property(fc.array(fraction, { maxLength: 20 }), (terms) => {
      const sum = new Sum();
      for (const term of terms) sum.add(term);
      const slow = terms.reduce((a, b) => a.add(b), Fraction.ZERO);
      expect(sum.total().equals(slow)).toBe(true);
    }),
  );
});

test("thousands of unlike denominators add up at once", () => {
  const sum = new Sum();
  for (let den = 1; den <= 4000; den++) sum.add(Fraction.of(1, den));
  const harmonic = Math.log(4000) + 0.5772156649015329 + 1 / 8000;
  expect(sum.total().toNumber()).toBeCloseTo(harmonic, 6);
});
