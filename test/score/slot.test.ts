import { expect, test } from "vitest";
import { Engine, packScorer } from "../../src/core/index.ts";
import { InPlaceScorer } from "../../src/score/in-place.ts";
import type { PartResult } from "../../src/score/part.ts";
import { packed, Slots } from "../../src/score/slot.ts";

function result(ids: (number | string)[]): PartResult {
  const lines = ids.map((id) => JSON.stringify({ id, output: "#### 5", target: "5" }));
  const scorer = new InPlaceScorer(new Engine(), packScorer("gsm8k"), { log: null });
  return scorer.score({ index: 0, read: 0, bytes: Buffer.from(lines.join("\n")) }, 9)!;
}

const numbers = Array.from({ length: 99 }, (_, i) => i);

test.each([
  ["numbers", numbers],
  ["names", numbers.map((i) => `row-${i}`)],
  ["both", numbers.map((i) => (i % 2 === 0 ? i : `row-${i}`))],
])(
  "results with ids that are %s are the same in shared memory, or where it is too small",
  (_, ids) => {
    const whole = result(ids);
    const plain = structuredClone(whole);
    for (const size of [0, 64, 1000, 2000, 5000, 1 << 20]) {
      const { results, bytes } = packed([whole, whole], new SharedArrayBuffer(size));
      const handed = structuredClone(results);
      expect(handed.map((r) => Buffer.from(r.lines!).toString())).toEqual(
        [plain, plain].map((r) => Buffer.from(r.lines!).toString()),
      );
      expect(JSON.stringify(handed.map((r) => r.samples))).toBe(
        JSON.stringify([plain.samples, plain.samples]),
      );
      expect([...handed[1]!.first.verdicts]).toEqual([...plain.first.verdicts]);
      expect(results[1]!.lines!.buffer instanceof SharedArrayBuffer).toBe(bytes <= size);
    }
  },
);

test("slots grow with what results take, to a limit, and are lent again", () => {
  const slots = new Slots(100);
  const first = slots.take();
  slots.give(first, 100);
  expect(slots.take()).toBe(first);
  slots.give(first, 101);
  expect(slots.take().byteLength).toBe(202);
  slots.give(new SharedArrayBuffer(1), 1 << 30);
  expect(slots.take().byteLength).toBe(16 << 20);
});
