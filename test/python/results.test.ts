import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ResultEntry, resultEntry, writeResults } from "../../src/result/yaml/index.ts";
import { anyEntry } from "../result/arbitrary.ts";
import { describeWithPython } from "../support/python.ts";

const script = fileURLToPath(new URL("result_entries.py", import.meta.url));

/** Our entry as the fields of huggingface_hub's EvalResultEntry. */
const theirs = ({ dataset, value, verifyToken, date, source, notes }: ResultEntry) => ({
  dataset_id: dataset.id,
  task_id: dataset.task_id,
  value,
  dataset_revision: dataset.revision ?? null,
  verify_token: verifyToken ?? null,
  date: date ?? null,
  source_url: source?.url ?? null,
  source_name: source?.name ?? null,
  source_user: source?.user ?? null,
  source_org: source?.org ?? null,
  notes: notes ?? null,
});

describeWithPython("inspect", "results files", (python) => {
  test("are read by huggingface_hub 2.4.0 with the same values, strings as strings", () => {
    const files = fc
      .sample(fc.array(anyEntry, { minLength: 1, maxLength: 4 }), 400)
      .map((list) => [
        ...new Map(list.map((e) => [JSON.stringify([e.dataset, e.notes]), e])).values(),
      ]);
    const written = files.map((list) => {
      let text: string | null = null;
      for (const entry of list) text = writeResults(text, entry);
      return text!;
    });
    const answers: unknown[] = JSON.parse(
      execFileSync(python, [script], {
        input: JSON.stringify(written),
        encoding: "utf8",
        maxBuffer: 1 << 28,
      }),
    );
    files.forEach((list, i) => {
      expect(answers[i], written[i]).toEqual(list.map((e) => theirs(resultEntry(e))));
    });
  });
});
