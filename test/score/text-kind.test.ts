import { expect, test } from "vitest";
import { openLog } from "../../src/log/index.ts";
import { reportLog, verdictLine } from "../../src/score/index.ts";
import { fileOf } from "../support/logs.ts";

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
