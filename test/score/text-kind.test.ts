import { expect, test } from "vitest";
import { openLog } from "../../src/log/index.ts";
import { reportLog, verdictLine } from "../../src/score/index.ts";
import { readSpec } from "../../src/spec/index.ts";
import { fileOf } from "../support/logs.ts";
import { specText } from "../support/spec.ts";

test("what was scored is told where it is not the raw text", async () => {
  const lines = [
    { id: 1, output: "5", target: "5" },
    { id: 2, output: "5", target: "5", stop: ["."], cut: true },
    { id: 3, output: "5", target: "5", stop: ["."] },
  ];
  const log = await openLog(fileOf(lines.map((l) => JSON.stringify(l)).join("\n")));
  const kinds: unknown[] = [];
  const report = await reportLog(log, {
    scorers: ["inspect/match"],
    onScored: async (scored) => {
      for (const one of scored) kinds.push(JSON.parse(verdictLine(one)).text_kind);
    },
  });
  await log.close();
  expect(kinds).toEqual([undefined, "stop-cut", undefined]);
  expect(report.textKinds).toEqual({ "stop-cut": 1 });
});

test("samples that brought a scorer or options of their own are counted, where one was declared", async () => {
  const lines = [
    { id: 1, output: "5", target: "5" },
    { id: 2, output: "5", target: "5", scorer: "gsm8k" },
    { id: 3, output: "5", target: "5", scorer: "inspect/match" },
    { id: 4, output: "5", target: "5", options: { numeric: true } },
  ];
  const file = fileOf(lines.map((l) => JSON.stringify(l)).join("\n"));
  const own = async (request: Parameters<typeof reportLog>[1]) => {
    const log = await openLog(file);
    const report = await reportLog(log, request);
    await log.close();
    return report.ownScorer;
  };
  const bytes = Buffer.from(specText({ id: "t" }));
  const [task] = readSpec({ file: "eval.yaml", bytes }).spec!.tasks;
  expect(await own({ task: task! })).toBe(2);
  expect(await own({ task: task!, scorers: ["inspect/match"] })).toBe(0);
});
