import { expect, test } from "vitest";
import { countDifferences, toJobs } from "../../bench/hosts/batches.ts";
import { chromiumRecords } from "../../bench/hosts/chromium.ts";
import { byEveryScorer } from "../../bench/hosts/inputs.ts";
import { describeWithChromium } from "../support/chromium.ts";
import { CORE_FILE, hostJobs } from "../support/host-jobs.ts";

describeWithChromium("the core in headless Chromium", (command) => {
  test("makes the same record bytes as in Node", async () => {
    const jobs = hostJobs();
    expect(jobs.length).toBeGreaterThan(10);
    const { records, agent } = await chromiumRecords(
      command,
      CORE_FILE,
      jobs.map((j) => j.batch),
    );
    expect(agent).toContain("Chrome");
    expect(countDifferences(jobs, records)).toBe(0);
    // The comparison can fail: records of other samples are not these.
    const others = toJobs(byEveryScorer("1", "2", true));
    expect(countDifferences(others, [records[0]!])).toBeGreaterThan(0);
  });

  test("a malformed batch is told, not passed over", async () => {
    const broken = new Uint8Array(8).fill(255);
    await expect(chromiumRecords(command, CORE_FILE, [broken])).rejects.toThrow("malformed");
  });
});
