import fc from "fast-check";
import { expect, test } from "vitest";
import { PythonDate, readPlain, readYaml, spotOf, toData } from "../../src/yaml/index.ts";

const read = (text: string) => readYaml(Buffer.from(text));
const rules = (text: string) => read(text).findings.map((f) => f.rule);
const data = (text: string) => {
  const { root } = read(text);
  return root && toData(root);
};

test("plain scalars are read as PyYAML reads them", () => {
  const table: [string, unknown][] = [
    ["no", false],
    ["On", true],
    ["y", "y"],
    ["~", null],
    ["", null],
    ["2024", 2024],
    ["0123", 83],
    ["0o14", "0o14"],
    ["089", "089"],
    ["0x_1F", 31],
    ["-0b11", -3],
    ["1_000", 1000],
    ["12:30:45", 45045],
    ["1e-3", "1e-3"],
    ["1.5e3", "1.5e3"],
    ["1.5e+3", 1500],
    ["-1_0.5", -10.5],
    ["1:30.5", 90.5],
    ["-.inf", Number.NEGATIVE_INFINITY],
    [".nan", Number.NaN],
    ["-.5", "-.5"],
    ["5503434e12", "5503434e12"],
    ["1.2.3", "1.2.3"],
  ];
  for (const [text, value] of table) expect(readPlain(text).value, text).toEqual(value);
  expect(readPlain("2026-01-15").value).toEqual(new PythonDate("2026-01-15"));
  expect(readPlain("0b_").type).toBe("refused");
  expect(readPlain("9007199254740993")).toMatchObject({ type: "int", exact: false });
});

test("a scalar that YAML 1.2 reads otherwise is reported with its place", () => {
  const { findings } = read("a: 1\nb: [x, yes]\n");
  expect(findings).toMatchObject([{ rule: "yaml-1.1", severity: "warning", line: 2, column: 8 }]);
  expect(findings[0]?.message).toBe('Inspect reads yes as true, YAML 1.2 readers as "yes"');
  for (const same of ["true", "null", "3", "-2.5", "plain text", '"no"', "'2024'", "|-\n  yes"]) {
    expect(rules(`a: ${same}`), same).toEqual([]);
  }
});

test("what has no value in common is an error", () => {
  const table: [string, string][] = [
    ["a: 2026-01-15", "yaml-1.1"],
    ["a: =", "yaml-1.1"],
    ["a: .inf", "not-finite"],
    ["a: 90071992547409930", "big-integer"],
    ["a: 1\na: 2", "duplicate-key"],
    ["b: &b {x: 1}\na:\n  <<: *b", "merge-key"],
    ["no: 1", "key-not-text"],
    ["1: 1", "key-not-text"],
    ["? [a]\n: 1", "key-not-text"],
    ["a: !!int 3", "yaml-tag"],
    ["a: !x 3", "yaml-tag"],
    ["a: !!python/object:os.system {}", "yaml-tag"],
    ['a: "\\ud83d\\ude00"', "surrogate"],
    ["a: *b", "alias"],
    ["a: &b [*b]", "alias"],
    ["a: &b 1\nc: &b 2", "alias"],
    ["a: 1\n---\nb: 2", "several-documents"],
    ["%YAML 1.1\n---\na: 1", "yaml-directive"],
    ["a: literal: D", "literal-unquoted"],
    ["a: [1", "yaml-syntax"],
    ["a:\n\t- b", "yaml-syntax"],
    // PyYAML finds no token in a tab, and no end in an escaped quote; the library takes both.
    ["a: 64.5\t", "yaml-syntax"],
    ["a:\t64.5", "yaml-syntax"],
    ["a: 1\n\t\nb: 2", "yaml-syntax"],
    ['a: "x"\t# y', "yaml-syntax"],
    ["a: [1,\t2]", "yaml-syntax"],
    ['a: "x\\"\nb: "y"', "yaml-syntax"],
    ["a: \u0007", "control-character"],
    ["a: x\u2028y", "line-break"],
    ["a: 1\rb: 2", "line-break"],
  ];
  for (const [text, rule] of table) {
    const { findings } = read(text);
    expect(findings[0], JSON.stringify(text)).toMatchObject({ rule, severity: "error" });
    expect(findings[0]?.cure).not.toBe("");
  }
});

test("aliases, a string tag, a byte order mark and CRLF are fine", () => {
  expect(data("a: &x {b: yes}\nc: *x")).toEqual({ a: { b: true }, c: { b: true } });
  expect(rules("a: &x {b: yes}\nc: *x")).toEqual(["yaml-1.1"]);
  expect(data("a: !!str 3")).toEqual({ a: "3" });
  expect(data("\ufeffa: 1\r\nb: 2\r\n")).toEqual({ a: 1, b: 2 });
  expect(spotOf(read("\ufeffa: 1").root!, ["a"])).toMatchObject({ line: 1, column: 4 });
});

test("keys can't reach a prototype", () => {
  const value = data("__proto__: {x: 1}\nconstructor: 2") as object;
  expect(Object.getPrototypeOf(value)).toBe(null);
  expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
  expect(({} as { x?: number }).x).toBe(undefined);
});

test("bombs are refused, and long flat files are read, in seconds", () => {
  const laughs = ["a0: &a0 [x]"];
  for (let i = 1; i < 30; i++) laughs.push(`a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]`);
  const bombs: [string, string][] = [
    [laughs.join("\n"), "too-many-values"],
    ["[".repeat(100_000), "nesting"],
    ["{a: ".repeat(50_000), "nesting"],
    ["- ".repeat(100_000), "nesting"],
    ["? ".repeat(100_000), "nesting"],
    [Array.from({ length: 700 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"), "nesting"],
    [`a: ${"x".repeat(300_000)}`, "file-size"],
  ];
  for (const [text, rule] of bombs) {
    expect(read(text)).toMatchObject({ root: null, findings: [{ rule }] });
  }
  const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join("\n");
  expect(rules(keys)).toEqual([]);
  expect(read(`a: &x 1\nb: [${"*x,".repeat(40_000)}]`).root).not.toBe(null);
}, 10_000);

test("a long rule of dashes in a block is not deep", () => {
  expect(rules(`a: |\n  ${"-".repeat(300)}\n  text`)).toEqual([]);
});

test("no bytes make the reader throw, and no root comes without a reason", () => {
  const pieces = fc.constantFrom(
    ..."a: |b: |- |\n|  |[|]|{|}|,|\"|'|#|&x |*x|!!str |!|<<: |? |>|\t|---\n|%YAML|2024-01-01|no|1e5|é|\r".split(
      "|",
    ),
    "|\n",
    ": ",
    "literal: D",
  );
  const yamlish = fc.array(pieces, { maxLength: 40 }).map((p) => Buffer.from(p.join("")));
  fc.assert(
    fc.property(fc.oneof(yamlish, fc.uint8Array({ maxLength: 200 })), (bytes) => {
      const { root, findings } = readYaml(bytes);
      if (root === null) expect(findings.some((f) => f.severity === "error")).toBe(true);
      else expect(() => toData(root)).not.toThrow();
    }),
    { numRuns: 2000 },
  );
});

test("tabs in quotes, blocks and comments, and backslashes before a quote, are as good as any", () => {
  for (const text of [
    'a: "x\ty"',
    "a: 'x\ty'",
    "a: |\n  x\ty\nb: 1",
    "a: 1 # x\ty\nb: 2",
    "# x\ty\na: 1",
    'a: "x\\\\"\nb: "y"',
    'a: "\\""',
  ]) {
    const { findings, root } = readYaml(Buffer.from(text));
    expect([text, root === null, findings]).toEqual([text, false, []]);
  }
});
