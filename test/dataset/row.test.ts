import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalRow, columnsOf } from "../../src/dataset/index.ts";
import type { FieldSpec } from "../../src/spec/types.ts";
import { sha256 } from "../../src/token/index.ts";

const fields = (more: Partial<FieldSpec> = {}): FieldSpec => ({
  input: "q",
  target: "a",
  choices: null,
  inputImage: null,
  metadata: ["topic"],
  ...more,
});
const spelled = (row: Record<string, unknown>, more: Partial<FieldSpec> = {}) =>
  canonicalRow(row, columnsOf(fields(more)), more.inputImage ?? null);

test("columns of the field_spec and the id count, metadata and all others do not", () => {
  expect(columnsOf(fields())).toEqual(["a", "id", "q"]);
  expect(columnsOf(fields({ choices: ["x", "y"], inputImage: "img" }))).toEqual([
    ..."a id img q x y".split(" "),
  ]);
  expect(columnsOf(fields({ target: "literal:yes", choices: "c" }))).toEqual(["c", "id", "q"]);
  expect(spelled({ q: "?", a: "1", topic: "x", more: 1 })).toBe('{"a":"1","id":null,"q":"?"}');
});

test("what one reader has as a number and another as text is one row", () => {
  const text = spelled({ q: "?", a: "5", id: "7" });
  expect(spelled({ q: "?", a: 5, id: 7n })).toBe(text);
  expect(spelled({ id: 7, a: 5, q: "?", topic: null })).toBe(text);
  expect(spelled({ q: "?", a: 2n ** 60n })).toBe('{"a":"1152921504606846976","id":null,"q":"?"}');
  expect(spelled({ q: "?", a: -0 })).toBe('{"a":"0","id":null,"q":"?"}');
  expect(spelled({ q: "?", a: 2.5 })).toContain('"a":2.5');
  expect(spelled({ q: "?", a: [1, { n: 2 }] })).toContain('"a":["1",{"n":"2"}]');
  // Parquet has nulls where a line of JSON may have nothing.
  expect(spelled({ q: "?" })).toBe(spelled({ q: "?", a: null }));
});

test("text is as it is stored: another normal form is another row", () => {
  expect(spelled({ q: "é" })).not.toBe(spelled({ q: "é".normalize("NFD") }));
  expect(() => spelled({ q: "\ud800" })).toThrow(/surrogate/);
  expect(() => spelled({ q: Number.NaN })).toThrow(/NaN/);
});

test("an image is its bytes, however they came", () => {
  const image = Uint8Array.of(137, 80, 78, 71);
  const base64 = Buffer.from(image).toString("base64");
  const of = (img: unknown) => spelled({ q: "?", img }, { inputImage: "img" });
  const found = of(image);
  expect(found).toContain(`"img":{"sha256":"${sha256(image).toString("base64url")}"}`);
  for (const same of [{ bytes: image, path: "a.png" }, `data:image/png;base64,${base64}`]) {
    expect(of(same)).toBe(found);
  }
  expect(of("images/a.png")).toContain('"img":"images/a.png"');
  // A column that is none of images is text.
  expect(spelled({ q: `data:image/png;base64,${base64}` })).toContain('"q":"data:');
});

test("the order of a row's keys leaves no trace", () => {
  const row = fc.dictionary(fc.constantFrom("q", "a", "id", "z"), fc.jsonValue());
  fc.assert(
    fc.property(row, (one) => {
      const other = Object.fromEntries(Object.entries(one).reverse());
      expect(spelled(other)).toBe(spelled(one));
    }),
  );
});
