import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { clearlyApart, faultOf, MAX_STEPS } from "../../bench/fuzz/check.ts";
import { readCorpus } from "../../bench/fuzz/corpus.ts";
import { Fuzzer } from "../../bench/fuzz/input.ts";
import { runSlice } from "../../bench/fuzz/slice.ts";
import { recordBytes } from "../support/record-bytes.ts";

const corpus = readCorpus(new URL("../cases/", import.meta.url));
const fuzzer = new Fuzzer(corpus, 20261122);

test("mutated and generated answers: no trap, no limit overrun, records well formed", () => {
  const slice = runSlice(fuzzer, 0, 6000);
  expect(slice.problems).toEqual([]);
  // The inputs reach what they are for: each verdict comes up.
  const names = ["different", "equal", "partial", "unanswered", "undecided"];
  expect(Object.keys(slice.verdicts).sort()).toEqual(names);
  expect(slice.again).toBeGreaterThan(500);
});

test("an input is a function of seed and index alone", () => {
  const again = new Fuzzer(corpus, 20261122);
  for (const index of [5, 0, 3]) expect(again.input(index)).toEqual(fuzzer.input(index));
  expect(new Fuzzer(corpus, 1).input(5)).not.toEqual(fuzzer.input(5));
  expect(runSlice(fuzzer, 100, 200).digest).toBe(runSlice(again, 100, 200).digest);
});

test("a damaged record is found", () => {
  const { input } = fuzzer.input(0);
  const good = recordBytes([input]);
  const fault = (at: number, ...bytes: number[]) => {
    const record = Buffer.from(good);
    record.set(bytes, at);
    return faultOf(new DataView(record.buffer, record.byteOffset, 40), 0, input);
  };
  expect(fault(0)).toBeNull();
  expect(fault(8, 0, 0, 0, 0, 0, 0, 0, 0)).toContain("score");
  expect(fault(16, 0xff, 0xff)).toContain("rule");
  expect(fault(18, 9)).toContain("verdict");
  expect(fault(19, 0)).toContain("certainty");
  expect(fault(22, 4)).toContain("flags");
  expect(fault(24, 0xfe, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f)).toContain("span");
  expect(fault(32, 1, 0, 0, 0x10)).toContain("steps");
  expect(clearlyApart([1, 1.001])).toBe(true);
  expect(clearlyApart([1, 1.000001])).toBe(false);
});

test("the bound on steps is the core's", () => {
  const limits = readFileSync(new URL("../../assembly/limits.ts", import.meta.url), "utf8");
  const bits = /MAX_STEPS: u32 = 1 << (\d+);/.exec(limits)![1];
  expect(MAX_STEPS).toBe(2 ** Number(bits));
});
