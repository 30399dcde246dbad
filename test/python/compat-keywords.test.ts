/** Every keyword of Math-Verify 0.9.0: honoured as it honours it, or refused by name. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { describeWithPython } from "../support/python.ts";
import { PYTHON_PACKAGE } from "../support/python-package.ts";

type Keywords = Record<string, unknown>;
interface Case {
  gold?: string;
  text: unknown;
  configs?: [string, Keywords, Keywords?][];
  parse?: Keywords;
  verify?: Keywords;
}
interface Said {
  parsed?: number;
  strings?: string[];
  equal?: boolean;
  raises?: boolean;
  refused?: string;
}

const script = fileURLToPath(new URL("compat_keywords.py", import.meta.url));
function ask(python: string, module: string, cases: Case[]): Said[] {
  const env = { ...process.env, PYTHONPATH: PYTHON_PACKAGE, PYTHONDONTWRITEBYTECODE: "1" };
  const input = JSON.stringify(cases);
  return JSON.parse(execFileSync(python, [script, module], { env, input, encoding: "utf8" }));
}

const TIDY = { units: true, malformed_operators: true, nits: true };
const normal = (gold: string, text: string, more: Keywords): Case => ({
  gold,
  text,
  configs: [["Latex", {}, { ...TIDY, ...more }]],
});
const latex = (gold: string, text: string, more: Keywords): Case => ({
  gold,
  text,
  configs: [["Latex", more]],
});
const found = (kind: string, text: string, more: Keywords): Case => ({
  text,
  configs: [[kind, more]],
});
const parsed = (text: string, parse: Keywords): Case => ({ text, parse });
const compared = (gold: string, text: string, verify: Keywords): Case => ({ gold, text, verify });

/** Keyword, a case, and the verdict or how many items parse gave: of both packages. */
const HONOURED: [string, Case, boolean | number | "raises"][] = [
  ["equations", normal("$y=6$", "$x=5+1=6$", { equations: false }), false],
  ["equations", normal("$y=6$", "$x=5+1=6$", { equations: true }), true],
  ["equations", normal("$y=6$", "\\boxed{x=5+1=6}", { equations: true }), true],
  ["equations", normal("$y=6$", "\\boxed{x=5+1=6}", { equations: false }), false],
  ["equations", normal("$6$", "$x=5+1=6$", { equations: false }), true],
  ["equations", normal("$x=6$", "$x=5+1=6$", { equations: false }), true],
  ["equations", normal("$y=6$", "$x=6$", { equations: true }), false],
  ["equations", normal("$5$", "$x=5,y=5+0=5$", { equations: true }), false],
  ["nits", normal("$\\frac{500000001}{1000000000}$", "$0.5$", { nits: true }), false],
  ["nits", normal("$\\frac{500000001}{1000000000}$", "$0.5$", { nits: false }), true],
  ["nits", normal("$\\frac{500000001}{1000000000}$", "\\boxed{.5}", { nits: true }), false],
  ["nits", normal("$\\frac{250000001}{1000000000}$", "$0.25$", { nits: true }), true],
  ["nits", normal("$\\frac12$", "$.5$", { nits: true }), true],
  ["nits", normal("$\\frac12$", "$.5$", { nits: false }), true],
  ...["\\frac12", "\\frac{1}2", "\\frac1{2}", "\\dfrac12"].flatMap(
    (text): [string, Case, boolean][] =>
      [true, false].map((malformed_operators) => [
        "malformed_operators",
        normal("$\\frac{1}{2}$", `\\boxed{${text}}`, { malformed_operators }),
        malformed_operators,
      ]),
  ),
  ["malformed_operators", normal("$\\sqrt{3}$", "\\boxed{sqrt(3)}", {}), true],
  [
    "malformed_operators",
    normal("$\\sqrt{3}$", "\\boxed{sqrt(3)}", { malformed_operators: false }),
    false,
  ],
  ["malformed_operators", normal("$x^{12}$", "\\boxed{x^(12)}", {}), true],
  [
    "malformed_operators",
    normal("$x^{12}$", "\\boxed{x^(12)}", { malformed_operators: false }),
    false,
  ],
  [
    "malformed_operators",
    normal("$\\frac{1}{2}$", "\\boxed{\\frac{1}{2}}", { malformed_operators: false }),
    true,
  ],
  ["units", normal("$5$", "\\boxed{5\\text{ cm}}", { units: true }), true],
  ["units", normal("$5$", "\\boxed{5\\text{ cm}}", { units: false }), false],
  ["units", normal("$5\\text{ cm}$", "\\boxed{5}", { units: false }), true],
  ["units", normal("$5\\text{ m}$", "\\boxed{5\\text{ cm}}", { units: true }), true],
  ["units", normal("$5\\text{ m}$", "\\boxed{5\\text{ cm}}", { units: false }), false],
  [
    "boxed",
    normal("$2$", "$\\boxed{1}+3x \\Rightarrow 3x+4x \\boxed{2}$", { boxed: "last" }),
    true,
  ],
  [
    "boxed",
    normal("$2$", "$\\boxed{1}+3x \\Rightarrow 3x+4x \\boxed{2}$", { boxed: "all" }),
    false,
  ],
  [
    "boxed",
    normal("$1,2$", "$\\boxed{1}+3x \\Rightarrow 3x+4x \\boxed{2}$", { boxed: "all" }),
    true,
  ],
  ["boxed", normal("$1,2$", "\\boxed{1} and \\boxed{2}", { boxed: "last" }), true],
  ["boxed", normal("$2$", "\\boxed{1} and \\boxed{2}", { boxed: "all" }), false],
  ["basic_latex", normal("$\\frac{1}{2}$", "\\boxed{\\dfrac{1}{2}}", { basic_latex: true }), true],
  ["normalization_config", latex("$5$", "\\boxed{5\\text{ cm}}", {}), true],
  [
    "boxed_match_priority",
    latex("$3$", "\\boxed{3}. The final answer is $4$.", { boxed_match_priority: 0 }),
    true,
  ],
  [
    "boxed_match_priority",
    latex("$3$", "\\boxed{3}. The final answer is $4$.", { boxed_match_priority: 50 }),
    false,
  ],
  ...(
    [
      ["$5$", 0],
      ["It is $5$ so", 0],
      ["hence $5$", 0],
      ["#### $5$", 0],
      [`answer ${"x".repeat(60)} $5$`, 0],
      ["The answer is $5$", 2],
      ["Answer\n\n$5$", 2],
      ["\\boxed{5}", 2],
    ] as const
  ).flatMap(([text, without]): [string, Case, number][] => [
    ["try_extract_without_anchor", found("Latex", text, { try_extract_without_anchor: true }), 2],
    [
      "try_extract_without_anchor",
      found("Latex", text, { try_extract_without_anchor: false }),
      without,
    ],
  ]),
  ["try_extract_without_anchor", found("Expr", "It is 5 so", {}), 2],
  [
    "try_extract_without_anchor",
    found("Expr", "It is 5 so", { try_extract_without_anchor: false }),
    0,
  ],
  [
    "try_extract_without_anchor",
    found("Expr", "hence 5", { try_extract_without_anchor: false }),
    0,
  ],
  [
    "try_extract_without_anchor",
    found("Expr", "The answer is 5", { try_extract_without_anchor: false }),
    2,
  ],
  ["extraction_config", found("Expr", "\\boxed{5}", {}), 0],
  ["extraction_config", found("Expr", "nothing", {}), 0],
  ["extraction_config", found("Latex", "It is 5", {}), 0],
  ["fallback_mode", parsed("$5$", { fallback_mode: "first_match" }), 2],
  ["fallback_mode", parsed("$5$", { fallback_mode: "no_fallback" }), 1],
  ["fallback_mode", parsed("\\boxed{x +}", { fallback_mode: "no_fallback" }), 0],
  ["fallback_mode", parsed("\\boxed{x +}", { fallback_mode: "first_match" }), 1],
  ["fallback_mode", parsed("nothing", { fallback_mode: "first_match" }), 0],
  ["extraction_mode", parsed("$5$. Then $\\frac{1}{$", { extraction_mode: "any_match" }), 2],
  ["extraction_mode", parsed("$5$. Then $\\frac{1}{$", { extraction_mode: "first_match" }), 1],
  [
    "extraction_mode",
    { gold: "$5$", text: "$5$. Then $\\frac{1}{$", parse: { extraction_mode: "any_match" } },
    true,
  ],
  [
    "extraction_mode",
    { gold: "$5$", text: "$5$. Then $\\frac{1}{$", parse: { extraction_mode: "first_match" } },
    false,
  ],
  ["parsing_timeout", parsed("$5$", { parsing_timeout: 1 }), 2],
  ["parsing_timeout", parsed("$5$", { parsing_timeout: null }), 2],
  ["raise_on_error", { text: 5, parse: { raise_on_error: true } }, "raises"],
  ["raise_on_error", { text: 5, parse: { raise_on_error: false } }, 0],
  ["float_rounding", compared("$\\frac13$", "$0.333333$", { float_rounding: 6 }), true],
  ["float_rounding", compared("$\\frac13$", "$0.33333$", { float_rounding: 6 }), false],
  ["numeric_precision", compared("$\\pi$", "$e^{-50}+\\pi$", { numeric_precision: 50 }), false],
  [
    "numeric_precision",
    compared("$\\sqrt{2}$", "$\\sqrt{2.0001}$", { numeric_precision: 15 }),
    false,
  ],
  ["strict", compared("$x+1$", "$y+1$", { strict: true }), false],
  ...(
    [
      ["$(1,2)$", "$1<x<2$"],
      ["$(1,\\infty)$", "$x>1$"],
      ["$[1,2]$", "$1\\le x\\le 2$"],
    ] as const
  ).flatMap(([gold, text]): [string, Case, boolean][] =>
    [true, false].map((allow_set_relation_comp) => [
      "allow_set_relation_comp",
      compared(gold, text, { allow_set_relation_comp }),
      allow_set_relation_comp,
    ]),
  ),
  ["allow_set_relation_comp", compared("$1<x<2$", "$(1,2)$", {}), true],
  ["timeout_seconds", compared("$1000000!$", "$1000001!$", { timeout_seconds: 1 }), false],
  ["timeout_seconds", compared("$5$", "$5$", { timeout_seconds: null }), true],
  [
    "raise_on_error",
    compared("$1000000!$", "$1000001!$", { timeout_seconds: 1, raise_on_error: true }),
    "raises",
  ],
  ["raise_on_error", compared("$\\frac{1}{0}$", "$3$", { raise_on_error: true }), "raises"],
  ["raise_on_error", compared("$\\frac{1}{0}$", "$3$", { raise_on_error: false }), false],
];

/** Only ours: an answer that was announced and can't be read is not replaced by an earlier number. */
const KEPT = ["It is $5$, so \\boxed{x = \\frac{1}{}}", "It is $5$. The answer is $x +$"];

/** Texts, and what strings are found with each configuration: compared as they are. */
const TEXTS = ["A", "The answer is A", "answer: b", "answer is a", "I choose B.", "**C**", "(D)"];
TEXTS.push("No. The answer is yes, A", "final answer is: D. I hope", "A is wrong. B is right");
TEXTS.push(
  "A: good\nB: bad",
  "Answer: A. B",
  "The final answer to it is B",
  "x A\ny B",
  "Answer:A",
);
const STRINGS: Case[] = TEXTS.flatMap((text) => [
  found("String", text, {}),
  found("String", text, { lowercase: false }),
  found("String", text, { try_extract_without_anchor: false }),
  found("String", text, { strings: ["yes", "good"] }),
]);

const verdict = ({ raises, equal, parsed }: Said) => (raises ? "raises" : (equal ?? parsed));
const said = (python: string, module: string) =>
  ask(python, module, [...HONOURED.map(([, one]) => one), ...STRINGS]);
const wanted = HONOURED.map(([keyword, one, what]) => ({ keyword, one, what }));
const shown = (all: Said[]) =>
  wanted.map(({ keyword, one }, i) => ({ keyword, one, what: verdict(all[i]!) }));
/** What Math-Verify finds, by its own word: strings are the only ones that are text in both. */
const FOUND: Record<string, string[][]> = {
  A: [["a", "A"], ["A", "A"], [], []],
  "(D)": [[], [], [], []],
  "No. The answer is yes, A": [
    ["a", "A"],
    ["A", "A"],
    ["a", "A"],
    ["yes", "yes"],
  ],
};
function expectStrings(all: Said[]) {
  const rows = all.slice(HONOURED.length).map(({ strings }) => strings);
  for (const [text, lists] of Object.entries(FOUND)) {
    const at = TEXTS.indexOf(text) * 4;
    expect(rows.slice(at, at + 4), text).toEqual(lists);
  }
  return rows;
}

/** Keyword, a value that is refused, and the case that passes it. */
const REFUSED: [string, Case][] = [
  ["basic_latex", normal("1", "$1$", { basic_latex: false })],
  ["basic_latex", normal("1", "$1$", { basic_latex: 1 })],
  ["units", normal("1", "$1$", { units: "no" })],
  ["nits", normal("1", "$1$", { nits: null })],
  ["malformed_operators", normal("1", "$1$", { malformed_operators: "x" })],
  ["equations", normal("1", "$1$", { equations: 0 })],
  ["boxed", normal("1", "$1$", { boxed: "none" })],
  ["boxed", normal("1", "$1$", { boxed: "first" })],
  ["boxed_match_priority", latex("1", "$1$", { boxed_match_priority: -1 })],
  ["boxed_match_priority", latex("1", "$1$", { boxed_match_priority: 100 })],
  ["fallback_mode", parsed("1", { fallback_mode: "last_match" })],
  ["extraction_mode", parsed("1", { extraction_mode: "all" })],
  ["parsing_timeout", parsed("1", { parsing_timeout: "5" })],
  ["float_rounding", compared("1", "1", { float_rounding: 3 })],
  ["numeric_precision", compared("1", "1", { numeric_precision: 3 })],
  ["numeric_precision", compared("1", "1", { numeric_precision: 15.5 })],
  ["strict", compared("1", "1", { strict: false })],
  ["timeout_seconds", compared("1", "1", { timeout_seconds: "5" })],
  ["allow_set_relation_comp", compared("1", "1", { allow_set_relation_comp: "yes" })],
  ["raise_on_error", compared("1", "1", { raise_on_error: 1 })],
  ["raise_on_error", parsed("1", { raise_on_error: null })],
  ["try_extract_without_anchor", found("Latex", "1", { try_extract_without_anchor: 1 })],
  ["try_extract_without_anchor", found("Expr", "1", { try_extract_without_anchor: "no" })],
  ["try_extract_without_anchor", found("String", "A", { try_extract_without_anchor: 0 })],
  ["lowercase", found("String", "A", { lowercase: "yes" })],
  ["strings", found("String", "A", { strings: [1, 2] })],
];

describeWithPython("math-verify", "Math-Verify itself", (python) => {
  test("honours its keywords so", () => {
    const all = said(python, "math_verify");
    expect(shown(all)).toEqual(wanted);
    expectStrings(all);
  }, 120_000);
});

describeWithPython("evalmark", "evalmark.compat.math_verify", (python) => {
  test("honours the same keywords alike", () => {
    const all = said(python, "evalmark.compat.math_verify");
    expect(shown(all)).toEqual(wanted);
    expectStrings(all);
  });

  test("takes no number for an answer that was announced and can't be read", () => {
    const cases = KEPT.map((text) => ({ gold: "$5$", text }));
    const all = ask(python, "evalmark.compat.math_verify", cases);
    expect(all.map(({ equal }) => equal)).toEqual([false, false]);
  });

  test("refuses others by name", () => {
    const all = ask(
      python,
      "evalmark.compat.math_verify",
      REFUSED.map(([, one]) => one),
    );
    REFUSED.forEach(([keyword, one], i) => {
      expect(all[i]?.refused, JSON.stringify(one)).toMatch(
        new RegExp(`^${keyword}=.* is not supported: `),
      );
    });
  });
});
