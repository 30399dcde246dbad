import { expect, test } from "vitest";
import { packScorer } from "../../src/core/index.ts";
import { loadCorpus } from "../../src/corpus/index.ts";
import { coreScorer, regress, scorables, scorerFor } from "../../src/regress/index.ts";

test("the whole corpus and all relations take less than 2 seconds of one core", async () => {
  const before = process.cpuUsage();
  const cases = scorables(loadCorpus());
  const all = cases.flatMap((c) => c.cases);
  const byId = new Map(all.map((one) => [one.id, scorerFor(one, null)]));
  const [math, choice] = [packScorer("math"), packScorer("choice")];
  const scorer = coreScorer("ours", (q) => byId.get(q.id) ?? (q.choices ? choice : math));
  const report = await regress({ scorer, cases, named: [], stops: false, relations: true });
  const { user, system } = process.cpuUsage(before);
  expect(report.findings).toEqual([]);
  expect((user + system) / 1e6).toBeLessThan(2);
});
