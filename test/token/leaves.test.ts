import fc from "fast-check";
import { expect, test } from "vitest";
import { toTarget, type Verdict } from "../../src/core/index.ts";
import { canonicalJson } from "../../src/json/jcs.ts";
import type { Sample } from "../../src/log/types.ts";
import {
  close,
  FIELDS,
  LeafMaker,
  LeafSet,
  leafHash,
  type Seal,
  verifyInclusion,
} from "../../src/token/index.ts";
import { addLeaf, SEAL } from "./fixture.ts";

const sample = (more: Partial<Sample> = {}): Sample => ({
  id: 1,
  epoch: 1,
  input: Buffer.from('"6*7?"'),
  text: Buffer.from("It is 42."),
  textKind: "raw",
  isAnswer: false,
  target: toTarget("42"),
  choices: null,
  stop: null,
  cut: false,
  stopReason: "stop",
  scorer: null,
  options: null,
  error: null,
  doubts: [],
  harness: [],
  ...more,
});
type Decided = Pick<Verdict, "num" | "den" | "verdict" | "rule" | "span">;
const maker = new LeafMaker(SEAL);
const equal: Decided = { num: 1n, den: 1n, verdict: "equal", rule: "text/identical", span: [6, 8] };
const wrong: Decided = {
  num: 0n,
  den: 1n,
  verdict: "different",
  rule: "text/identical",
  span: null,
};
const rootOf = (list: (readonly [Sample, Decided])[]) => {
  const set = new LeafSet();
  for (const [s, v] of list) addLeaf(set, s, v);
  return set.root();
};

const judged = (reply: string) => [
  { name: "qa", value: 1, shown: "C", answer: null, judge: { model: "j", prompt: "p", reply } },
];

test("a leaf is canonical JSON of the verdict, and of what was scored, closed", () => {
  const text = maker.leaf(sample({ target: toTarget([["a", "b"], ["c"]]) }), equal);
  const made = JSON.parse(text);
  expect(canonicalJson(made)).toBe(text);
  expect(made).toMatchObject({
    epoch: 1,
    score: ["1", "1"],
    rule: "text/identical",
    verdict: "equal",
    error: false,
    stop: null,
    stopReason: "stop",
    jdg: null,
  });
  for (const field of ["id", "in", "tgt", "out", "ans"]) {
    expect(made[field]).toMatch(/^[\w-]{43}$/);
  }
});

test("hostile texts and ids leave a leaf canonical", () => {
  const text = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(text, text, fc.array(text), fc.oneof(text, fc.integer()), (a, b, stop, id) => {
      const one = sample({ id, stopReason: a, stop: stop.map((s) => Buffer.from(s)), input: null });
      const leaf = maker.leaf({ ...one, target: toTarget(b) }, wrong);
      expect(canonicalJson(JSON.parse(leaf))).toBe(leaf);
    }),
  );
});

test("what opens a field opens it, with its bytes alone", () => {
  const one = sample({ harness: judged("GRADE: C") });
  const leaf = JSON.parse(maker.leaf(one, equal));
  const texts = FIELDS.map((field) => {
    const { open, bytes } = maker.open(one, equal, field)!;
    expect(close(open, bytes)).toBe(leaf[field]);
    expect(close(open, Buffer.concat([bytes, Buffer.from(" ")]))).not.toBe(leaf[field]);
    return Buffer.from(bytes).toString();
  });
  expect(texts).toEqual([
    "1",
    '"6*7?"',
    '{"choices":null,"target":"42"}',
    "It is 42.",
    "42",
    '[{"model":"j","prompt":"p","reply":"GRADE: C","score":"qa"}]',
  ]);
  expect(maker.open(sample(), wrong, "ans")).toBeNull();
  expect(maker.open(sample(), equal, "jdg")).toBeNull();
});

test("nothing closed is alike in two runs, two samples or two fields, nor opened alike", () => {
  const other: Seal = { ...SEAL, logs: ["00".repeat(32)] };
  const key: Seal = { ...SEAL, key: new Uint8Array(32).fill(8) };
  const one = { input: Buffer.from("7"), text: Buffer.from("7") };
  const leaves = [SEAL, other, key].map((s) => new LeafMaker(s).leaf(sample(one), equal));
  leaves.push(maker.leaf(sample({ ...one, id: 2 }), equal));
  leaves.push(maker.leaf(sample({ ...one, epoch: 2 }), equal));
  const closed = leaves.flatMap((leaf) => {
    const { id, in: input, tgt, out, ans } = JSON.parse(leaf);
    return [id, input, tgt, out, ans];
  });
  expect(new Set(closed).size).toBe(25);
  const opens = (text: string, seal = SEAL) =>
    Buffer.from(
      new LeafMaker(seal).open(sample({ text: Buffer.from(text) }), wrong, "out")!.open,
    ).toString("hex");
  // Another output to the same question is not opened by what opened this one.
  expect(new Set([opens("7"), opens("8"), opens("7", other), opens("7", key)]).size).toBe(4);
});

test.each([
  ["output", { text: Buffer.from("It is 41.") }, equal],
  ["target", { target: toTarget("41") }, equal],
  ["target's depth", { target: toTarget(["42"]) }, equal],
  ["input", { input: Buffer.from('"6*8?"') }, equal],
  ["absence of input", { input: null }, equal],
  ["reply of a judge", { harness: judged("GRADE: I") }, equal],
  ["extracted answer", {}, { ...equal, span: [0, 2] }],
  ["choices", { choices: [Buffer.from("42")] }, equal],
  ["stop", { stop: [Buffer.from(".")] }, equal],
  ["cut", { cut: true }, equal],
  ["stop reason", { stopReason: "max_tokens" }, equal],
  ["kind of text", { isAnswer: true }, equal],
  ["error", { error: "timeout" }, equal],
  ["id's type", { id: "1" }, equal],
  ["epoch", { epoch: 2 }, equal],
  ["score", {}, wrong],
  ["rule", {}, { ...equal, rule: "extract/none" }],
] as [string, Partial<Sample>, Decided][])(
  "another %s makes another root",
  (_, change, verdict) => {
    expect(rootOf([[sample(change), verdict]])).not.toBe(rootOf([[sample(), equal]]));
  },
);

test("outputs of two samples can't be exchanged, nor their scores", () => {
  const [a, b] = [sample({ id: 1 }), sample({ id: 2, text: Buffer.from("41") })];
  const honest = rootOf([
    [a, equal],
    [b, wrong],
  ]);
  const exchanged = [sample({ id: 1, text: b.text }), sample({ id: 2, text: a.text })] as const;
  expect(
    rootOf([
      [exchanged[0], equal],
      [exchanged[1], wrong],
    ]),
  ).not.toBe(honest);
  expect(
    rootOf([
      [a, wrong],
      [b, equal],
    ]),
  ).not.toBe(honest);
});

test("the order of a log leaves no trace, a second copy is refused", () => {
  const ids = fc.uniqueArray(
    fc.tuple(fc.oneof(fc.nat(5), fc.string()), fc.integer({ min: 1, max: 3 })),
    {
      minLength: 1,
      maxLength: 30,
      selector: ([id, epoch]) => `${JSON.stringify(id)} ${epoch}`,
    },
  );
  fc.assert(
    fc.property(ids, fc.infiniteStream(fc.nat()), (list, random) => {
      const samples = list.map(([id, epoch]) => [sample({ id, epoch }), equal] as const);
      const shuffled = samples
        .map((s) => [random.next().value, s] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, s]) => s);
      expect(rootOf(shuffled)).toBe(rootOf(samples));
      expect(() => rootOf([...samples, samples[0]!])).toThrow(/twice/);
    }),
    { numRuns: 50 },
  );
});

test("one sample is shown to be in the root without the others", () => {
  const set = new LeafSet();
  for (let id = 1; id <= 300; id++) addLeaf(set, sample({ id }), id % 3 ? equal : wrong);
  const root = Buffer.from(set.root(), "base64url");
  const { index, size, proof } = set.prove(42, 1)!;
  const leaf = leafHash(maker.leaf(sample({ id: 42 }), wrong));
  expect(size).toBe(300);
  expect(verifyInclusion(leaf, index, size, proof, root)).toBe(true);
  const better = leafHash(maker.leaf(sample({ id: 42 }), equal));
  expect(verifyInclusion(better, index, size, proof, root)).toBe(false);
  expect(set.prove(301, 1)).toBeNull();
});

test("ids are ordered by the UTF-8 bytes of their JSON, long ones as well, then by epoch", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "é", "\ud7ff", "\ue000", "\uffff", "😀", "𐀀"),
  });
  const id = fc.oneof(
    text,
    fc.nat(1200),
    fc.constantFrom("a".repeat(70_000), `${"a".repeat(70_000)}b`),
  );
  const ids = fc.uniqueArray(fc.tuple(id, fc.integer({ min: 1, max: 3 })), {
    minLength: 2,
    maxLength: 20,
    selector: ([id, epoch]) => `${JSON.stringify(id)} ${epoch}`,
  });
  fc.assert(
    fc.property(ids, (all) => {
      const set = new LeafSet();
      for (const [id, epoch] of all) addLeaf(set, sample({ id, epoch }), equal);
      const json = ([id]: (typeof all)[number]) => Buffer.from(JSON.stringify(id));
      const sorted = all.toSorted((a, b) => Buffer.compare(json(a), json(b)) || a[1] - b[1]);
      expect(sorted.map(([id, epoch]) => set.prove(id, epoch)!.index)).toEqual([...sorted.keys()]);
    }),
    { numRuns: 50 },
  );
});

test("a target that is no UTF-8 and an id with a lone surrogate are refused", () => {
  const broken = { depth: 0 as const, alternatives: [[Uint8Array.of(0xff)]] };
  expect(() => rootOf([[sample({ target: broken }), equal]])).toThrow(/UTF-8/);
  expect(() => rootOf([[sample({ id: "\ud800" }), equal]])).toThrow(/surrogate/);
});
