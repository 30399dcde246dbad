import fc from "fast-check";
import { expect, test } from "vitest";
import type { VerdictName } from "../../src/core/index.ts";
import { Tally } from "../../src/result/index.ts";
import { type Claims, contradiction, makeClaims, signToken } from "../../src/token/index.ts";
import { claimsInput, honestClaims, privateJwk } from "./fixture.ts";

type Result = Claims["result"];
const honest = honestClaims().result;
/** The contradiction in honest claims with another result. */
const found = (result: Result) => contradiction({ ...honestClaims(), result })?.why ?? null;
const counts = (more: Partial<Result["counts"]>) => ({ counts: { ...honest.counts, ...more } });

const [A, B] = ["a", "b"].map((c) => Buffer.alloc(32, c).toString("base64url"));
const canary = (strings: unknown[] | string, found: number, n = strings.length) => ({
  canary: { n, strings, found },
});

test("an honest result has none", () => {
  expect(contradiction(honestClaims())).toBeNull();
});

test.each([
  ["a better value", { value: 71 }, /value is 71, k \/ n is 70\.00/],
  ["a value of the other scale", { value: 0.7 }, /value/],
  ["a scale of the other value", { scale: "fraction" }, /value/],
  ["more right answers", { k: ["8", "1"], value: 80 }, /k is 8\/1, with 7 samples equal/],
  ["fewer right answers than were counted", { k: ["6", "1"], value: 60 }, /k is 6\/1, with 7/],
  ["a value off by half a digit", { value: 70.005 }, /value/],
  ["a k above n", { k: ["11", "1"], value: 110 }, /above n/],
  ["a k that is not reduced", { k: ["14", "2"] }, /not reduced/],
  ["a denominator 0", { k: ["7", "0"] }, /denominator 0/],
  ["hard samples left out of n", { n: 7, k: ["7", "1"], value: 100 }, /n is 7, expected 10/],
  ["hard samples left out of the rows", { rows: 7, n: 7, value: 100 }, /add up to 10/],
  ["a count too many", counts({ equal: 8 }), /add up to 11/],
  ["another number of epochs", { epochs: 2 }, /rows x epochs is 20/],
  [
    "samples that are missing, and yet in the log",
    counts({ different: 2, missing: 1 }),
    /log has 10/,
  ],
  ["errors left out unsaid", { ...counts({ different: 2, errored: 1 }), n: 9 }, /expected 10/],
  ["an unknown reducer", { reducer: "best" }, /unknown epoch reducer/],
  ["a reducer beyond the epochs", { reducer: "pass_at_2" }, /needs 2 epochs/],
  ["numbers beyond measure", { rows: 2 ** 52, epochs: 2 ** 52 }, /beyond/],
] as [string, Partial<Result>, RegExp][])(
  "%s is found, and never signed",
  async (_, change, why) => {
    const result = { ...honest, ...change };
    expect(found(result)).toMatch(why);
    const error = await signToken({ ...honestClaims(), result }, privateJwk).catch((e) => e);
    expect(error).toMatchObject({ code: "ERR_REFUSED", exit: 5 });
  },
);

test("what a tally says never contradicts itself", () => {
  const verdict = fc.constantFrom<VerdictName[]>(
    "equal",
    "different",
    "partial",
    "unanswered",
    "undecided",
    "errored",
  );
  const sample = fc.record({
    id: fc.nat(8),
    epoch: fc.integer({ min: 1, max: 3 }),
    verdict,
    part: fc.integer({ min: 1, max: 6 }),
  });
  const samples = fc.uniqueArray(sample, { minLength: 1, selector: (s) => s.id * 10 + s.epoch });
  const reducer = fc.constantFrom("mean", "median", "mode", "max", "pass_at_2", "at_least_3");
  const rows = fc.option(fc.nat(20));
  const errors = fc.constantFrom("wrong" as const, "exclude" as const);
  const scale = fc.constantFrom("percent" as const, "fraction" as const);
  fc.assert(
    fc.property(
      samples,
      rows,
      reducer,
      errors,
      scale,
      fc.nat(10),
      (list, rows, reducer, errors, scale, dp) => {
        const tally = new Tally({ epochs: 3, reducer, rowIds: null, rows, errors });
        for (const { id, epoch, verdict, part } of list) {
          const num = verdict === "equal" ? 7n : verdict === "partial" ? BigInt(part) : 0n;
          tally.add({ id, epoch, verdict, num, den: 7n });
        }
        const summary = tally.finish();
        if (summary.n === 0) return;
        const claims = makeClaims(claimsInput(summary, { scale, decimals: dp }));
        expect(contradiction(claims)).toBeNull();
      },
    ),
  );
});

test("a result over nothing, and a token too long, are not signed", async () => {
  const claims = honestClaims();
  const empty = { ...claims, result: { ...claims.result, n: 0 } };
  await expect(signToken(empty, privateJwk)).rejects.toThrow(/result\.n/);
  const run = { ...claims.run, logs: Array.from({ length: 9 }, () => claims.run.logs[0]!) };
  await expect(signToken({ ...claims, run }, privateJwk)).rejects.toThrow(/logs/);
  const long = {
    ...claims.result,
    k: ["1".repeat(5000), `1${"0".repeat(4000)}`] as [string, string],
  };
  await expect(signToken({ ...claims, result: long }, privateJwk)).rejects.toThrow(/not signed/);
});

test("long options go into the token as their digest", () => {
  const template = { name: "model_graded_qa", options: { template: "x".repeat(5000) } };
  const summary = new Tally({
    epochs: 1,
    reducer: "mean",
    rowIds: [1],
    rows: null,
    errors: "wrong",
  }).finish();
  const made = makeClaims(
    claimsInput(summary, { scorer: { declared: template, used: { name: "math", options: {} } } }),
  );
  expect(made.scorer.declared!.options).toMatch(/^sha256:[\w-]{43}$/);
  expect(made.scorer.used.options).toEqual({});
});

test.each([
  ["samples of the log left out", { run: { samples: { n: 9 } } }, "E_COUNTS"],
  ["more transcripts than samples", { judge: { models: [], n: 11 } }, "E_COUNTS"],
  ["more canaries than samples", canary([[A, 11]], 11), "E_COUNTS"],
  ["fewer outputs with a canary than one of them has", canary([[A, 3]], 2), "E_COUNTS"],
  [
    "more outputs with a canary than all of them have",
    canary(
      [
        [A, 3],
        [B, 1],
      ],
      5,
    ),
    "E_COUNTS",
  ],
  [
    "canaries in another order",
    canary(
      [
        [B, 1],
        [A, 1],
      ],
      1,
    ),
    "E_COUNTS",
  ],
  [
    "a canary twice",
    canary(
      [
        [A, 1],
        [A, 1],
      ],
      1,
    ),
    "E_COUNTS",
  ],
  ["more canaries than are named", { canary: { n: 2, strings: [[A, 0]], found: 0 } }, "E_COUNTS"],
  ["few canaries without their names", canary(`sha256:${A}`, 0, 16), "E_COUNTS"],
  ["fewer rows than the dataset has", { dataset: { rows: 12 } }, "E_INCOMPLETE"],
  ["rows without their root", { dataset: { root: null } }, "E_INCOMPLETE"],
  ["a root without its rows", { dataset: { rows: null } }, "E_INCOMPLETE"],
  ["a value that k / n is not", { result: { value: 71 } }, "E_VALUE_COUNTS"],
] as [string, object, string][])("%s contradict one another", async (_, change, code) => {
  const merge = (a: object, b: object): object =>
    Object.fromEntries(
      Object.entries({ ...a, ...b }).map(([key, value]) => {
        const old = (a as Record<string, unknown>)[key];
        const inner = typeof value === "object" && typeof old === "object" && old && value;
        return [key, inner && !Array.isArray(value) ? merge(old, value) : value];
      }),
    );
  const judge = { scorer: { name: "model_graded_qa", options: {} }, models: ["m"], n: 10 };
  const claims = { ...honestClaims(), judge };
  expect(contradiction(claims)).toBeNull();
  const changed = merge(claims, change) as Claims;
  expect(contradiction(changed)?.code).toBe(code);
  await expect(signToken(changed, privateJwk)).rejects.toMatchObject({ code: "ERR_REFUSED" });
});
