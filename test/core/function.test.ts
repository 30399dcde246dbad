import { expect, test } from "vitest";
import { Batch, type CoreInput, Engine, loadCore } from "../../src/core/index.ts";
import { mixture, sample } from "../support/samples.ts";

/** The bytes of the records of one batch in this instance. */
function records(
  core: ReturnType<ReturnType<typeof loadCore>["instantiate"]>,
  batch: Batch,
): string[] {
  const at = batch.score();
  expect(at).toBeGreaterThan(0);
  return Array.from({ length: batch.count }, (_, i) =>
    Buffer.from(core.memory.buffer, at + 40 * i, 40).toString("hex"),
  );
}

function inBatches(inputs: CoreInput[], size: number, core = loadCore().instantiate()): string[] {
  const out: string[] = [];
  for (let i = 0; i < inputs.length; i += size) {
    const batch = new Batch(core);
    batch.open();
    for (const input of inputs.slice(i, i + size)) expect(batch.add(input)).toBe(true);
    out.push(...records(core, batch));
  }
  return out;
}

test("a record is a function of the sample alone, whatever its batch, order and instance", () => {
  const inputs = mixture();
  const alone = inputs.map((input) => inBatches([input], 1)[0]!);
  const one = loadCore().instantiate();
  expect(inBatches(inputs, 1, one)).toEqual(alone);
  expect(inBatches(inputs, 7, one)).toEqual(alone);
  expect(inBatches(inputs, inputs.length, one)).toEqual(alone);

  // A fixed shuffle, then three instances side by side.
  const order = inputs.map((_, i) => i).sort((a, b) => ((a * 7919) % 1009) - ((b * 7919) % 1009));
  const shuffled = inBatches(
    order.map((i) => inputs[i]!),
    11,
    one,
  );
  expect(shuffled).toEqual(order.map((i) => alone[i]!));
  const third = Math.ceil(inputs.length / 3);
  const three = [0, 1, 2].flatMap((k) => inBatches(inputs.slice(k * third, (k + 1) * third), 50));
  expect(three).toEqual(alone);
});

test("the steps of a target that is met again are charged again", () => {
  const long = `\\{${Array.from({ length: 50 }, (_, i) => i).join(", ")}\\}`;
  const inputs = [sample("\\boxed{1}", { target: long }), sample("\\boxed{1}", { target: long })];
  const [first, again] = new Engine().score(inputs);
  expect(first!.steps).toBeGreaterThan(100);
  expect(again!.steps).toBe(first!.steps);
});

test("thousands of distinct targets empty the cache and no record shows it", () => {
  const inputs = Array.from({ length: 9000 }, (_, i) =>
    sample(`\\boxed{${i}}`, { target: `${i % 3000}` }),
  );
  const verdicts = new Engine().score(inputs);
  expect(verdicts.filter((v) => v.verdict === "equal")).toHaveLength(3000);
  expect(verdicts[8999]!.steps).toBe(new Engine().score([inputs[8999]!])[0]!.steps);
});

test("ill-formed bytes are read as U+FFFD, as Node's and Python's decoders read them", () => {
  const bytes = new Uint8Array([
    0xf0, 0x9f, 0x98, 0x20, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x20, 0x34, 0x32,
  ]);
  const mended = Buffer.from(new TextDecoder().decode(bytes));
  const [raw, clean] = new Engine().score([
    sample(bytes, { scorer: "inspect/includes" }),
    sample(mended, { scorer: "inspect/includes" }),
  ]);
  expect({ ...raw, steps: 0 }).toEqual({ ...clean, steps: 0 });
  expect(raw!.verdict).toBe("equal");
});

test("a sample above 16 MiB is undecided, and its neighbours are not concerned", () => {
  const big = sample(Buffer.alloc((16 << 20) + 1, 0x20), { target: "42" });
  const [a, b, c] = new Engine().score([sample("42"), big, sample("42")]);
  expect(a!.verdict).toBe("equal");
  expect(b).toMatchObject({ verdict: "undecided", rule: "limit/sample", score: 0, span: null });
  expect(c).toEqual(a);
});

test("a sample of 16 MiB is scored by every scorer without a trap", () => {
  const text = Buffer.concat([
    Buffer.alloc((16 << 20) - 4096, "lorem 1,2 ipsum "),
    Buffer.from("\n#### 42"),
  ]);
  const seen = new Set(mixture().map((m) => JSON.stringify([m.scorer.name, m.scorer.options])));
  const engine = new Engine();
  for (const key of seen) {
    const [scorer, options] = JSON.parse(key);
    const [v] = engine.score([sample(text, { scorer, options, choices: ["a", "b", "c"] })]);
    expect(v!.verdict, key).not.toBe("errored");
  }
});

test("a stop cuts the text before anything is extracted, and says so", () => {
  const [cut, harness, clean] = new Engine().score([
    sample("12.25\n", { scorer: "drop", target: "12.25", stop: ["."] }),
    sample("12", { scorer: "drop", target: "12.25", stop: ["."], cut: true }),
    sample("12.25 and more", { scorer: "drop", target: "12.25", stop: [" and"] }),
  ]);
  expect(cut).toMatchObject({ stopped: true, decimalCut: true, textEnd: 2, score: 0 });
  expect(harness).toMatchObject({ stopped: false, decimalCut: true, score: 0 });
  expect(clean).toMatchObject({ stopped: true, decimalCut: false, score: 1 });
});

test("a trap costs one sample: the instance is replaced and the rest are scored", () => {
  const real = loadCore();
  let traps = 0;
  const trapping = {
    ...real,
    instantiate() {
      const core = real.instantiate();
      return {
        ...core,
        score(batch: number, bytes: number) {
          if (Buffer.from(core.memory.buffer, batch, bytes).includes("poison")) {
            traps++;
            throw new WebAssembly.RuntimeError("unreachable");
          }
          return core.score(batch, bytes);
        },
      };
    },
  };
  const verdicts = new Engine(trapping).score([sample("42"), sample("poison 42"), sample("41")]);
  expect(verdicts.map((v) => v.verdict)).toEqual(["equal", "errored", "different"]);
  expect(traps).toBe(2);
});
