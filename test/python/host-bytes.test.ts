import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { countDifferences } from "../../bench/hosts/batches.ts";
import { wasmtimeRecords } from "../../bench/hosts/wasmtime.ts";
import { CORE_FILE, hostJobs } from "../support/host-jobs.ts";
import { describeWithPython } from "../support/python.ts";

const script = fileURLToPath(new URL("../../bench/hosts/wasmtime_records.py", import.meta.url));

describeWithPython("evalmark", "the core in wasmtime", (python) => {
  test("makes the same record bytes as in Node", () => {
    const jobs = hostJobs();
    const batches = jobs.map((j) => j.batch);
    const { records, agent } = wasmtimeRecords(python, script, CORE_FILE, batches);
    expect(agent).toContain("wasmtime");
    expect(countDifferences(jobs, records)).toBe(0);
  });
});
