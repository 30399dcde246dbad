import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fractionOfValue, parseReducer, reduceEpochs } from "../../src/result/index.ts";
import { describeWithPython } from "../support/python.ts";

const script = fileURLToPath(new URL("reducers.py", import.meta.url));

const spelled = fc.oneof(
  fc.constantFrom("C", "I", "P", "N", "yes", "No", "TRUE", "false", "c", "", "maybe"),
  fc.constantFrom(
    "1",
    "0.25",
    " 0.5 ",
    "1e-2",
    "+.75",
    "1_0",
    "1__0",
    "0x1",
    "nan",
    "inf",
    "1e999",
  ),
  fc.constantFrom("-1", "1.", ".", "1e", "5e-324", "_1", "1_", "1_.5"),
  fc.boolean(),
  fc.double({ min: -1, max: 2, noNaN: true }),
  fc.integer({ min: -2, max: 3 }),
);
// The mode counts values before it reads them, so "C" and 1 are two there: one spelling only.
const plain = fc.constantFrom(0, 0.5, 1, 0.25);
const counted = fc.constantFrom("mode", "majority");
const computed = fc.oneof(
  fc.constantFrom("mean", "median", "max"),
  fc
    .tuple(fc.constantFrom("pass_at", "pass_k", "at_least"), fc.integer({ min: 0, max: 9 }))
    .map(([kind, k]) => `${kind}_${k}`),
);
const list = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 1, maxLength: 9 });
// NaN can't be written as JSON; what Inspect leaves out is a matter of the caller here.
const cases = fc.sample(
  fc.oneof(fc.tuple(computed, list(spelled)), fc.tuple(counted, list(plain))),
  { numRuns: 4000, seed: 285 },
);

describeWithPython("inspect", "epoch reducers against Inspect AI", (python) => {
  test("values and reduced scores agree", () => {
    const input = JSON.stringify(cases);
    const out = execFileSync(python, [script], { input, maxBuffer: 1 << 26 }).toString();
    const theirs = JSON.parse(out) as [number | null, (number | null)[]][];
    expect(theirs).toHaveLength(cases.length);
    for (const [i, [reducer, values]] of cases.entries()) {
      const [reduced, floats] = theirs[i]!;
      const where = JSON.stringify(cases[i]);
      const scores = (values as unknown[]).map((v) => fractionOfValue(v)!);
      expect(
        scores.map((s) => s.toNumber()),
        where,
      ).toEqual(floats.map((f) => f! + 0));
      const ours = reduceEpochs(scores, parseReducer(reducer));
      if (reduced === null) expect(ours, where).toBeNull();
      else expect(ours!.toNumber(), where).toBeCloseTo(reduced, 12);
    }
  });
});
