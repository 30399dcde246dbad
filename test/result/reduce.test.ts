import fc from "fast-check";
import { expect, test } from "vitest";
import { checkReducer, Fraction, parseReducer, reduceEpochs } from "../../src/result/index.ts";

const of = (text: string) => {
  const [n, d] = text.split("/");
  return Fraction.of(BigInt(n!), BigInt(d ?? "1"));
};
const reduce = (scores: string, reducer: string) => {
  const list = scores === "" ? [] : scores.split(" ").map(of);
  return `${reduceEpochs(list, parseReducer(reducer))}`;
};

test.each([
  ["1 0 0 1", "mean", "1/2"],
  ["1/3 1/3 1", "mean", "5/9"],
  ["0 1/3 1", "median", "1/3"],
  ["1 0 1/3 1/2", "median", "5/12"],
  ["0 1 1/2", "max", "1/1"],
  ["0 1 1 0", "mode", "0/1"],
  ["1/2 2/4 1", "mode", "1/2"],
  ["1 1 0", "majority", "1/1"],
  ["1 0", "majority", "null"],
  ["1 1/2 0 1", "at_least_2", "1/1"],
  ["1 1/2 0 0", "at_least_2", "0/1"],
  ["1 0 0 0", "pass_at_1", "1/4"],
  ["1 0 0 0", "pass_at_2", "1/2"],
  ["1 1 0 0", "pass_at_2", "5/6"],
  ["1 1 1 0", "pass_at_2", "1/1"],
  ["0 0", "pass_at_2", "0/1"],
  ["1 0", "pass_at_0", "0/1"],
  ["1", "pass_at_2", "null"],
  ["1 1 0 0", "pass_k_2", "1/6"],
  ["1/2 1/2", "pass_k_1", "0/1"],
  ["", "mean", "null"],
] as const)("%s under %s is %s", (scores, reducer, expected) => {
  expect(reduce(scores, reducer)).toBe(expected);
});

test.each(["", "MEAN", "pass_at_", "pass_at_-1", "at_least_2.5", "collect", "mean_2", " mean"])(
  "%j is no reducer",
  (name) => {
    expect(() => parseReducer(name)).toThrow(/unknown epoch reducer/);
  },
);

test("a reducer that looks at more epochs than there are is refused", () => {
  expect(() => checkReducer(parseReducer("pass_at_3"), 2)).toThrow(/"pass_at_3" needs 3 epochs/);
  expect(() => checkReducer(parseReducer("at_least_2"), 1)).toThrow(/there is 1/);
  checkReducer(parseReducer("pass_k_2"), 2);
  checkReducer(parseReducer("mean"), 1);
});

test("pass_at_1 is the share of right epochs, whatever the order", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), (right) => {
      const scores = right.map((r) => (r ? Fraction.ONE : Fraction.ZERO));
      const share = Fraction.of(right.filter(Boolean).length, right.length);
      for (const list of [scores, scores.toReversed()]) {
        expect(reduceEpochs(list, parseReducer("pass_at_1"))!.equals(share)).toBe(true);
      }
    }),
  );
});
