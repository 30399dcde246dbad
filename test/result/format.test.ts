import fc from "fast-check";
import { expect, test } from "vitest";
import { Fraction, formatValue, parseValue } from "../../src/result/index.ts";

const score = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([a, b]) => (a < b ? Fraction.of(a, b) : Fraction.of(b, a === 0n ? 1n : a)));
const decimals = fc.integer({ min: 0, max: 10 });
const scale = fc.constantFrom("percent" as const, "fraction" as const);

test.each([
  [Fraction.of(2, 3), "percent", 2, "66.67"],
  [Fraction.of(1, 3), "fraction", 4, "0.3333"],
  [Fraction.ONE, "percent", 2, "100.00"],
  [Fraction.ZERO, "percent", 2, "0.00"],
  [Fraction.of(7, 10), "percent", 0, "70"],
  [Fraction.of(1, 10_000_000), "fraction", 7, "0.0000001"],
  // Ties go to the even digit: 12.345 % and 12.355 %.
  [Fraction.of(12345, 100000), "percent", 2, "12.34"],
  [Fraction.of(12355, 100000), "percent", 2, "12.36"],
  [Fraction.of(1, 200), "percent", 0, "0"],
  [Fraction.of(3, 200), "percent", 0, "2"],
  // 1.005 has no double of its own: rounding the exact value, not the double's.
  [Fraction.of(1005, 100000), "percent", 2, "1.00"],
  [Fraction.of(1015, 100000), "percent", 2, "1.02"],
  [Fraction.of(-1, 10_000_000), "percent", 2, "0.00"],
] as const)("%s as %s with %i decimals is %s", (value, scale, decimals, text) => {
  expect(formatValue(value, scale, decimals)).toBe(text);
});

test("the text is the nearest decimal, the even one of two", () => {
  fc.assert(
    fc.property(score, scale, decimals, (value, scale, decimals) => {
      const text = formatValue(value, scale, decimals);
      expect(text).toMatch(decimals ? new RegExp(`^\\d+\\.\\d{${decimals}}$`) : /^\d+$/);
      const step = Fraction.of(1n, 10n ** BigInt(decimals) * (scale === "percent" ? 100n : 1n));
      const parsed = parseValue(text, scale);
      const off = parsed.sub(value);
      const far = off.compare(Fraction.ZERO) < 0 ? Fraction.ZERO.sub(off) : off;
      const half = step.div(Fraction.of(2));
      expect(far.compare(half)).toBeLessThanOrEqual(0);
      if (far.equals(half)) expect(Number(text.at(-1)) % 2).toBe(0);
    }),
  );
});

test("a text that was read is written again as it was", () => {
  fc.assert(
    fc.property(score, scale, decimals, (value, scale, decimals) => {
      const text = formatValue(value, scale, decimals);
      expect(formatValue(parseValue(text, scale), scale, decimals)).toBe(text);
    }),
  );
});

test.each(["", "1e2", "1.", ".5", "01", "+1", "1,5", " 1", "NaN", "0x10", "1.2.3", "٣"])(
  "%j is no value",
  (text) => {
    expect(() => parseValue(text)).toThrow(/not a plain decimal/);
  },
);

test.each([-1, 11, 1.5, Number.NaN])("%d decimals are refused", (decimals) => {
  expect(() => formatValue(Fraction.ONE, "percent", decimals)).toThrow(/decimals/);
});
