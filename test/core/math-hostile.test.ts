import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scoreAll, scoreMath } from "../support/scoring.ts";

const many = (part: string, n: number) => part.repeat(n);
const range = (n: number, f: (i: number) => string, join: string) =>
  Array.from({ length: n }, (_, i) => f(i)).join(join);

const hostile: Record<string, [string, string?]> = {
  "a tower": ["9^{9^{9^9}}", "limit/digits"],
  "a tiny power": ["10^{-10^{10}}", "limit/digits"],
  "a long exponent": ["1e999999999", "limit/digits"],
  "a factorial of factorials": ["9!!!!!!!!"],
  "20,000 digits": [many("9", 20_000), "limit/digits"],
  parentheses: [many("(", 20_000) + many(")", 20_000), "limit/nesting"],
  "braces that never close": [many("{", 100_000), "limit/nesting"],
  "roots in roots": [`${many("\\sqrt{1+", 300)}1${many("}", 300)}`, "limit/nesting"],
  "fractions in fractions": [`${many("\\frac{1}{1+", 150)}1${many("}", 150)}`],
  "powers of powers": [`${many("(1+", 60)}1${many(")^2", 60)}`],
  "a long sum": [range(40_000, (i) => `x_{${i}}`, "+"), "limit/terms"],
  "a power of a sum": ["(x+y+z+w)^{1000000}"],
  "a product of sums": [many("(a+b+c+d)", 300)],
  "roots of large numbers": [range(400, (i) => `\\sqrt{${2n ** 61n - 1n - BigInt(i)}}`, "+")],
  "a sum of nine roots inverted": [
    "\\frac{1}{1+\\sqrt2+\\sqrt3+\\sqrt5+\\sqrt7+\\sqrt{11}+\\sqrt{13}+\\sqrt{17}+\\sqrt{19}}",
  ],
  "a large set": [`\\{${range(5000, (i) => `${i}`, ", ")}\\}`],
  "a harmonic sum": [range(3000, (i) => `\\frac{1}{${i + 1}}`, "+")],
  "boxes in boxes": [`${many("\\boxed{", 2000)}1${many("}", 2000)}`],
  "boxes that never close": [many("\\boxed{", 50_000)],
  "boxes joined": [`${many("\\boxed{1} and ", 20_000)}\\boxed{2}`],
  dollars: [many("$", 300_000)],
  "closing delimiters": [many("\\)", 300_000)],
  "opening delimiters": [many("\\[ ", 300_000)],
  cues: [many("answer is ", 50_000)],
  backslashes: [many("\\", 300_000)],
  "dotted numbers": [many("1.", 200_000)],
  "text in text": [many("\\text{", 20_000)],
  primes: [`x${many("'", 100_000)}`],
  NUL: ["\0"],
};

describe.each(Object.entries(hostile))("%s", (_name, [text, rule]) => {
  test("ends within its steps, as answer, output and target", () => {
    const started = performance.now();
    const verdicts = scoreAll([
      { target: "42", text, isAnswer: true },
      { target: "42", text, isAnswer: false },
      { target: text, text: "42", isAnswer: true },
      { target: text, text: `${text} `, isAnswer: true },
    ]);
    expect(performance.now() - started).toBeLessThan(8000);
    for (const v of verdicts.slice(0, 3)) {
      expect(["undecided", "different", "unanswered"]).toContain(v.verdict);
    }
    if (rule) expect(verdicts[0]).toMatchObject({ verdict: "undecided", rule });
    expect(verdicts[3]!.verdict).not.toBe("errored");
  });
});

test("code is no answer: the number behind it isn't taken", () => {
  for (const payload of [
    "__import__('os').system('touch x') or 0",
    "open('x', 'w').write('y') or 0",
    "(lambda: open('x', 'w'))() or 0",
  ]) {
    expect(scoreMath("0", payload, false).verdict).not.toBe("equal");
    expect(scoreMath("0", payload, true).verdict).not.toBe("equal");
  }
});

test("no bytes make it trap, and what was scored before changes nothing", () => {
  const piece = fc.constantFrom(
    ..."\\ { } $ ( ) [ ] , . ^ _ / 1 23 x \\frac \\sqrt \\boxed{ \\text{ \\pm \\cup = < & \\\\ % ! ' | : # answer".split(
      " ",
    ),
    "####",
    "answer is ",
    "<answer>",
    "</think>",
    "√",
    "²",
    "\\begin{pmatrix}",
    "\\end{pmatrix}",
  );
  const text = fc.array(piece, { maxLength: 40 }).map((p) => p.join(""));
  const bytes = fc.uint8Array({ maxLength: 60 });
  fc.assert(
    fc.property(text, fc.oneof(text, bytes), fc.boolean(), (target, answer, isAnswer) => {
      const alone = scoreMath(target, answer, isAnswer);
      expect(alone.verdict).not.toBe("errored");
      const row = { target, text: answer, isAnswer };
      const again = scoreAll([{ target, text: "\\frac{7}{3}x", isAnswer: true }, row, row]);
      expect(again[1]).toEqual(alone);
      expect(again[2]).toEqual(alone);
    }),
    { numRuns: 2000 },
  );
});
