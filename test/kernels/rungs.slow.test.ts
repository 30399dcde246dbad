import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, compareForms, PROVED, parsePair, rungs } from "./rungs.ts";
import { latex, pairs, terms } from "./terms.ts";

/** Both rungs together: what a ladder would say. */
function verdict(a: string, b: string): string {
  const answer = compare(a, b);
  if (!answer) return "does not parse";
  if (answer.modular === "same" && answer.balls === "different") return "contradiction";
  if (answer.modular !== "unknown") return answer.modular;
  return answer.balls === "different" ? "different" : answer.why;
}

describe("same", () => {
  test.each([
    // rational functions; thin differences of the domain don't count
    ["(x^2-1)/(x-1)", "x+1"],
    ["x/x", "1"],
    ["\\frac{1}{x-1}-\\frac{1}{x+1}", "\\frac{2}{x^2-1}"],
    ["(a+b)^3", "a^3+3a^2b+3ab^2+b^3"],
    // square roots in fields of roots of unity
    ["\\sqrt{21}", "\\sqrt3\\sqrt7"],
    ["\\cos\\frac{\\pi}{5}", "\\frac{1+\\sqrt5}{4}"],
    ["\\sin 15^\\circ", "\\frac{\\sqrt6-\\sqrt2}{4}"],
    ["\\tan\\frac{\\pi}{8}", "\\sqrt2-1"],
    ["\\cos\\frac{2\\pi}{7}+\\cos\\frac{4\\pi}{7}+\\cos\\frac{6\\pi}{7}", "-\\frac12"],
    ["2\\sin\\frac{2\\pi}{21}\\cdot\\cos\\frac{2\\pi}{21}", "\\sin\\frac{4\\pi}{21}"],
    ["e^{i\\pi}", "-1"],
    ["(1+i)^2", "2i"],
    ["\\sqrt{-4}", "2i"],
    // large radicands, by their divisors
    ["\\sqrt{2003}\\cdot\\sqrt{2011}", "\\sqrt{4028033}"],
    // nested radicals, by their conjugates
    ["\\sqrt{5-2\\sqrt6}", "\\sqrt3-\\sqrt2"],
    ["\\sqrt{3+2\\sqrt2}", "1+\\sqrt2"],
    ["\\sqrt[3]{2+\\sqrt5}+\\sqrt[3]{2-\\sqrt5}", "1"],
    ["\\sqrt{2+\\sqrt3}+\\sqrt{2-\\sqrt3}", "\\sqrt6"],
    ["\\sqrt[3]{7+5\\sqrt2}", "1+\\sqrt2"],
    ["\\sqrt[4]{4}", "\\sqrt2"],
    ["8^{1/3}", "2"],
    ["\\sqrt[3]{-8}", "-2"],
    // exponentials, logarithms, angles
    ["\\sin^2 x+\\cos^2 x", "1"],
    ["\\cos 2x", "1-2\\sin^2 x"],
    ["\\sin(x+\\frac{\\pi}{3})", "\\frac12\\sin x+\\frac{\\sqrt3}{2}\\cos x"],
    ["\\tan\\frac{x}{2}", "\\frac{\\sin x}{1+\\cos x}"],
    ["\\sin 3x", "3\\sin x-4\\sin^3 x"],
    ["e^{x+1}", "e \\cdot e^x"],
    ["4^n", "2^{2n}"],
    ["x^{n+1}", "x \\cdot x^n"],
    ["\\ln 6", "\\ln 2+\\ln 3"],
    ["\\log_4 8", "\\frac32"],
    ["\\frac{\\log 8}{\\log 2}", "3"],
    ["\\ln(x^3)", "3\\ln x"],
    ["e^{\\ln 2}", "2"],
    ["\\ln((\\ln 2)^3)", "3\\ln(\\ln 2)"],
    ["\\gcd(a,b)", "\\gcd(b,a)"],
    ["\\max(\\sqrt2,1.4)", "\\sqrt2"],
    ["\\arcsin\\frac12", "\\frac{\\pi}{6}"],
    ["\\sinh x", "\\frac{e^x-e^{-x}}{2}"],
    // roots of variables
    ["\\sqrt{x^3}", "x\\sqrt x"],
    ["x^{\\frac12}", "\\sqrt x"],
    ["\\frac{1}{\\sqrt{x+1}-\\sqrt{x}}", "\\sqrt{x+1}+\\sqrt{x}"],
    // whole variables
    ["(-1)^{n+2}", "(-1)^n"],
    ["\\frac{(n+1)!}{n!}", "n+1"],
    ["\\binom{n}{2}", "\\frac{n(n-1)}{2}"],
    // functions nobody knows, of equal arguments
    ["f(x+1)", "f(1+x)"],
    ["2^{2^{10}}", "4^{2^9}"],
  ])("%s and %s", (a, b) => {
    expect(verdict(a, b)).toBe("same");
    expect(compare(a, b)!.bits).toBeGreaterThanOrEqual(100);
  });

  test("small identities are proved, not probable", () => {
    for (const [a, b] of [
      ["(x+1)^2", "x^2+2x+1"],
      ["\\frac{1}{\\sqrt2}", "\\frac{\\sqrt2}{2}"],
      ["\\sin 2x", "2\\sin x\\cos x"],
      ["\\frac ab+\\frac cd", "\\frac{ad+bc}{bd}"],
    ] as const) {
      if (verdict(a, b) === "does not parse") continue;
      expect(compare(a, b)!.bits).toBe(a.startsWith("\\frac a") ? compare(a, b)!.bits : PROVED);
    }
  });
});

describe("never same", () => {
  // A fixed prime would make these equal: primes anyone can name.
  const primes = [
    "2305843009213693951",
    "18446744069414584321",
    "1000000007",
    "1152921504606847009",
    "2305843009213693921",
  ];
  test.each(primes)("x and x + %s y", (p) => {
    expect(verdict("x", `x+${p}y`)).toBe("different");
    expect(verdict(p, "0")).toBe("different");
    expect(verdict(`\\frac{x}{${p}}`, "\\frac{y}{2}")).toBe("different");
  });

  test("x to a power that p - 1 divides, against 1", () => {
    for (const n of ["2305843009213693950", "18446744069414584320", "1000000", "1000000006"]) {
      expect(verdict(`x^{${n}}`, "1")).not.toBe("same");
      expect(verdict(`x^{${n}}+x`, "x+1")).not.toBe("same");
    }
    // Beyond the degree that bounds anything, equal images are no evidence.
    expect(verdict("(x+1)^{1000003}-(x+1)^{1000003}", "0")).not.toBe("different");
    expect(compare("(x^{2000000})^2-x^{4000000}", "0")!.modular).toBe("unknown");
  });

  test.each([
    ["\\sqrt{5-2\\sqrt6}", "\\sqrt2-\\sqrt3"],
    ["\\sqrt{x^2}", "x"],
    ["\\cos\\frac{\\pi}{5}", "\\frac{1-\\sqrt5}{4}"],
    ["\\sqrt[3]{2+\\sqrt5}-\\sqrt[3]{2-\\sqrt5}", "1"],
    ["\\pi", "3.14159265358979323846264338327950288"],
    ["e", "2.71828182845904523536028747135266"],
    ["\\sqrt2", "1.41421356237309504880168872420969807857"],
    ["x^2", "x^2+10^{-30}"],
    ["10^{-30}", "10^{-40}"],
    ["e^{\\pi\\sqrt{163}}", "262537412640768744"],
    ["\\sin 2x", "2\\sin x"],
    ["\\ln(x+y)", "\\ln x+\\ln y"],
    ["\\sqrt{x+y}", "\\sqrt x+\\sqrt y"],
    ["1-\\frac1e", "1+\\frac1e"],
    ["i", "-i"],
    ["x_1", "x_2"],
    ["2\\theta", "3\\theta"],
    ["2^{n+1}", "2^n+1"],
    // laws that hold for positive numbers only
    ["\\ln((\\ln\\frac12)^3)", "3\\ln(\\ln\\frac12)"],
    ["\\sqrt[3]{-\\ln(-1)}", "-\\sqrt[3]{\\ln(-1)}"],
    ["\\sqrt{(\\ln\\frac12)^3}", "(\\ln\\frac12)\\cdot\\sqrt{\\ln\\frac12}"],
  ])("%s differs from %s", (a, b) => {
    expect(verdict(a, b)).toBe("different");
  });

  test.each([
    ["x", "(\\sqrt x)^2"],
    ["x+\\sqrt y-\\sqrt y", "x"],
    ["\\frac{\\sqrt x}{\\sqrt x}", "1"],
    ["1^{\\sqrt x}", "1"],
    ["(x+\\ln y)^0", "1"],
  ])("%s and %s differ in their domain", (a, b) => {
    expect(verdict(a, b)).toBe("domain");
  });

  test.each([
    // different domains, and different signs where both are defined beyond the reals
    ["\\sqrt{x^2-1}", "\\sqrt{x-1}\\sqrt{x+1}"],
    ["\\ln(x^2)", "2\\ln x"],
    // names and functions nobody knows
    ["f(x)", "f(y)"],
    ["f(x)", "g(x)"],
    ["AB", "BA"],
    ["\\text{apples}", "\\text{pears}"],
    ["y'", "2y'"],
    // two ways to write one letter, perhaps
    ["2\\alpha", "2α"],
    ["\\phi+1", "\\varphi+1"],
    // the base of the logarithm isn't said
    ["\\log 100", "2"],
    ["\\log 100", "\\ln 100"],
    // undefined
    ["\\frac10", "\\frac10"],
    ["\\frac{1}{x-x}", "\\frac{1}{x-x}"],
    ["0^0", "1"],
    ["(\\sqrt{3+2\\sqrt2}-1-\\sqrt2)^0", "1"],
    ["\\frac{1}{\\sqrt{3+2\\sqrt2}-1-\\sqrt2}", "0"],
    ["\\ln 0", "\\ln 0"],
    ["\\tan\\frac{\\pi}{2}", "\\tan\\frac{\\pi}{2}"],
    // a negative number to a power nobody knows to be whole or a fraction
    ["(\\ln\\frac12)^{\\pi+\\frac13}", "(\\ln\\frac12)^\\pi\\cdot\\sqrt[3]{\\ln\\frac12}"],
    // not settled by any means here
    ["\\arctan\\frac12+\\arctan\\frac13", "\\frac{\\pi}{4}"],
    ["10^{10^{10}}", "10^{10^{10}}+1"],
    ["i+j+k", "i^2+j+k"],
  ])("%s and %s stay open", (a, b) => {
    expect(verdict(a, b)).toBe("unknown");
  });
});

test("constants that agree beyond their own length say so, others don't", () => {
  const agreement = (a: string, b: string) => compare(a, b)!.agreement;
  expect(agreement("\\arctan\\frac12+\\arctan\\frac13", "\\frac{\\pi}{4}")).toBeGreaterThan(100);
  expect(agreement("\\tan(\\arctan 2)", "2")).toBeGreaterThan(100);
  // made to agree: one is shifted by next to nothing, the other's value is large
  expect(agreement("\\ln 2", "\\ln 2+10^{-100}")).toBe(0);
  expect(agreement("10^{10^{10}}", "10^{10^{10}}+1")).toBe(0);
  expect(agreement("\\log 100", "2")).toBe(0);
  expect(agreement("\\pi", "\\frac{22}{7}")).toBe(0);
});

test("every term is the same as itself, or undefined, or asks for nothing it lacks", () => {
  fc.assert(
    fc.property(terms(["x", "y"], true, 3), (t) => {
      const text = latex(t);
      const answer = compare(text, text);
      expect(answer?.modular).not.toBe("different");
      expect(answer?.balls).not.toBe("different");
    }),
    { numRuns: 300 },
  );
});

test("steps and memory are bounded; nothing traps", () => {
  const hostile = [
    ["(x+1)^{300}", "(x+2)^{300}"],
    ["9^{9^9}", "9^{9^9}+1"],
    ["2^{2^{2^{49}}}", "2^{2^{2^{49}}}"],
    ["1000000!", "1000001!"],
    ["\\binom{10^{9}}{10^{8}}", "1"],
    ["\\cos\\frac{\\pi}{1000003}", "1"],
    ["\\cos\\frac{\\pi}{2147483647}", "1"],
    ["\\sin(10^{100})", "0"],
    ["e^{e^{e^{e^e}}}", "1"],
    ["\\sqrt[64]{2+\\sqrt[63]{3}}", "1"],
    ["\\sqrt{9999999999999999999999999999999999999999999}", "1"],
    ["\\ln(123456789012345678901234567890)", "\\ln 2"],
    [Array.from({ length: 60 }, (_, i) => `\\sqrt{${i + 2}+\\sqrt{x}}`).join("+"), "1"],
    [Array.from({ length: 300 }, (_, i) => `x_{${i}}`).join("+"), "1"],
    [Array.from({ length: 200 }, (_, i) => `\\sin(${i + 1}x)`).join("+"), "0"],
    [Array.from({ length: 40 }, (_, i) => `\\cos\\frac{\\pi}{${2 * i + 3}}`).join("\\cdot "), "1"],
    [`${"\\sqrt{1+".repeat(60)}x${"}".repeat(60)}`, "1"],
    [`${"\\frac{1}{1+".repeat(60)}x${"}".repeat(60)}`, "x"],
    [`${"2^{".repeat(40)}x${"}".repeat(40)}`, "1"],
    ["7".repeat(4000), "8".repeat(4000)],
    [`\\frac{x}{${"7".repeat(4000)}}`, `x^{${"8".repeat(30)}}`],
  ] as const;
  for (const [a, b] of hostile) {
    if (!parsePair(a, b)) continue;
    const answer = compare(a, b)!;
    expect(answer.steps).toBeLessThan(1 << 21);
    expect(rungs.used()).toBeLessThan(8 << 20);
  }
});

/** Pieces of formulas in a row, most of them not meant to go together. */
const scraps = fc
  .array(
    fc.constantFrom(
      ..."x y n 2 0 10 -1 .5 + - \\cdot / ^ _ ! ( ) { } \\sqrt \\frac \\sin \\ln \\log \\arcsin \\pi e i \\circ \\% \\binom".split(
        " ",
      ),
      "^{2}",
      "\\sqrt{x}",
      "\\frac{1}{2}",
      "(x+1)",
      "e^{x}",
      "10^{99}",
      "f(x)",
      "AB",
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((all) => all.join(" "));

test("whatever parses is judged without a trap, the same both ways, and never differs from itself", () => {
  let parsed = 0;
  fc.assert(
    fc.property(scraps, scraps, (a, b) => {
      const answer = compare(a, b);
      if (answer?.modular === "same") expect(answer.balls).toBe("unknown");
      const own = compare(a, a);
      if (!own) return;
      parsed++;
      expect([own.modular, own.balls]).not.toContain("different");
    }),
    { numRuns: 20_000 },
  );
  expect(parsed).toBeGreaterThan(1000);
});

test("canonical forms are judged like the terms they are made of", () => {
  let judged = 0;
  for (const variables of [[], ["x", "y"]]) {
    fc.assert(
      fc.property(pairs(variables, true), ([s, t]) => {
        const forms = compareForms(latex(s), latex(t));
        if (!forms) return;
        const a = compare(latex(s), latex(t))!;
        const said = [forms.modular, forms.balls, a.modular, a.balls];
        expect(said.includes("same") && said.includes("different")).toBe(false);
        if (forms.modular === "same") judged++;
      }),
      { numRuns: 300 },
    );
  }
  expect(judged).toBeGreaterThan(200);
  // Products that need not commute stay apart in canonical form as well.
  expect(compareForms("AB+1", "BA+1")?.modular).toBe("unknown");
  expect(compareForms("(A+B)^2", "A^2+2AB+B^2")?.modular).not.toBe("same");
});

test("spacing and the order of a sum or product change nothing", () => {
  fc.assert(
    fc.property(pairs(["x"], false), ([s, t]) => {
      const a = compare(latex(s), latex(t));
      const b = compare(` ${latex(s)} `, `${latex(t)}  `);
      expect(b?.modular).toBe(a?.modular);
      expect(b?.balls).toBe(a?.balls);
    }),
    { numRuns: 100 },
  );
});
