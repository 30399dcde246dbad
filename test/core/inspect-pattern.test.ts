import { expect, test } from "vitest";
import { packScorer } from "../../src/core/index.ts";
import { scoreOne } from "./inspect.ts";

const by = (regex: string, output: string, target: string | string[], options = {}) =>
  scoreOne({ scorer: "pattern", output, target, options: { regex, ...options } });
const thrown = (regex: string) => {
  try {
    packScorer("inspect/pattern", { regex });
  } catch (error) {
    return error as Error & { code: string };
  }
};

test("the group is compared, and is the span", () => {
  const verdict = by(String.raw`ANSWER: *(\w+)`, "So.\nanswer: Foo!", "foo");
  expect(verdict).toMatchObject({ verdict: "equal", rule: "inspect/pattern", answer: "Foo" });
  expect(by("ANSWER: (.)", "ANSWER: B", "A")).toMatchObject({ verdict: "different", answer: "B" });
  expect(by("ANSWER: (.)", "no idea", "A")).toMatchObject({ rule: "extract/none" });
  expect(by("ANSWER: (.)", " \n", "A")).toMatchObject({ rule: "extract/empty" });
});

test("any group counts, or all of them; an empty one never", () => {
  const pair = String.raw`(\d+)/(\d+)`;
  expect(by(pair, "3/4", "4").verdict).toBe("equal");
  expect(by(pair, "3/4", "4", { match_all: true }).verdict).toBe("different");
  expect(by(pair, "4/4", "4", { match_all: true }).verdict).toBe("equal");
  expect(by("(x?)", "y", "").verdict).toBe("different");
  expect(by("(a)", "A", "a", { ignore_case: false }).rule).toBe("extract/none");
});

test("a bare answer is not searched", () => {
  const options = { regex: "ANSWER: (.)" };
  const given = { scorer: "pattern", output: " B ", target: "b", options, isAnswer: true };
  expect(scoreOne(given)).toMatchObject({ verdict: "equal", answer: "B" });
});

test.for([
  ["(a)\\1", "regex/backreference", 4],
  ["x(?P<n>a)(?P=n)", "regex/backreference", 10],
  ["é(?=a*)", "regex/lookahead", 2],
  ["(?<!(a))b", "regex/lookbehind", 1],
  ["(a)(?(1)b|c)", "regex/conditional", 4],
  ["a(?>b)", "regex/atomic", 2],
  ["ab*+", "regex/possessive", 4],
  ["\\N{DIGIT ONE}", "regex/character-name", 1],
  ["(?:(?:a{500}){500})", "regex/size", 1],
  ["[b-a]", "regex/invalid", 2],
  ["(a", "regex/invalid", 1],
  ["a**", "regex/invalid", 3],
] as const)("%s is refused before a run, by name and place", ([regex, rule, character]) => {
  const error = thrown(regex);
  expect(error?.message).toContain(`(${rule}, at character ${character}: `);
  expect(error?.code).toBe(rule === "regex/invalid" ? "ERR_OPTION" : "ERR_REFUSED");
});

test("the option is needed, and is a string", () => {
  expect(() => packScorer("inspect/pattern")).toThrow(/needs the option "regex"/);
  expect(() => packScorer("inspect/pattern", { regex: 7 })).toThrow(/is a string/);
});

test.for([
  ["(a+)+b", "a"],
  ["(a|a)*$", "aa!"],
  ["((.*)*)*x", "ab "],
  ["(?:a?){500}a{500}", "a"],
  ["(\\w{1,30}\\s*){1,30}!", "word "],
  ["(?:(?:(?:(?:a*)*)*)*)*b", "a"],
  [Array.from({ length: 5000 }, (_, i) => i.toString(36)).join("|"), "zzz "],
  ["(?=(?:(?:(?:(?:(?:\\b){255}){255}){255}){255}){255})x", "ab "],
  ["(?=a{255})".repeat(1500), "a"],
  ["(a*)".repeat(600), "a"],
  ["(?i)[\\u0100-\\uffff]+[^\\w]", "ΣσЖß"],
] as const)("%.30s ends on a long text", ([regex, piece]) => {
  const began = process.cpuUsage().user;
  const verdict = by(regex, piece.repeat(20_000), "never", { ignore_case: false });
  expect(["different", "unanswered", "undecided"]).toContain(verdict.verdict);
  if (verdict.verdict === "undecided") expect(verdict.rule).toBe("limit/steps");
  expect(process.cpuUsage().user - began).toBeLessThan(20e6);
});

test("work grows with the text, not with its square", () => {
  const steps = (n: number) => by("(a*)*b|(a|aa)+$", `${"a".repeat(n)}c`, "x").steps;
  expect(steps(8000) / steps(2000)).toBeLessThan(4.5);
});
