/** Signed results as the command writes them, read and written again by huggingface_hub. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { type Claims, claimsIn } from "../../src/token/index.ts";
import { jsonl, newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { HEADER, inspectJson, inspectSample } from "../support/inspect.ts";
import { describeWithPython } from "../support/python.ts";
import { specText } from "../support/spec.ts";

const script = fileURLToPath(new URL("result_entries.py", import.meta.url));
const folder = newFolder();
const path = (...names: string[]) => join(folder, ...names);
const run = (...args: string[]) => evalmarkHere(args, { cwd: folder });
const FILE = ".eval_results/c--d--sums.yaml";
const COMMIT = "0a1b2c3d4e".repeat(4);
const GUID = "01234567-89ab-4cde-8f01-23456789abcd";
const GIVEN = ["--spec", "eval.yaml", "--scorer", "gsm8k", "--task", "sums"];
const HUB = ["--model", "a/b", "--dataset", "c/d", "--date", "2026-01-02T03:04:05Z"];

/** Entries of others: without the end of the last line, and whole. */
const ITEM = "- dataset:\n    id: x/y\n    task_id: z\n  value: 12.50";
const OTHER = "- dataset: {id: p/q, task_id: r}\n  value: 1.0\n";

interface Told {
  entries: Record<string, unknown>[];
  /** What huggingface_hub makes of them, written by PyYAML. */
  again: string;
}

beforeAll(async () => {
  writeFileSync(path("eval.yaml"), specText({ id: "sums", scorers: "{name: match}" }));
  const judged = { id: "sums", scorers: "{name: model_graded_qa}" };
  writeFileSync(path("judged.yaml"), specText(judged));
  const rows = [1, 2, 3].map((id) => ({ id, q: `what is ${id}?`, a: `${id}` }));
  writeFileSync(path("rows.jsonl"), jsonl(...rows));
  const samples = rows.map(({ id, q, a }) => ({
    ...{ id, input: q, target: a },
    output: id === 2 ? `2, and ${GUID}` : `plainly ${a}`,
  }));
  writeFileSync(path("log.jsonl"), jsonl(...samples));
  const errors = inspectSample(3, { error: { message: "down", traceback: "" } });
  const two = [inspectSample(1), inspectSample("two")];
  writeFileSync(path("errored.json"), inspectJson([...two, errors]));
  writeFileSync(path("partial.json"), inspectJson(two));
  const grading = [
    { role: "user", content: "Is it right?" },
    { role: "assistant", model: "judge-7b", content: "GRADE: C" },
  ];
  const scores = { model_graded_qa: { value: "C", metadata: { grading } } };
  const scorers = [{ name: "model_graded_qa", options: {} }];
  const graded = [1, "two", 3].map((id) => inspectSample(id, { scores }));
  const header = { ...HEADER, eval: { ...HEADER.eval, scorers } };
  writeFileSync(path("judged.json"), inspectJson(graded, header));
  writeFileSync(path("canaries"), `${GUID}\n`);
  mkdirSync(path("weights"));
  writeFileSync(path("weights/model.safetensors"), "weights");
  expect((await run("keygen", "--out", "key")).code).toBe(0);
  const plan = ["plan", ...GIVEN, ...HUB.slice(0, 4), "--date", "2026-01-01", "--sign", "key"];
  expect(await run(...plan, "--out", "plan.jws")).toMatchObject({ code: 0 });
});

describeWithPython("inspect", "signed results", (python) => {
  const hub = (texts: string[]): Told[] => {
    const input = JSON.stringify(texts);
    const options = { input, encoding: "utf8", maxBuffer: 1 << 28 } as const;
    return JSON.parse(execFileSync(python, [script, "--again"], options));
  };
  /** Exit code of verify, of a result in a folder of its own. */
  const verified = async (name: string, more: string[]) => {
    const args = ["verify", join(name, FILE), "--key", "key.pub", ...more];
    return (await run(...args)).code;
  };

  type Holds = (claims: Claims) => unknown;
  test.each<[name: string, log: string, options: string[], exit: number, holds?: Holds]>([
    ["plain", "log.jsonl", [], 0],
    ["sidecar", "log.jsonl", ["--placement", "sidecar"], 0],
    ["notes", "log.jsonl", ["--notes", 'no-tools: "a" # é 日本'], 0],
    ["source", "log.jsonl", ["--source-url", "https://x.org/#a", "--source-name", "null"], 0],
    [
      "fraction",
      "log.jsonl",
      ["--scale", "fraction", "--decimals", "5"],
      0,
      (c) => c.result.scale === "fraction",
    ],
    ["whole", "log.jsonl", ["--decimals", "0"], 0],
    [
      "revision",
      "log.jsonl",
      ["--dataset-revision", COMMIT, "--model-revision", COMMIT],
      0,
      (c) => c.model.revision,
    ],
    ["issuer", "log.jsonl", ["--iss", "hf:acme"], 0, (c) => c.iss],
    ["rows", "log.jsonl", ["--data", "rows.jsonl"], 10, (c) => c.dataset.root],
    ["weights", "log.jsonl", ["--weights", "weights"], 0, (c) => c.model.weights],
    ["canary", "log.jsonl", ["--canary", "canaries"], 0, (c) => c.canary?.found === 1],
    ["plan", "log.jsonl", ["--plan", "plan.jws"], 0, (c) => c.run.plan],
    ["partial", "partial.json", ["--partial"], 10, (c) => c.result.counts.missing === 1],
    ["wrong", "errored.json", [], 0, (c) => c.result.counts.errored === 1 && c.result.n === 3],
    ["exclude", "errored.json", ["--errors", "exclude"], 10, (c) => c.result.n === 2],
    ["judge", "judged.json", ["--spec", "judged.yaml"], 0, (c) => c.judge?.n === 3],
  ])(
    "%s: huggingface_hub reads what was meant, and what it writes verifies as before",
    async (name, log, options, exit, holds) => {
      const to = ["--results", name, "--sign", "key"];
      const made = await run("score", log, ...GIVEN, ...HUB, ...to, ...options);
      expect(made.stderr).toBe("");
      const text = readFileSync(path(name, FILE), "utf8");
      const [told] = hub([text]);
      expect(told!.entries).toHaveLength(1);
      const { verify_token, ...entry } = told!.entries[0]!;
      const beside = () => readFileSync(path(name, "evalmark/c--d--sums.jws"), "utf8").trim();
      const claims = claimsIn(name === "sidecar" ? beside() : verify_token);
      expect(holds?.(claims) ?? true, name).toBeTruthy();
      expect(verify_token === null).toBe(name === "sidecar");
      expect(entry).toMatchObject({
        dataset_id: "c/d",
        task_id: "sums",
        value: claims.result.value,
        date: "2026-01-02T03:04:05Z",
        notes: claims.notes,
        dataset_revision: claims.dataset.revision,
        source_name: name === "source" ? "null" : null,
      });
      const spec = name === "judge" ? "judged.yaml" : "eval.yaml";
      const checks = ["--log", log, "--spec", spec];
      expect(await verified(name, checks)).toBe(exit);
      writeFileSync(path(name, FILE), told!.again);
      expect(await verified(name, checks)).toBe(exit);
    },
  );

  test.each<[name: string, before: string, behind: string]>([
    ["comments", `# of acme\n${ITEM} # best\n  # why\n  notes: a # b\n\n`, `${OTHER}# the end\n`],
    ["CRLF", `${ITEM}\n  notes: 'x'\n`.replaceAll("\n", "\r\n"), OTHER.replaceAll("\n", "\r\n")],
    ["anchors", `${ITEM}\n  source: &s {url: "https://x.org"}\n`, `${OTHER}  source: *s\n`],
    [
      "keys nobody knows",
      `${ITEM}\n  verified_by: {a: [1, 2.50, ~]}\n`,
      `${OTHER}  x-y: |+\n    z\n\n`,
    ],
    ["braces", `- {dataset: {id: x/y,  task_id: 'z'},   value: 0x10 , notes: "\\u00e9"}\n`, OTHER],
    ["a mark and markers", `\ufeff---\n${ITEM}\n`, `${OTHER}...\n`],
    ["block text", `${ITEM}\n  notes: >-\n    two\n    lines\n`, OTHER],
    ["no last line end", `${ITEM}\n`, OTHER.trimEnd()],
    [
      "other indents",
      `-   dataset:\n       id: x/y\n       task_id: z\n    value: +1.50\n`,
      `-  {dataset: {id: p/q, task_id: r}, value: .5}\n`,
    ],
  ])(
    "%s: every byte of others stays, and huggingface_hub reads the same of them",
    async (name, before, behind) => {
      const to = name.replaceAll(" ", "-");
      const score = async (...more: string[]) => {
        const args = [...GIVEN, ...HUB, "--results", to, "--sign", "key", ...more];
        expect(await run("score", "log.jsonl", ...args)).toMatchObject({ code: 0, stderr: "" });
        return readFileSync(path(to, FILE), "utf8");
      };
      const of = (told: Told) => told.entries.filter((entry) => entry.dataset_id !== "c/d");
      mkdirSync(path(to, ".eval_results"), { recursive: true });
      // At the end first; then an older one of ours between those of others.
      writeFileSync(path(to, FILE), before);
      const appended = await score();
      expect(appended.startsWith(before)).toBe(true);
      const ours = appended.slice(before.length);
      writeFileSync(path(to, FILE), before + ours + behind);
      const replaced = await score("--scale", "fraction");
      expect([replaced.startsWith(before), replaced.endsWith(behind)]).toEqual([true, true]);
      expect(replaced).not.toBe(before + ours + behind);
      expect(await score("--scale", "fraction")).toBe(replaced);
      expect(await score()).toBe(before + ours + behind);
      const bare = (text: string) => text.replace("\ufeff", "");
      const [alone, beside] = hub([before + behind, replaced].map(bare));
      expect(of(alone!)).toHaveLength(2);
      expect(of(beside!)).toEqual(of(alone!));
      expect(beside!.entries).toHaveLength(3);
    },
  );
});
