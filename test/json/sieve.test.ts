import fc from "fast-check";
import { expect, test } from "vitest";
import { JsonError, type Plan, Sieve } from "../../src/json/index.ts";

/** Sifts `text` in pieces that end at the given places. */
function sift(plan: Plan, text: string, cuts: number[] = [], limit = 1 << 20) {
  const bytes = Buffer.from(text);
  const elements: { text: string; offset: number }[] = [];
  let before = "";
  const sieve = new Sieve(plan, limit, {
    begin: (kept) => {
      before = Buffer.from(kept()).toString();
    },
    element: (b, offset) => elements.push({ text: Buffer.from(b).toString(), offset }),
  });
  const ends = [...cuts.map((c) => c % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  let from = 0;
  for (const to of ends) {
    sieve.push(bytes.subarray(from, to));
    from = to;
  }
  return { kept: Buffer.from(sieve.finish()).toString(), elements, before };
}

const cuts = fc.array(fc.nat(), { maxLength: 12 });
// Through JSON once: a random value may be -0, which JSON.stringify writes as 0.
const values = fc.jsonValue({ maxDepth: 5 }).map((value) => JSON.parse(JSON.stringify(value)));
const quoted = fc.array(fc.constantFrom('"', "\\", "a", "{", "]", ",", "é"), { maxLength: 120 });

test("what is kept whole is the text itself, however it is cut into pieces", () => {
  fc.assert(
    fc.property(values, cuts, (value, at) => {
      const text = JSON.stringify(value, null, 1);
      expect(sift("keep", text, at).kept).toBe(text);
    }),
  );
});

test("planned fields stay, the others become null", () => {
  const plan: Plan = { fields: { a: "keep", b: { each: { fields: { c: "keep" } } } } };
  fc.assert(
    fc.property(values, values, quoted, cuts, (a, drop, text, at) => {
      const hard = text.join("");
      const log = { x: [drop, hard], a: [a, hard], b: [{ c: 1, d: hard }, { c: hard }], y: drop };
      const { kept } = sift(plan, JSON.stringify(log, null, 2), at);
      const d = { c: 1, d: null };
      expect(JSON.parse(kept)).toEqual({ x: null, a: [a, hard], b: [d, { c: hard }], y: null });
    }),
  );
});

test("elements are handed out one by one with their offsets, and not held", () => {
  const plan: Plan = { fields: { s: { emit: { fields: { id: "keep" } } } }, rest: "keep" };
  fc.assert(
    fc.property(fc.array(values), cuts, (drops, at) => {
      const log = { head: 1, s: drops.map((drop, id) => ({ drop, id })), tail: [2] };
      const text = JSON.stringify(log, null, 1);
      const { kept, elements, before } = sift(plan, text, at);
      expect(JSON.parse(kept)).toEqual({ head: 1, s: null, tail: [2] });
      expect(JSON.parse(before)).toEqual({ head: 1, s: null });
      expect(elements.map((e) => JSON.parse(e.text))).toEqual(
        drops.map((_, id) => ({ drop: null, id })),
      );
      const bytes = Buffer.from(text);
      for (const { offset } of elements) expect(bytes[offset]).toBe(123);
    }),
  );
  const many = `[${Array.from({ length: 5000 }, (_, i) => `{"id":${i},"x":"${"y".repeat(99)}"}`)}]`;
  expect(sift({ emit: { fields: { id: "keep" } } }, many, [], 4096).elements).toHaveLength(5000);
});

test("dropped values cost no memory, kept ones are bounded", () => {
  const big = JSON.stringify({ events: ["x".repeat(100_000)], id: 1 });
  expect(sift({ fields: { id: "keep" } }, big, [], 4096).kept).toBe('{"events":null,"id":1}');
  expect(() => sift("keep", big, [], 4096)).toThrow(JsonError);
});

test("a key with escapes can't hide a planned field", () => {
  const { kept } = sift({ fields: { id: "keep" } }, '{"id": 1, "\\u0069d": 2}');
  expect(kept).toBe('{"id":1,"\\u0069d":2}');
});

test("what is cut or unbalanced is refused", () => {
  fc.assert(
    fc.property(values, fc.nat(), (value, n) => {
      const text = JSON.stringify({ a: value, b: [{ c: 1 }] });
      const short = text.slice(0, n % text.length);
      expect(() => sift({ fields: { b: { each: "keep" } } }, short)).toThrow(JsonError);
    }),
  );
  for (const bad of ["{]", "{}{}", '{"a":}', '{"a" 1}', '{"a":[1}}', "{,}", "@"]) {
    expect(() => sift({ fields: {} }, bad), bad).toThrow(JsonError);
  }
  for (const bad of ["[}", "[1,]", "[,1]", "[1 2]", "[[1}]"]) {
    expect(() => sift({ each: "keep" }, bad), bad).toThrow(JsonError);
  }
  expect(() => sift("drop", "[".repeat(100_000))).toThrow("nested deeper");
});
