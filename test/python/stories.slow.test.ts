/** The story of MATH-Hard with the real Math-Verify, on the few rows of our own. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { describeWithPython } from "../support/python.ts";

const at = (file: string) =>
  fileURLToPath(new URL(`../../examples/stories/${file}`, import.meta.url));

describeWithPython("math-verify", "Math-Verify beside ours", (mathVerify) => {
  test("takes the same rows, but for one whose unit is missing", async () => {
    const { mathBoard, mathRows } = await import(at("math-hard.mjs"));
    const { board, labels } = await mathBoard(mathRows(at("math-hard.jsonl")), { mathVerify });
    expect(labels).toEqual([
      { title: "Math-Verify 0.9.0", labelled: 36, missed: 0, wrong: 0 },
      { title: "`math`", labelled: 36, missed: 1, wrong: 0 },
    ]);
    expect(board.columns[0].tau).toBe(1);
  }, 120_000);
});
