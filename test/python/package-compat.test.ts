/** A trainer's reward, written for Math-Verify 0.9.0: with it, and with one import changed. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { describeWithPython } from "../support/python.ts";
import { runWithPackage } from "../support/python-package.ts";

/** Solution, completion, reward: what both give. */
const PAIRS: [string, string, number | null][] = [
  ["$\\frac{1}{2}$", "so \\boxed{0.5}", 1],
  ["$\\frac{1}{2}$", "so \\boxed{\\frac{1}{3}}", 0],
  ["We add them up and find \\boxed{12}.", "The sum is \\boxed{12}", 1],
  ["We add them up and find \\boxed{12}.", "The sum is \\boxed{13}", 0],
  ["$x^2+2x+1$", "\\boxed{(x+1)^2}", 1],
  ["$x^2+2x+1$", "\\boxed{(x-1)^2}", 0],
  ["$\\{1,2,3\\}$", "\\boxed{\\{3,2,1\\}}", 1],
  ["$(1,2)$", "\\boxed{(2,1)}", 0],
  ["$\\sqrt{8}$", "\\boxed{2\\sqrt{2}}", 1],
  ["$\\frac{\\sqrt{3}}{3}$", "\\boxed{\\frac{1}{\\sqrt{3}}}", 1],
  ["$1{,}000$", "\\boxed{1000}", 1],
  ["$x = 5$", "\\boxed{5}", 1],
  ["$[0,1)$", "\\boxed{[0,1)}", 1],
  ["$[0,1)$", "\\boxed{(0,1)}", 0],
  ["$2\\pi$", "\\boxed{\\pi \\cdot 2}", 1],
  ["$5$ cm", "\\boxed{5}", 1],
  ["$7$", "I do not know.", 0],
  // No box and no dollar: none of the LaTeX that the reward asks for.
  ["$7$", "It is 7", 0],
  ["", "\\boxed{1}", null],
];

const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "pairs.jsonl");
writeFileSync(file, PAIRS.map(([gold, text]) => `${JSON.stringify([gold, text])}\n`).join(""));
/** The keywords of Math-Verify 0.9.0 and latex2sympy2_extended 1.11.0; null: no plain default. */
const KEYWORDS = {
  parse: {
    pred: null,
    extraction_config: null,
    fallback_mode: "first_match",
    extraction_mode: "any_match",
    parsing_timeout: 5,
    raise_on_error: false,
  },
  verify: {
    gold: null,
    target: null,
    float_rounding: 6,
    numeric_precision: 15,
    strict: true,
    allow_set_relation_comp: false,
    timeout_seconds: 5,
    raise_on_error: false,
  },
  LatexExtractionConfig: {
    try_extract_without_anchor: true,
    boxed_match_priority: 50,
    normalization_config: null,
  },
  ExprExtractionConfig: { try_extract_without_anchor: true },
  StringExtractionConfig: { strings: null, try_extract_without_anchor: true, lowercase: true },
  NormalizationConfig: {
    basic_latex: true,
    units: false,
    malformed_operators: false,
    nits: false,
    boxed: "all",
    equations: false,
  },
};
const wanted = PAIRS.map(([, , reward]) => reward);

describeWithPython("math-verify", "with Math-Verify", (python) => {
  test("the reward is what it is", async () => {
    const said = JSON.parse(await runWithPackage(python, "package_compat.py", "math_verify", file));
    expect(said.rewards).toEqual(wanted);
    expect(said.keywords).toEqual(KEYWORDS);
  }, 120_000);
});

describeWithPython("evalmark", "with evalmark.compat.math_verify", (python) => {
  test("the reward is the same, and every keyword is honoured or refused by name", async () => {
    const module = "evalmark.compat.math_verify";
    const said = JSON.parse(await runWithPackage(python, "package_compat.py", module, file));
    expect(said.rewards).toEqual(wanted);
    expect(said.keywords).toEqual(KEYWORDS);
    for (const [name, message] of Object.entries(said.refused)) {
      expect(message).toMatch(new RegExp(`^${name}=.* is not supported: `));
    }
    expect(Object.keys(said.refused)).toHaveLength(7);
    expect(said).toMatchObject({
      strings: [["yes", "yes"], []],
      anchors: [0, 2, 2, 0],
      plain: [2, 0],
      wrong_type: [[], false],
      relations: [false, true],
    });
  });
});
