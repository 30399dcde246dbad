/** A record is a function of its sample: nothing that stands around it in memory may show in it. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Batch, type CoreInput, loadCore } from "../../src/core/index.ts";
import { mixture, sample } from "../support/samples.ts";

/** assembly/limits.ts: the arena of a sample ends where batches begin. */
const ARENA_BYTES = 24 << 20;
/** More than the samples below take. */
const FILLED = 128 << 10;
const PAD = 32;
const HOSTILE = sample("\\frac{\\sqrt[3]{x^{-2}}}{\\int_0^1 C\\", { target: "\\mathbb{R}\\" });

/** Targets and answers of every seventh line of the case files, bare and within an output. */
function casesOf(): CoreInput[] {
  const lines = ["math", "answers"].flatMap((part) => {
    const folder = new URL(`../cases/${part}/`, import.meta.url);
    return readdirSync(folder).flatMap((name) =>
      readFileSync(new URL(name, folder), "utf8").split("\n"),
    );
  });
  const pairs = lines.filter((line) => line.includes(" | ") && !line.startsWith("#"));
  return pairs
    .filter((_, i) => i % 7 === 0)
    .flatMap((line) => {
      const [target, answer] = line.split(" | ") as [string, string];
      // An ill-formed byte and a sign outside ASCII make the core copy the text.
      const broken = Buffer.concat([Buffer.from(answer), Buffer.of(0xff)]);
      return [
        sample(answer, { target, isAnswer: true }),
        sample(broken, { target, isAnswer: true }),
        sample(`${answer} ≤ 3`, { target, isAnswer: true }),
        sample(`$${answer}$`, { target }),
      ];
    });
}

/** At the very start or end of a text, or of a copy of it, a name or a dollar asks what is beside it. */
const EDGES = [
  ...["C", "R\n", "sqrt 12", "5 min", "min", "Z ≤ 3", "N∪Q", "C^3_{10}", ", 5", "000"],
  ...["so $5x$", "$34\\frac{0}{7995}$", "$2 million$", "\\boxed{R}", "3 - ", "so 5"],
].flatMap((text) => [
  sample(text, { target: "C" }),
  sample(text, { target: text, isAnswer: true }),
  sample(Buffer.concat([Buffer.from(text), Buffer.of(0xff)]), { target: "5x" }),
  sample(Buffer.concat([Buffer.from(text), Buffer.of(0xff, 0x24)]), { target: text }),
]);

/** Records of the samples in a new instance, each with `byte` around it and in all that is free. */
function surrounded(inputs: readonly CoreInput[], byte: number): string[] {
  const core = loadCore().instantiate();
  const batch = new Batch(core);
  return inputs.map((input) => {
    batch.open();
    const start = core.reserve(0);
    new Uint8Array(core.memory.buffer).fill(
      byte,
      start - ARENA_BYTES,
      start - ARENA_BYTES + FILLED,
    );
    const part = (write: () => void) => {
      batch.bytes.fill(byte, batch.at, batch.at + PAD);
      batch.at += PAD;
      write();
      batch.bytes.fill(byte, batch.at, batch.at + PAD);
    };
    const bytes = input.text.length + 8192;
    expect(batch.begin(input.scorer, bytes)).toBe(true);
    part(() => {
      const from = batch.at;
      batch.bytes.set(input.text, from);
      batch.at += input.text.length;
      batch.text(from, input.isAnswer);
    });
    part(() => {
      const from = batch.at;
      batch.u32(input.target.depth);
      batch.u32(input.target.alternatives.length);
      for (const spans of input.target.alternatives) batch.list(spans);
      batch.target(from);
    });
    const { choices, stop } = input;
    if (choices) part(() => batch.choices(batch.list(choices)));
    if (stop) part(() => batch.stop(batch.list(stop)));
    if (input.cut) batch.cut();
    batch.end();
    return recordAt(core.memory, batch.score());
  });
}

function recordAt(memory: WebAssembly.Memory, at: number): string {
  expect(at).toBeGreaterThan(0);
  return Buffer.from(memory.buffer, at, 40).toString("hex");
}

const INPUTS = [...EDGES, ...casesOf(), ...mixture()];
const ALONE = surrounded(INPUTS, 0);

test("whatever stands before, behind and in free memory, the record is the same", () => {
  // backslash, digit, comma, dollar, letter, brace, no character
  for (const byte of [0x5c, 0x31, 0x2c, 0x24, 0x41, 0x7b, 0xff]) {
    const records = surrounded(INPUTS, byte);
    const others = INPUTS.filter((_, i) => records[i] !== ALONE[i]);
    expect(others.map(({ text }) => `${byte}: ${Buffer.from(text)}`)).toEqual([]);
  }
});

test("a record is the same in a new instance, behind a hostile sample and a second time", () => {
  const core = loadCore().instantiate();
  const batch = new Batch(core);
  INPUTS.forEach((input, i) => {
    batch.open();
    for (const each of [HOSTILE, input, input]) expect(batch.add(each)).toBe(true);
    const at = batch.score();
    for (const n of [1, 2]) {
      expect(recordAt(core.memory, at + 40 * n), `${Buffer.from(input.text)}`).toBe(ALONE[i]);
    }
  });
  for (const [i, input] of EDGES.entries()) {
    const fresh = loadCore().instantiate();
    const own = new Batch(fresh);
    own.open();
    own.add(input);
    expect(recordAt(fresh.memory, own.score())).toBe(ALONE[i]);
  }
});
