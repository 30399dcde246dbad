import { describe, expect, test } from "vitest";
import { readCases, scoreAll } from "../support/scoring.ts";

describe.each([
  "numbers",
  "radicals",
  "structures",
  "order",
  "policies",
  "text",
  "functions",
  "complex",
  "logarithms",
  "trigonometry",
  "operators",
  "identities",
  "matrices",
  "solution-sets",
  "units",
  "spelling",
  "loose",
  "systems",
  "meanings",
  "notations",
  "calculus",
])("%s", (name) => {
  const cases = readCases(name);
  const forward = scoreAll(cases.map((c) => ({ target: c.gold, text: c.answer, isAnswer: true })));
  const backward = scoreAll(cases.map((c) => ({ target: c.answer, text: c.gold, isAnswer: true })));

  test.each(cases.map((c, i) => [c.line, c.gold, c.answer, c.verdict, i] as const))(
    "%i: %s | %s | %s",
    (_line, _gold, _answer, wanted, i) => {
      const [verdict, rule] = wanted.split(" ");
      expect(forward[i]).toMatchObject(rule ? { verdict, rule } : { verdict });
      expect(backward[i]!.verdict).toBe(verdict);
    },
  );
});
