import fc from "fast-check";
import { expect, test } from "vitest";
import type { VerdictName } from "../../src/core/index.ts";
import type { SampleId } from "../../src/log/types.ts";
import {
  Fraction,
  parseReducer,
  reduceEpochs,
  Tally,
  type TallyPlan,
} from "../../src/result/index.ts";

const plan = (more: Partial<TallyPlan> = {}): TallyPlan => ({
  epochs: 1,
  reducer: "mean",
  rowIds: null,
  rows: null,
  errors: "wrong",
  ...more,
});
/** "1 equal" or "1/2 1 partial 3/4": id[/epoch] verdict [score]. */
function summary(samples: string[], more: Partial<TallyPlan> = {}) {
  const tally = new Tally(plan(more));
  for (const line of samples) tally.add(sample(line));
  return tally.finish();
}
function sample(line: string) {
  const [at, verdict, score] = line.split(" ");
  const [id, epoch] = at!.split("/");
  const [num, den] = (score ?? (verdict === "equal" ? "1/1" : "0/1")).split("/");
  return {
    id: (/^\d+$/.test(id!) ? Number(id) : id) as SampleId,
    epoch: Number(epoch ?? 1),
    num: BigInt(num!),
    den: BigInt(den!),
    verdict: verdict as VerdictName,
  };
}

test("everything that isn't right counts as wrong, n is rows x epochs", () => {
  const got = summary(["a equal", "b different", "c unanswered", "d undecided", "e errored"], {
    rowIds: ["a", "b", "c", "d", "e", "f"],
  });
  expect(`${got.value}`).toBe("1/6");
  expect(`${got.k}`).toBe("1/1");
  expect(got.n).toBe(6);
  expect(got.counts).toEqual({
    equal: 1,
    different: 1,
    partial: 0,
    unanswered: 1,
    undecided: 1,
    errored: 1,
    missing: 1,
  });
  expect([`${got.span.low}`, `${got.span.high}`]).toEqual(["1/6", "1/3"]);
});

test("rows that were never run are missing samples, worth 0 in value, span and error", () => {
  const lines = ["1 equal", "2 undecided", "3 errored"];
  for (const errors of ["wrong", "exclude"] as const) {
    const got = summary(lines, { rowIds: [1, 2, 3, 4], rows: 10, errors });
    const named = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(got).toEqual(summary(lines, { rowIds: named, errors }));
    const left = errors === "exclude" ? 9 : 10;
    expect([got.rows, got.n, got.counts.missing, `${got.value}`]).toEqual([
      10,
      left,
      7,
      `1/${left}`,
    ]);
    expect(`${got.span.high}`).toBe(`2/${left}`.replace("2/10", "1/5"));
  }
  expect(summary(lines, { rows: 2 }).rows).toBe(3);
  const huge = summary(lines, { rows: Number.MAX_SAFE_INTEGER });
  expect(huge.counts.missing).toBe(Number.MAX_SAFE_INTEGER - 3);
});

test("a number of epochs that no run has is refused at once", () => {
  for (const epochs of [0, 1.5, -1, Number.NaN, 1e9]) {
    expect(() => new Tally(plan({ epochs }))).toThrow(/number of epochs is/);
  }
});

test("errors left out: the harness's own denominator", () => {
  const lines = ["1 equal", "2 different", "3 equal", "4 equal", "5 errored"];
  expect(`${summary(lines).value}`).toBe("3/5");
  const got = summary(lines, { errors: "exclude" });
  expect([`${got.value}`, got.n, got.counts.errored]).toEqual(["3/4", 4, 1]);
});

test("errors left out over epochs: a mean of row means, as Inspect has it", () => {
  const lines = [
    "a/1 equal",
    "a/2 errored",
    "b/1 equal",
    "b/2 different",
    "c/1 errored",
    "c/2 errored",
  ];
  const got = summary(lines, { epochs: 2, errors: "exclude" });
  expect([`${got.value}`, got.n, `${got.k}`]).toEqual(["3/4", 3, "9/4"]);
  expect(`${summary(lines, { epochs: 2 }).value}`).toBe("1/3");
});

test("epochs are reduced before the mean; missing epochs are wrong ones", () => {
  const lines = ["a/1 equal", "a/2 different", "b/2 equal"];
  expect(`${summary(lines, { epochs: 2, reducer: "max" }).value}`).toBe("1/1");
  expect(`${summary(lines, { epochs: 2, reducer: "at_least_2" }).value}`).toBe("0/1");
  const got = summary(lines, { epochs: 2, reducer: "pass_at_1" });
  expect([`${got.value}`, got.counts.missing]).toEqual(["1/2", 1]);
});

test("undecided samples open the span through the reducer", () => {
  const got = summary(["a/1 undecided", "a/2 different", "b/1 equal", "b/2 undecided"], {
    epochs: 2,
    reducer: "at_least_2",
  });
  expect([`${got.span.low}`, `${got.span.high}`]).toEqual(["0/1", "1/2"]);
});

test("epochs are as many as were seen, where the log does not say", () => {
  const got = summary(["a/1 equal", "a/3 equal", "b/1 equal"], { epochs: null });
  expect([got.epochs, got.n, got.counts.missing, `${got.value}`]).toEqual([3, 6, 3, "1/2"]);
  expect(() => summary(["a/1 equal"], { epochs: null, reducer: "pass_at_2" })).toThrow(/epochs/);
});

test('ids keep their type: 1 and "1" are two rows', () => {
  const tally = new Tally(plan());
  tally.add(sample("1 equal"));
  tally.add({ ...sample("1 equal"), id: "1" });
  expect(tally.finish().rows).toBe(2);
});

test("a second copy, a row unknown to the log and an epoch beyond its epochs are refused", () => {
  expect(() => summary(["a equal", "a equal"])).toThrow(/a second sample with id "a" in epoch 1/);
  expect(() => summary(["b equal"], { rowIds: ["a"] })).toThrow(/none of the rows/);
  expect(() => summary(["a/2 equal"])).toThrow(/expected 1 to 1/);
  expect(() => summary(["a/4000000000 equal"], { epochs: null })).toThrow(/expected 1 to/);
  expect(() => new Tally(plan({ reducer: "pass_at_2" }))).toThrow(/needs 2 epochs/);
});

test("standard error and interval", () => {
  const got = summary(["a equal", "b equal", "c equal", "d different"]);
  expect(got.stderr).toBe(0.25);
  expect(got.interval95![0]).toBeCloseTo(0.26, 12);
  expect(got.interval95![1]).toBe(1);
  // Epochs of a row are one observation.
  const rows = summary(["a/1 equal", "a/2 equal", "b/1 different", "b/2 different"], { epochs: 2 });
  expect(rows.stderr).toBe(0.5);
  expect(summary(["a equal"]).stderr).toBeNull();
  expect(summary(["a equal"]).interval95).toBeNull();
});

test("where all rows score alike the interval is not a point", () => {
  const [low, high] = summary(["a equal", "b equal", "c equal"]).interval95!;
  expect(low).toBeCloseTo(3 / (3 + 1.96 ** 2), 12);
  expect(high).toBe(1);
});

test("a log without samples has no value to publish", () => {
  const got = summary([]);
  expect([got.n, `${got.value}`, got.stderr]).toEqual([0, "0/1", null]);
});

test("the order of the samples does not matter; the sum is exact", () => {
  const score = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 30, max: 60 }));
  fc.assert(
    fc.property(fc.array(score, { minLength: 2, maxLength: 40 }), (scores) => {
      const lines = scores.map(([n, d], i) => `${i} partial ${n}/${d}`);
      const got = summary(lines);
      expect(summary(lines.toReversed())).toEqual(got);
      const sum = scores.reduce((a, [n, d]) => a.add(Fraction.of(n, d)), Fraction.ZERO);
      expect(got.k.equals(sum)).toBe(true);
      const mean = sum.toNumber() / scores.length;
      const squares = scores.reduce((a, [n, d]) => a + (n / d - mean) ** 2, 0);
      const deviation = Math.sqrt(squares / (scores.length - 1));
      expect(got.stderr).toBeCloseTo(deviation / Math.sqrt(scores.length), 12);
    }),
  );
});

/** The mean over rows, each reduced on its own. */
function plainly(samples: ReturnType<typeof sample>[], epochs: number, reducer: string) {
  const rows = new Map<SampleId, Fraction[]>();
  for (const { id, epoch, num, den } of samples) {
    const row = rows.get(id) ?? new Array(epochs).fill(Fraction.ZERO);
    row[epoch - 1] = Fraction.of(num, den);
    rows.set(id, row);
  }
  const reduced = [...rows.values()].map(
    (row) => reduceEpochs(row, parseReducer(reducer)) ?? Fraction.ZERO,
  );
  return reduced.reduce((a, b) => a.add(b)).div(Fraction.of(rows.size));
}

test("rows are reduced as if each stood alone, however many look alike", () => {
  const reducers = ["mean", "median", "mode", "max", "majority", "pass_at_2", "at_least_2"];
  const one = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 3 }), fc.nat(3));
  fc.assert(
    fc.property(
      fc.uniqueArray(one, { selector: ([id, epoch]) => `${id}/${epoch}`, minLength: 1 }),
      fc.constantFrom(...reducers),
      (all, reducer) => {
        const samples = all.map(([id, epoch, n]) => sample(`${id}/${epoch} partial ${n}/3`));
        const tally = new Tally(plan({ epochs: 3, reducer }));
        for (const s of samples) tally.add(s);
        const value = plainly(samples, 3, reducer);
        expect(`${tally.finish().value}`).toBe(`${value}`);
      },
    ),
  );
});

test("thousands of rows of one epoch, most of them alike, some of none", () => {
  const kinds = ["equal", "different", "undecided", "partial 3/7", "errored", "partial 1/2"];
  const samples = Array.from({ length: 3000 }, (_, i) =>
    sample(`row-${i}/1 ${i < 700 ? "equal" : kinds[(i * i) % kinds.length]}`),
  );
  const tally = new Tally(plan({ epochs: 1 }));
  for (const s of samples) tally.add(s);
  expect(`${tally.finish().value}`).toBe(`${plainly(samples, 1, "mean")}`);
  expect(tally.finish().counts).toMatchObject({
    missing: 0,
    errored: samples.filter((s) => s.verdict === "errored").length,
  });
});

test("more different rows than are told apart at once, more scores than fit a byte", () => {
  const samples = Array.from({ length: 60_000 }, (_, i) =>
    sample(`row-${i >> 1}/${1 + (i & 1)} partial ${i % 30011}/30011`),
  );
  const tally = new Tally(plan({ epochs: 2, reducer: "max" }));
  for (const s of samples) tally.add(s);
  expect(`${tally.finish().value}`).toBe(`${plainly(samples, 2, "max")}`);
});
