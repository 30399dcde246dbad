import fc from "fast-check";
import { expect, test } from "vitest";
import { scoreAll, scoreMath } from "../support/scoring.ts";

const runs = { numRuns: 300 };
const small = fc.integer({ min: -999, max: 999 });
const positive = fc.integer({ min: 1, max: 999 });

/** Terms over numbers, roots and letters, in LaTeX. */
const term: fc.Arbitrary<string> = fc.letrec<{ term: string }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    small.map((n) => (n < 0 ? `(${n})` : `${n}`)),
    fc.constantFrom("x", "y", "\\pi", "\\sqrt{2}", "\\sqrt{12}", "\\alpha", "e"),
    fc.tuple(tie("term"), tie("term")).map(([a, b]) => `(${a} + ${b})`),
    fc.tuple(tie("term"), tie("term")).map(([a, b]) => `(${a} - ${b})`),
    fc.tuple(tie("term"), tie("term")).map(([a, b]) => `${a} \\cdot ${b}`),
    fc.tuple(tie("term"), tie("term")).map(([a, b]) => `\\frac{${a}}{${b}}`),
    tie("term").map((a) => `\\sqrt{${a}}`),
    fc.tuple(tie("term"), fc.integer({ min: 0, max: 3 })).map(([a, n]) => `{(${a})}^{${n}}`),
  ),
})).term;
const answer = fc.oneof(
  term,
  fc.tuple(term, term).map(([a, b]) => `(${a}, ${b})`),
  fc.tuple(term, term).map(([a, b]) => `\\{${a}, ${b}\\}`),
  fc.tuple(term, term).map(([a, b]) => `${a}, ${b}`),
  term.map((a) => `z = ${a}`),
  term.map((a) => `${a}\\text{ cm}`),
  // signs and names where they don't belong
  fc.constantFrom("\\emptyset", "\\emptyset^\\circ", "\\emptyset\\%"),
  fc.tuple(term, fc.constantFrom("\\%", "^\\circ")).map(([a, s]) => `\\{${a}, 1\\}${s}`),
  fc.tuple(term, fc.constantFrom("\\%", "^\\circ")).map(([a, s]) => `{(${a})}${s}`),
  term.map((a) => `x = y = ${a}`),
  term.map((a) => `x = 2y = ${a}`),
);
const respaced = (s: string) => s.replace(/ |(?<=[^\\ a-zA-Z0-9])(?=[^a-zA-Z\\])/g, "  ").trim();

test("every answer equals itself, however it is spaced", () => {
  fc.assert(
    fc.property(answer, (a) => {
      expect(scoreMath(a, a).verdict).toBe("equal");
      const spaced = scoreMath(a, respaced(a));
      // A division by zero has no value, and different spacing no longer shows the same bytes.
      if (spaced.rule !== "math/undefined" && spaced.rule !== "limit/digits") {
        expect(spaced.verdict).toBe("equal");
      }
    }),
    runs,
  );
});

test("the verdict is the same both ways round", () => {
  fc.assert(
    fc.property(answer, answer, (a, b) => {
      expect(scoreMath(a, b).verdict).toBe(scoreMath(b, a).verdict);
    }),
    runs,
  );
});

/** The value of a term of numbers and roots alone, as a double; NaN where there is none. */
const constant: fc.Arbitrary<[string, number]> = fc.letrec<{ t: [string, number] }>((tie) => ({
  t: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    small.map((n): [string, number] => [n < 0 ? `(${n})` : `${n}`, n]),
    positive.map((n): [string, number] => [`\\sqrt{${n}}`, Math.sqrt(n)]),
    fc
      .tuple(tie("t"), tie("t"))
      .map(([a, b]): [string, number] => [`(${a[0]}+${b[0]})`, a[1] + b[1]]),
    fc
      .tuple(tie("t"), tie("t"))
      .map(([a, b]): [string, number] => [`${a[0]} \\cdot ${b[0]}`, a[1] * b[1]]),
    fc
      .tuple(tie("t"), tie("t"))
      .map(([a, b]): [string, number] => [
        `\\frac{${a[0]}}{${b[0]}}`,
        b[1] === 0 ? Number.NaN : a[1] / b[1],
      ]),
  ),
})).t;

test("constants: equal ones look equal to a double, different ones don't coincide", () => {
  fc.assert(
    fc.property(constant, constant, ([a, x], [b, y]) => {
      const { verdict } = scoreMath(a, b);
      const scale = Math.max(1, Math.abs(x), Math.abs(y));
      if (verdict === "equal") expect(Math.abs(x - y) / scale).toBeLessThan(1e-6);
      if (Math.abs(x - y) / scale > 1e-6) expect(verdict).not.toBe("equal");
    }),
    runs,
  );
});

test("laws of arithmetic hold for constants", () => {
  fc.assert(
    fc.property(constant, constant, constant, ([a, x], [b, y], [c, z]) => {
      fc.pre([x, y, z].every((v) => Number.isFinite(v) && Math.abs(v) > 1e-3 && Math.abs(v) < 1e6));
      const verdicts = scoreAll(
        [
          [`(${a}) \\cdot ((${b})+(${c}))`, `(${a}) \\cdot (${b}) + (${a}) \\cdot (${c})`],
          [`\\frac{${a}}{${b}} + \\frac{${c}}{${b}}`, `\\frac{(${c})+(${a})}{${b}}`],
          [`((${a}) - (${b}))^2`, `(${a})^2 - 2 \\cdot (${a}) \\cdot (${b}) + (${b})^2`],
        ].map(([target, text]) => ({ target: target!, text: text!, isAnswer: true })),
      );
      for (const v of verdicts) expect(["equal", "undecided"]).toContain(v.verdict);
    }),
    runs,
  );
});

test("a rational equals itself in every form, and no other", () => {
  fc.assert(
    fc.property(small, positive, positive, small, (n, d, k, m) => {
      const gold = `\\frac{${n}}{${d}}`;
      const forms = [`\\frac{${n * k}}{${d * k}}`, `${n}/${d}`, `\\dfrac{${-n}}{${-d}}`];
      const whole = Math.trunc(n / d);
      const rest = Math.abs(n % d);
      if (whole !== 0 && rest !== 0)
        forms.push(`${whole}\\frac{${rest}}{${d}}`, `${whole} ${rest}/${d}`);
      const shifted = `${gold} + \\frac{${m}}{1000000007}`;
      const verdicts = scoreAll(
        [...forms, shifted].map((text) => ({ target: gold, text, isAnswer: true })),
      ).map((v) => v.verdict);
      expect(verdicts).toEqual([...forms.map(() => "equal"), m === 0 ? "equal" : "different"]);
    }),
    runs,
  );
});

test("big integers: products and quotients of many digits are exact", () => {
  const digits = fc.bigInt({ min: 1n, max: 10n ** 400n });
  fc.assert(
    fc.property(digits, digits, digits, (a, b, c) => {
      const verdicts = scoreAll([
        { target: `${a * b}`, text: `${a} \\cdot ${b}`, isAnswer: true },
        { target: `${a * b + 1n}`, text: `${a} \\cdot ${b}`, isAnswer: true },
        { target: `\\frac{${a * c}}{${b * c}}`, text: `\\frac{${a}}{${b}}`, isAnswer: true },
        { target: `${a - b}`, text: `${a} - ${b}`, isAnswer: true },
        {
          target: `\\frac{${a}}{${b}} + \\frac{${c}}{${b}}`,
          text: `\\frac{${a + c}}{${b}}`,
          isAnswer: true,
        },
      ]).map((v) => v.verdict);
      expect(verdicts).toEqual(["equal", "different", "equal", "equal", "equal"]);
    }),
    { numRuns: 100 },
  );
});

test("decimals with separators and exponents keep their value", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 9 }), (n, e) => {
      const grouped = (mark: string) => `${n}`.replace(/\B(?=(\d{3})+$)/g, mark);
      const shifted = `${n * 10n ** BigInt(e)}`;
      const verdicts = scoreAll(
        [
          { target: `${n}`, text: grouped(",") },
          { target: `${n}`, text: grouped("{,}") },
          { target: `${n}`, text: grouped("\\,") },
          { target: shifted, text: `${n}e${e}` },
          { target: shifted, text: `${n} \\times 10^{${e}}` },
          { target: `${n}.5`, text: `${grouped(",")}.50` },
        ].map((row) => ({ ...row, isAnswer: true })),
      ).map((v) => v.verdict);
      expect(new Set(verdicts)).toEqual(new Set(["equal"]));
    }),
    runs,
  );
});
