import fc from "fast-check";
import { expect, test } from "vitest";
import { Batch, loadCore } from "../../src/core/index.ts";
import { decoded, decodeString, JsonError, memoryOf } from "../../src/json/index.ts";

const batch = new Batch(loadCore().instantiate());

/** The string behind the quote that these bytes begin with, by SIMD; null: it is not taken. */
function bySimd(bytes: Buffer): { text: string; next: number } | null {
  batch.open(4096, bytes.length);
  batch.bytes.set(bytes, batch.source);
  const from = batch.at;
  const next = batch.item(batch.source, batch.bytes.length);
  if (next === 0) {
    expect(batch.at).toBe(from);
    return null;
  }
  expect(batch.words.getUint32(from, true)).toBe(batch.at - from - 4);
  return { text: batch.bytes.toString("hex", from + 4, batch.at), next: next - batch.source };
}

function byBytes(bytes: Buffer): { text: string; next: number } | null {
  const to = memoryOf(Buffer.alloc(bytes.length + 4));
  try {
    decodeString(memoryOf(bytes), 0, bytes.length, to, 0);
  } catch (error) {
    expect(error).toBeInstanceOf(JsonError);
    return null;
  }
  return { text: to.bytes.toString("hex", 0, decoded.wrote), next: decoded.next };
}

test.each([
  ["plain", 'abc"'],
  ["empty", '"'],
  ["every short escape", '\\"\\\\\\/\\b\\f\\n\\r\\t"'],
  ["two bytes for one character", 'é\u2028"'],
  ["DEL, which is no control of JSON", '\u007f"'],
])("a string that is %s is taken, whatever follows", (_, text) => {
  const bytes = Buffer.from(`${text}${"x".repeat(20)}`);
  expect(bySimd(bytes)).not.toBeNull();
  expect(bySimd(bytes)).toEqual(byBytes(bytes));
});

test.each(["\\u0041", "\\x", "a\nb", "\0", "\\", "never ends"])("%j is not", (text) => {
  expect(bySimd(Buffer.from(`${text}"${"x".repeat(20)}`.replace('ends"', "ends")))).toBeNull();
});

test("what is taken is what the reader of all strings gives, of any bytes", () => {
  const piece = fc.constantFrom(...['"', "\\", "\\\\", '\\"', "\\n", "\\u00e9", "\n", "é", "a"]);
  const run = fc.string({ maxLength: 40 });
  const bytes = fc
    .array(fc.oneof(piece, run), { maxLength: 12 })
    .map((pieces) => Buffer.from(`${pieces.join("")}"${"x".repeat(pieces.length * 3)}`));
  let taken = 0;
  fc.assert(
    fc.property(bytes, (text) => {
      const mine = bySimd(text);
      if (mine === null) return;
      taken++;
      expect(mine).toEqual(byBytes(text));
    }),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(500);
});
