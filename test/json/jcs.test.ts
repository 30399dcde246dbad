import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../src/json/jcs.ts";

test("the example of RFC 8785, section 3.2.2", () => {
  const value = JSON.parse(`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
    "literals": [null, true, false]
  }`);
  expect(canonicalJson(value)).toBe(
    `{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],` +
      `"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}`,
  );
});

test("keys are sorted by UTF-16 code units (RFC 8785, section 3.2.3)", () => {
  const keys = ["\u20ac", "\r", "\ufb33", "1", "\u{1f600}", "\u0080", "\u00f6"];
  const text = canonicalJson(Object.fromEntries(keys.map((k, i) => [k, i])));
  expect(Object.keys(JSON.parse(text)).filter((k) => k !== "1")).toEqual([
    "\r",
    "\u0080",
    "\u00f6",
    "\u20ac",
    "\u{1f600}",
    "\ufb33",
  ]);
  expect(text.startsWith(`{"\\r":1,"1":3,`)).toBe(true);
});

test("the same value in another key order has the same text, and it parses back", () => {
  const shuffled = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(shuffled)
      : value && typeof value === "object"
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([k, v]) => [k, shuffled(v)]),
          )
        : value;
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "grapheme" }), (value) => {
      const plain = JSON.parse(JSON.stringify(value));
      const text = canonicalJson(plain);
      expect(canonicalJson(shuffled(plain))).toBe(text);
      expect(JSON.parse(text)).toEqual(plain);
    }),
  );
});

test("what has no canonical form is refused by its path", () => {
  const sparse: unknown[] = [1];
  sparse[2] = 1;
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  const bad: [unknown, string][] = [
    [Number.NaN, "$"],
    [{ a: [Number.POSITIVE_INFINITY] }, "$.a[0]"],
    [{ a: undefined }, "$.a"],
    [sparse, "$[1]"],
    [10n, "$"],
    ["\ud800", "$"],
    [{ "\udc00": 1 }, "$"],
    [new Date(0), "$"],
    [new Map(), "$"],
    [{ [Symbol("s")]: 1 }, "$"],
    [() => 1, "$"],
    [cyclic, "$.self"],
  ];
  for (const [value, path] of bad) {
    expect(() => canonicalJson(value), path).toThrow(`no canonical JSON at ${path}`);
  }
});
