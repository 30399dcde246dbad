import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const at = (file: string) =>
  fileURLToPath(new URL(`../../examples/stories/${file}`, import.meta.url));
const load = async (file: string) => import(at(file));

interface Column {
  title: string;
  means: { value: number }[];
  places: number[];
  tau: number | null;
}

test("DROP: the metric of 2023 turns the ranking round, and a stop at the line's end heals it", async () => {
  const { dropBoard } = await load("drop.mjs");
  const { columns }: { columns: Column[] } = await dropBoard(120);
  const [then, healed, kept, now] = columns;
  expect(then!.tau).toBeLessThan(-0.5);
  // The best model by `drop` is the worst one of 2023.
  expect(now!.places.at(-1)).toBe(1);
  expect(then!.places.at(-1)).toBe(8);
  expect(healed!.tau).toBeGreaterThan(0.95);
  for (const [i, { value }] of kept!.means.entries()) {
    expect(value).toBeLessThan(now!.means[i]!.value);
    expect(value).toBeGreaterThanOrEqual(then!.means[i]!.value);
  }
});

test("MATH-Hard: of our own few rows `math` takes no wrong one, and the boxes count", async () => {
  const { mathBoard, mathRows } = await load("math-hard.mjs");
  const { board, labels } = await mathBoard(mathRows(at("math-hard.jsonl")), {});
  expect(labels.map((l: { missed: number; wrong: number }) => [l.missed, l.wrong])).toEqual([
    [10, 1],
    [1, 0],
  ]);
  const boxed = board.models.findIndex((m: { name: string }) => m.name === "boxed-7b");
  expect(board.columns.at(-1).means[boxed].value).toBe(1);
});

test("the last box is the one that is taken, whatever stands in it", async () => {
  const { lastBox } = await load("last-box.mjs");
  expect(lastBox("\\boxed{1} or \\boxed{\\frac{1}{2}}.")).toBe("\\frac{1}{2}");
  expect(lastBox("\\boxed{1")).toBeNull();
  expect(lastBox("1")).toBeNull();
});
