import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../src/json/jcs.ts";
import { type ShownTask, type SpecTask, shownTask, taskDigest } from "../../src/spec/index.ts";
import { claimedTaskDigest, hexOfDigest } from "../../src/token/index.ts";
import { taskSchema } from "../../src/token/task.ts";
import { taskChanges } from "../../src/verify/task-changes.ts";
import { task } from "../verify/world.ts";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 120 }).filter((s) => !/\p{Surrogate}/u.test(s)),
  fc.constantFrom("", "sha256:x", "a\u202eb", "e\u0301", "{{prompt}}", "x".repeat(80)),
);
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    ...[text, fc.integer(), fc.boolean(), fc.constant(null)],
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b_c", "d.e", "no key"), tie("value"), { maxKeys: 3 }),
  ),
})).value;
const named = fc.array(
  fc.record({
    name: text,
    args: fc.dictionary(fc.constantFrom("a", "long", "p-q", "no key"), value, { maxKeys: 3 }),
  }) as fc.Arbitrary<{ name: string; args: Record<string, unknown> }>,
  { maxLength: 4 },
);
const anyTask: fc.Arbitrary<SpecTask> = fc.record({
  id: fc.option(text),
  config: text,
  split: text,
  fieldSpec: fc.record({
    input: text,
    target: text,
    choices: fc.oneof(fc.constant(null), text, fc.array(text, { maxLength: 40 })),
    inputImage: fc.option(text),
    metadata: fc.option(fc.array(text, { maxLength: 40 })),
  }),
  shuffleChoices: fc.boolean(),
  epochs: fc.integer({ min: 1, max: 9 }),
  reducer: text,
  solvers: named,
  scorers: named,
});
const plain = (one: SpecTask) => JSON.parse(JSON.stringify(one)) as SpecTask;

test("every task is shown as claims may hold it, in a bounded text, under the digest of a plan", () => {
  fc.assert(
    fc.property(anyTask, (one) => {
      const shown = shownTask(plain(one));
      expect(taskSchema.parse(shown)).toEqual(shown);
      expect(canonicalJson(shown).length).toBeLessThan(1600);
      const digest = claimedTaskDigest(taskSchema.parse(shown));
      expect(hexOfDigest(digest)).toBe(taskDigest(one));
    }),
    { numRuns: 300 },
  );
});

test("two tasks are shown alike only where they are the same, and every change is told", () => {
  fc.assert(
    fc.property(anyTask, anyTask, (one, other) => {
      const [a, b] = [one, other].map((t) => canonicalJson(shownTask(plain(t))));
      const same = canonicalJson(plain(one)) === canonicalJson(plain(other));
      expect(a === b).toBe(same);
      expect(taskChanges(JSON.parse(a!), JSON.parse(b!)).length > 0).toBe(!same);
    }),
    { numRuns: 300 },
  );
});

test("what is said of a change: paths of eval.yaml, long text by its digest", () => {
  const prompt = (end: string) => `Answer the question. ${"Think first. ".repeat(20)}${end}`;
  const of = (change: Partial<SpecTask>) => shownTask({ ...task, ...change });
  const solver = (end: string) => [{ name: "prompt_template", args: { template: prompt(end) } }];
  const changes = (a: Partial<SpecTask>, b: Partial<SpecTask>) => taskChanges(of(a), of(b));
  expect(changes({}, { scorers: [{ name: "match", args: { numeric: true } }] })).toEqual([
    "scorers[0].args.numeric nothing -> true",
  ]);
  expect(changes({}, { epochs: 4, split: "dev" }).sort()).toEqual([
    "epochs 1 -> 4",
    "split test -> dev",
  ]);
  const [change, ...none] = changes({ solvers: solver("A") }, { solvers: solver("B") });
  expect(none).toEqual([]);
  expect(change).toMatch(/^solvers\[0\]\.args\.template sha256:[\w-]{43} -> sha256:[\w-]{43}$/);
  const many = { metadata: Array.from({ length: 300 }, (_, i) => `column ${i}`) };
  const wide = { fieldSpec: { ...task.fieldSpec, ...many } };
  expect((of(wide) as ShownTask).field_spec).toMatch(/^sha256:/);
  expect(changes({}, wide)[0]).toMatch(/^field_spec /);
});
