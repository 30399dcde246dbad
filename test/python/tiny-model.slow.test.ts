/** A model of random weights, run by lm-eval and lighteval on a translated task, scored live and again. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evalmark, offlineLighteval } from "../support/harness-run.ts";
import { describeWithPython } from "../support/python.ts";
import { runWithPackage } from "../support/python-package.ts";

const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SPEC = `
name: Tiny sums
description: Sums for a model that can't add.
evaluation_framework: inspect-ai
tasks:
  - id: sums
    field_spec: { input: question, target: answer }
    solvers:
      - { name: prompt_template, args: { template: "{prompt}\\nAnswer:" } }
      - { name: generate, args: { max_tokens: 12, temperature: 0, stop_seqs: ["\\n\\n"] } }
    scorers:
      - { name: includes }
`;

beforeAll(() => {
  writeFileSync(join(folder, "eval.yaml"), SPEC);
  const rows = Array.from({ length: 8 }, (_, i) => ({
    question: `${i} and ${i}?`,
    answer: `${i}`,
  }));
  writeFileSync(join(folder, "rows.jsonl"), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
});

for (const harness of ["lm-eval", "lighteval"]) {
  describeWithPython(harness, `a tiny model in ${harness}`, (found) => {
    test("runs, and is scored alike by the harness and again", async () => {
      const model = join(folder, `model-${harness}`);
      await runWithPackage(found, "tiny_model.py", model);
      const python = harness === "lighteval" ? offlineLighteval(found, folder) : found;
      const extra = harness === "lm-eval" ? ["--", "--device", "cpu", "--batch_size", "4"] : [];
      const named = harness === "lighteval" ? `${model},max_length=256,batch_size=4` : model;
      const said = await evalmark(folder, [
        ...["run", "eval.yaml", "--with", harness, "--model", named, "--rows", "rows.jsonl"],
        ...["--python", python, "--out", `run-${harness}`, "--json", ...extra],
      ]);
      expect(said).toMatchObject({ code: 0 });
      const [log] = JSON.parse(said.out).logs;
      expect(log.n).toBe(8);
      expect(log.compared).toEqual({ samples: 8, same: 8 });
      expect(log.differences).toEqual([]);
      expect(readdirSync(join(folder, `run-${harness}`)).length).toBeGreaterThan(3);
    }, 300_000);
  });
}
