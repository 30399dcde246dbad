import { expect, test } from "vitest";
import { Causes, type Differing } from "../../src/diff/causes.ts";
import { Rows } from "../../src/diff/rows.ts";
import type { Said } from "../../src/diff/sides.ts";

const said = (rule: string, score: number): Said => ({
  rule,
  score,
  verdict: "",
  span: null,
  answer: null,
});
const shown = {} as Differing;

test("samples of a cause are counted, the first few kept, and only these made", () => {
  const causes = new Causes(2);
  let made = 0;
  const show = () => {
    made++;
    return shown;
  };
  for (let i = 0; i < 5; i++) causes.add(said("x", 1), said("y", 0), show);
  causes.add(said("x", 0), said("y", 1), show);
  const list = causes.list().map(({ higher, samples, shown: s }) => [higher, samples, s.length]);
  expect(list).toEqual([
    ["a", 5, 2],
    ["b", 1, 1],
  ]);
  expect(made).toBe(3);
});

test("a log that names a scorer anew in each sample makes no endless list", () => {
  const causes = new Causes(3);
  for (let i = 0; i < 5000; i++) causes.add(said(`${i}`, 1), said("y", 0), () => shown);
  const list = causes.list();
  expect(list.length).toBeLessThanOrEqual(502);
  expect(list[0]).toMatchObject({ ruleA: "others", samples: 4500 });
  expect(list.reduce((sum, c) => sum + c.samples, 0)).toBe(5000);
});

test("epochs of a row are averaged, in the order of the rows", () => {
  const rows = new Rows();
  for (let i = 0; i < 3000; i++) rows.add(i, 1, 0);
  rows.add(2999, 0, 1);
  rows.add("2999", 0, 0);
  const { a, b } = rows.scores();
  expect([a.length, a[0], a[2999], b[2999], a[3000]]).toEqual([3001, 1, 0.5, 0.5, 0]);
});
