import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Engine, OPTIONS, packScorer, SCORERS, toTarget } from "../../src/core/index.ts";

const engine = new Engine();
const file = new URL("../cases/math/options.txt", import.meta.url);
const cases = readFileSync(file, "utf8")
  .split("\n")
  .map((line, i) => ({ line: i + 1, cells: line.split(" | ") }))
  .filter(({ cells }) => cells[0] !== "" && !cells[0]!.startsWith("#"));

function parse(options: string): Record<string, string> {
  return options === "-"
    ? {}
    : Object.fromEntries(options.split(",").map((pair) => pair.split("=") as [string, string]));
}

function score(options: Record<string, unknown>, target: string, answer: string) {
  return engine.score([
    {
      scorer: packScorer("math", options),
      text: Buffer.from(answer),
      isAnswer: true,
      target: toTarget(target),
      choices: null,
      stop: null,
      cut: false,
    },
  ])[0]!;
}

describe("cases, in both directions", () => {
  test.each(cases.map(({ line, cells }) => [line, ...cells] as const))(
    "%i: %s: %s | %s",
    (_line, options, target, answer, wanted) => {
      const [verdict, rule] = wanted!.split(" ");
      const there = score(parse(options!), target!, answer!);
      expect(there).toMatchObject(rule ? { verdict, rule } : { verdict });
      if (
        /math.(rounded|repeating)/.test(rule ?? "") ||
        (rule === "math/domain" && verdict === "equal")
      )
        expect(there.certainty).toBe("probable");
      // the right side of the answer alone is what this value means
      if (options !== "assignment=right-side")
        expect(score(parse(options!), answer!, target!).verdict).toBe(verdict);
    },
  );
});

describe("packing", () => {
  const names = SCORERS.find((s) => s.name === "math")!.options as readonly string[];

  test("every value of every option of math has a case", () => {
    for (const name of names) {
      const option = OPTIONS.find((o) => o.name === name)!;
      for (const value of "values" in option ? option.values.slice(1) : []) {
        const given = `${name}=${value}`;
        expect(
          cases.some(({ cells }) => cells[0]!.split(",").includes(given)),
          given,
        ).toBe(true);
      }
    }
  });

  test("a preset is recorded as it was given, with the bits of what it sets", () => {
    const packed = packScorer("math", { preset: "math-verify", chain: "consistent" });
    expect(packed.options).toEqual({ preset: "math-verify", chain: "consistent" });
    expect(packed.bits).not.toBe(0);
    const { preset: _, ...rest } = { ...packed.options, ...presetOf("math-verify") };
    expect(packScorer("math", { ...rest, chain: "consistent" }).bits).toBe(packed.bits);
    expect(packScorer("math", { preset: "math" }).bits).toBe(0);
  });

  test("the bits of two options of math don't overlap", () => {
    let taken = 0;
    for (const name of names) {
      const option = OPTIONS.find((o) => o.name === name)!;
      if (!("bit" in option)) continue;
      const mask = ((1 << option.bits) - 1) << option.bit;
      expect(taken & mask, name).toBe(0);
      expect(option.values.length).toBeLessThanOrEqual(1 << option.bits);
      taken |= mask;
    }
  });

  test("a value that is none is refused by its name", () => {
    expect(() => packScorer("math", { rounding: "7-places" })).toThrow(/rounding/);
    expect(() => packScorer("gsm8k", { rounding: "never" })).toThrow(/no option/);
  });
});

function presetOf(name: string): Record<string, unknown> {
  const preset = OPTIONS.find((o) => o.name === "preset")!;
  return (("sets" in preset && preset.sets) as Record<string, Record<string, unknown>>)[name]!;
}
