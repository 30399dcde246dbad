import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { RULES, type RuleName } from "../../src/core/index.ts";
import { judge } from "../support/reading.ts";
import { scoreMath } from "../support/scoring.ts";

const range = (n: number, f: (i: number) => string, join = ", ") =>
  Array.from({ length: n }, (_, i) => f(i)).join(join);
const math =
  (answer: string, target = "42") =>
  () =>
    scoreMath(target, answer, true);
const MIB = 1 << 20;
/** The root of a prime below 2^61: two million divisors are tried. */
const ROOT = `\\sqrt{${2n ** 61n - 1n}}`;

/** Samples of which the first passes the limit and the second, where there is one, doesn't. */
const CASES: Record<string, [() => { rule: RuleName | null }, (() => { rule: RuleName | null })?]> =
  {
    steps: [math(range(110, () => ROOT, "+")), math(range(90, () => ROOT, "+"))],
    nesting: [
      math("(".repeat(201) + ")".repeat(201)),
      math(`${"(".repeat(200)}1${")".repeat(200)}`),
    ],
    digits: [math("9".repeat(4097)), math("9".repeat(4096))],
    terms: [math(range(40_000, (i) => `x_{${i}}`, "+"))],
    tokens: [
      () => judge("squad", "word ".repeat(65_537), "7"),
      () => judge("squad", "word ".repeat(65_536), "7"),
    ],
    spans: [
      () =>
        judge(
          "drop",
          range(65, (i) => `s${i}`),
          ["s1", "s2"],
        ),
      () =>
        judge(
          "drop",
          range(64, (i) => `s${i}`),
          ["s1", "s2"],
        ),
    ],
    sample: [() => judge("squad", "w".repeat(16 * MIB), "7")],
    memory: [() => judge("squad", "7", "word ".repeat(60_000))],
    exponent: [math("x^{16777217}"), math("16777217^{1}")],
    index: [math("\\sqrt[1001]{2}"), math("\\sqrt[1000]{2}")],
    radicand: [
      math(`\\sqrt{${2n ** 64n + 4n}}`, `2\\sqrt{${2n ** 62n + 1n}}`),
      math(`\\sqrt{${2n ** 60n + 4n}}`, `2\\sqrt{${2n ** 58n + 1n}}`),
    ],
    factorial: [math("1495!"), math("1494!")],
    expanded: [math("(a+b)^{256}", "x"), math("(a+b)^{30}", "x")],
    pairs: [
      math(
        range(1025, (i) => `${2 * i}`),
        range(1024, (i) => `${2 * i + 1}`),
      ),
    ],
    intervals: [
      math(
        range(257, (i) => `[${2 * i},${2 * i + 1}]`, "\\cup"),
        "[0,1]\\cup[3,4]",
      ),
      math(
        range(256, (i) => `[${2 * i},${2 * i + 1}]`, "\\cup"),
        "[0,1]\\cup[3,4]",
      ),
    ],
    relations: [math(range(10, String, "<"), "0<1"), math(range(9, String, "<"), "0<1")],
    words: [
      math(`5 meters${" per second".repeat(4)}`, "7"),
      math(`5 meters${" per second".repeat(3)}`, "7"),
    ],
  };

/** Reached by a test of its own: reading-hostile.test.ts has the spans that it takes. */
const ELSEWHERE = ["fraction"];

test("every limit that has a name is reached here", () => {
  const names = RULES.map(({ name }) => name).filter((name) => name.startsWith("limit/"));
  const reached = [...Object.keys(CASES), ...ELSEWHERE].map((name) => `limit/${name}`);
  expect([...names].sort()).toEqual(reached.sort());
});

test("the documentation has every limit", () => {
  const documented = readFileSync(new URL("../../docs/verdicts.md", import.meta.url), "utf8");
  for (const name of [...Object.keys(CASES), ...ELSEWHERE]) {
    expect(documented).toContain(`| \`limit/${name}\` |`);
  }
});

test.each(Object.entries(CASES))("limit/%s", (name, [beyond, within]) => {
  const verdict = beyond();
  expect(verdict).toMatchObject({ verdict: "undecided", rule: `limit/${name}`, score: 0 });
  expect(within?.().rule ?? "").not.toMatch(/^limit/);
});

test.each([
  ["1495!", "(a+b)^{256}", "limit/factorial"],
  ["\\sqrt[1001]{2}", "1495!", "limit/index"],
  ["1495!", "1494!", "limit/factorial"],
  ["1495!", "1/0", "math/undefined"],
  ["1495!", "1/2x", "math/ambiguous"],
  ["x^{16777217}", "\\sqrt{x}", "limit/exponent"],
])("of %s and %s it is %s, whichever is the target", (a, b, rule) => {
  expect(scoreMath(a, b, true)).toMatchObject({ verdict: "undecided", rule });
  expect(scoreMath(b, a, true)).toMatchObject({ verdict: "undecided", rule });
});

test("a sum of many names has too many terms before it takes too much memory, on both sides", () => {
  const long = range(40_000, (i) => `x_{${i}}`, "+");
  expect(scoreMath("42", long, true)).toMatchObject({ verdict: "undecided", rule: "limit/terms" });
  expect(scoreMath(long, "42", true)).toMatchObject({ verdict: "undecided", rule: "limit/terms" });
});

test.each([
  ["1495!", "1495 !"],
  ["\\frac{1}{2004!}", "1/2004!"],
  ["(a+b)^{256}", "(b+a)^{256}"],
  ["\\sqrt[1001]{x}", "\\sqrt[1001]{ x }"],
  ["(-1)^{16777218}", "1"],
  ["(-1)^{10^{20}+1}", "-1"],
  ["0^{16777217}", "0"],
])("%s and %s are equal beyond the limit", (a, b) => {
  expect(scoreMath(a, b, true).verdict).toBe("equal");
});

test("a limit of one answer says nothing of the next in the batch", () => {
  expect(scoreMath("42", "1495!", true).rule).toBe("limit/factorial");
  expect(scoreMath("x", "y", true).rule).toBe("math/opaque");
});

const nines = (n: number) => "9".repeat(n);

test.each([
  [nines(4096), "one number"],
  [`0.${nines(4096)}`, "decimals"],
  [`${nines(2048)}.${nines(2048)}`, "digits before and behind the point"],
  [`${"0".repeat(5000)}1`, "leading zeros"],
  ["10^{4095}", "a power"],
  ["1e4095", "an exponent"],
  ["10^{-4096}", "a power below 1"],
  [`0.\\overline{${"3".repeat(4095)}1}`, "a period"],
  [`\\frac{${nines(4096)}}{${"7".repeat(4096)}}`, "both parts of a fraction"],
])("4,096 digits are allowed: %#, %s", (text) => {
  expect(scoreMath("42", text, true)).toMatchObject({ verdict: "different", rule: "math/number" });
});

test.each([
  [nines(4097), "one number"],
  [`0.${nines(4097)}`, "decimals"],
  [`${nines(2048)}.${nines(2049)}`, "digits before and behind the point"],
  ["10^{4096}", "a power"],
  ["1e4096", "an exponent"],
  ["10^{-4097}", "a power below 1"],
  [`${nines(4096)}+1`, "a sum"],
  [`0.\\overline{${"3".repeat(4096)}1}`, "a period"],
])("4,097 digits are not: %#, %s", (text) => {
  expect(scoreMath("42", text, true)).toMatchObject({ verdict: "undecided", rule: "limit/digits" });
});

test.each(["gsm8k", "drop", "squad"] as const)("%s compares 4,096 digits and no more", (scorer) => {
  const digits = (n: number) => `1${"7".repeat(n - 1)}`;
  expect(judge(scorer, digits(4096), digits(4096)).verdict).toBe("equal");
  expect(judge(scorer, `0${digits(4096)}.0`, digits(4096)).verdict).toBe("equal");
  expect(judge(scorer, digits(4096), digits(4095)).verdict).toBe("different");
  expect(judge(scorer, `0.${digits(4096)}`, `.${digits(4096)}`).verdict).toBe("equal");
  for (const long of [digits(4097), `${digits(4000)}.${digits(97)}`, `0.${digits(4097)}`]) {
    const passed = { verdict: "undecided", rule: "limit/digits" };
    expect(judge(scorer, long, "7")).toMatchObject(passed);
    expect(judge(scorer, "7", long)).toMatchObject(passed);
  }
});

test("what is long on the way only may be twice as long", () => {
  const n = nines(4000);
  expect(scoreMath(`\\frac{3}{${n}}`, `\\frac{1}{${n}}+\\frac{2}{${n}}`, true).verdict).toBe(
    "equal",
  );
});
