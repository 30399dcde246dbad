import { expect, test } from "vitest";
import { Batch, Engine, loadCore } from "../../src/core/index.ts";
import { sample } from "../support/samples.ts";

/** A batch of one sample with its bytes, for a host that writes what it likes over them. */
function opened() {
  const core = loadCore().instantiate();
  const batch = new Batch(core);
  batch.open(1 << 16);
  batch.add(
    sample("12.25", { scorer: "inspect/f1", target: ["a", "b"], choices: ["x", "y"], stop: ["z"] }),
  );
  const base = core.reserve(1 << 16);
  const view = new DataView(core.memory.buffer, base);
  return { core, batch, base, view };
}

test("a host that lies about a length gets no records, and nothing traps or hangs", () => {
  const { view } = opened();
  const ranges = [16, 24, 32].map((at) => [
    view.getUint32(8 + at, true),
    view.getUint32(12 + at, true),
  ]);
  for (const [from, bytes] of ranges) {
    for (let at = from!; at + 4 <= from! + bytes!; at++) {
      for (const lie of [0xffffffff, 0x7ffffff0, 0x00ffffff, 0x10000]) {
        const again = opened();
        again.view.setUint32(at, lie, true);
        expect(again.batch.score(), `${at} ${lie}`).toBeGreaterThanOrEqual(0);
      }
    }
    const again = opened();
    again.view.setUint32(from! + bytes! - 5, 0xffffffff, true);
    expect(again.batch.score()).toBe(0);
  }
});

test("a batch outside of the memory that was reserved is refused", () => {
  const { core, base } = opened();
  for (const [at, bytes] of [
    [0, 64],
    [0xfffffff0, 8],
    [1 << 26, 8],
    [base, 0xfdff72d8],
    [base, 0xffffffff],
    [base, 4],
  ]) {
    expect(core.score(at!, bytes!), `${at} ${bytes}`).toBe(0);
  }
});

test("a target that is not UTF-8 is undecided by itself, whatever follows it in the batch", () => {
  const broken = (bytes: number[]) => ({
    ...sample("é ¿", { scorer: "drop" }),
    target: { depth: 0 as const, alternatives: [[new Uint8Array(bytes)]] },
  });
  const engine = new Engine();
  for (const bytes of [[0x80], [0xe2], [0x9f], [0x41, 0xf0, 0x9f]]) {
    const [alone] = engine.score([broken(bytes)]);
    const [first] = engine.score([broken(bytes), sample(new Uint8Array(40).fill(0xbf))]);
    expect(alone).toMatchObject({ verdict: "undecided", rule: "unknown/bytes" });
    expect(first).toEqual(alone);
  }
});

test.each([
  ["#### 12.25", ".2", true],
  ["#### 12.25", "25", true],
  ["#### 12.25", "2.", true],
  ["1,250 apples", ",", true],
  ["12.25. The rest", ". The", false],
  ["in 12 steps.", ".", false],
])("%j with the stop %j parts a number: %s", (text, stop, parted) => {
  const [v] = new Engine().score([sample(text, { scorer: "drop", stop: [stop] })]);
  expect(v!.decimalCut).toBe(parted);
});

test.each([
  ["#### 12", ".", true],
  ["#### 12", ".\n", false],
  ["#### 12.", "25", true],
  ["the end", ".", false],
])("a harness cut %j at %j, perhaps within a number: %s", (text, stop, maybe) => {
  const [v] = new Engine().score([sample(text, { scorer: "drop", stop: [stop], cut: true })]);
  expect(v!.decimalCut).toBe(maybe);
});
