/** The story of MATH-Hard with the real Math-Verify, on the few rows of our own. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { describeWithPython } from "../support/python.ts";

const at = (file: string) =>
  fileURLToPath(new URL(`../../examples/stories/${file}`, import.meta.url));

const FAULTY = {
  title: "`faulty/minerva-2024`, of the last box",
  ...{ labelled: 36, missed: 10, wrong: 1 },
};
const OURS = { title: "`math`", labelled: 36, missed: 1, wrong: 0 };

async function boardBy(pythons: { lmEval?: string; mathVerify?: string }) {
  const { mathBoard, mathRows } = await import(at("math-hard.mjs"));
  return mathBoard(mathRows(at("math-hard.jsonl")), pythons);
}

describeWithPython("math-verify", "Math-Verify beside ours", (mathVerify) => {
  test("takes the same rows, but for one whose unit is missing", async () => {
    const { board, labels } = await boardBy({ mathVerify });
    expect(labels).toEqual([
      { title: "Math-Verify 0.9.0", labelled: 36, missed: 0, wrong: 0 },
      FAULTY,
      OURS,
    ]);
    expect(board.columns[0].tau).toBe(1);
  }, 120_000);
});

describeWithPython("lm-eval", "lm-eval's old comparator beside ours", (lmEval) => {
  test("misses a third of them for want of a sentence, and with it those it can't compare", async () => {
    const { labels, undecided } = await boardBy({ lmEval });
    expect(labels).toEqual([
      { title: "lm-eval's old scorer", labelled: 36, missed: 12, wrong: 1 },
      { title: "its comparison, of the last box", labelled: 36, missed: 2, wrong: 1 },
      FAULTY,
      OURS,
    ]);
    expect(undecided.get(FAULTY.title)).toBe(5);
  }, 120_000);
});
