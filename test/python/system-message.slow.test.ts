/** System messages of translated tasks, as lm-eval sends them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { evalmarkHere } from "../support/here.ts";
import { describeWithPython } from "../support/python.ts";
import { runWithPackage } from "../support/python-package.ts";

const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const task = (id: string, solvers: object[], more: object = {}) => ({
  id,
  field_spec: { input: "question", target: "answer", metadata: ["subject"], ...more },
  solvers,
  scorers: [{ name: "exact" }],
});
const system = (template: string) => ({ name: "system_message", args: { template } });
const TASKS = [
  task("one", [system("Be {{brief}} {% on %} {subject}."), { name: "generate" }]),
  task("two", [system("First."), system("Then {subject}."), { name: "multiple_choice" }], {
    choices: "choices",
  }),
];
const SPEC = { evaluation_framework: "inspect-ai", name: "sys", description: "d", tasks: TASKS };
const ROW = {
  question: "Which?",
  choices: ["a", "b", "c", "d"],
  answer: 0,
  subject: "{{ 7 * 7 }}",
};

describeWithPython("lm-eval", "system messages in lm-eval", (python) => {
  test("are the text of the eval.yaml with the row's values, no templates", async () => {
    writeFileSync(join(folder, "eval.yaml"), JSON.stringify(SPEC));
    const rows = join(folder, "rows.jsonl");
    writeFileSync(rows, `${JSON.stringify(ROW)}\n`);
    const out = join(folder, "out");
    for (const id of ["one", "two"]) {
      const args = ["translate", "eval.yaml", "--task", id, "--to", "lm-eval", "--out", out];
      const said = await evalmarkHere([...args, "--rows", rows, "--scorer", "choice"], {
        cwd: folder,
      });
      expect(said.code).toBe(0);
    }
    const asked = await runWithPackage(python, "variant_prompts.py", "lm-eval", out, rows, "chat");
    const { translated } = JSON.parse(asked.trim().split("\n").at(-1)!);
    const messages = (name: string) => JSON.parse(translated[name][0].prompt);
    expect(messages("sys_one")).toEqual([
      { role: "system", content: "Be {brief} {% on %} {{ 7 * 7 }}." },
      { role: "user", content: "Which?" },
    ]);
    const [first, second] = messages("sys_two");
    expect(first).toEqual({ role: "system", content: "First.\n\nThen {{ 7 * 7 }}." });
    expect(second.content).toContain("A) a\nB) b");
  }, 120_000);
});
