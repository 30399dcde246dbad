/** The example of docs/methods.md with a model of random weights: every rule has its log. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXTRACTIONS, LIKELIHOOD_RULES } from "../../src/methods/index.ts";
import { offlineLighteval } from "../support/harness-run.ts";
import { describeWithPython } from "../support/python.ts";
import { PYTHON_PACKAGE, runWithPackage } from "../support/python-package.ts";

const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const example = fileURLToPath(new URL("../../examples/methods/run.mjs", import.meta.url));

interface Value {
  rule: string;
  task: string;
  rows: number;
  value: number;
}
interface Report {
  models: { model: string; values: Value[]; missing: { name: string; variants: string[] }[] }[];
  doubts: string[];
}

/** The example, by one harness, of a model that leans to letters; its report. */
async function report(harness: string, python: string, ...more: string[]): Promise<Report> {
  const model = join(folder, `model-${harness}`);
  const home = join(folder, "home");
  const env = {
    ...process.env,
    ...{ HF_HUB_OFFLINE: "1", HF_DATASETS_OFFLINE: "1", TRANSFORMERS_OFFLINE: "1" },
    ...{ HF_HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home },
    ...{ PYTHONPATH: PYTHON_PACKAGE, PYTHONDONTWRITEBYTECODE: "1", OMP_NUM_THREADS: "1" },
  };
  const args = [example, model, `--${harness}`, python, "--out", folder, "--json", ...more];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 1 << 28 });
  const said: Report = JSON.parse(stdout);
  expect(said.models).toHaveLength(1);
  expect(said.models[0]!.model).toBe(model);
  return said;
}

const rulesOf = ({ models }: Report) => new Set(models[0]!.values.map(({ rule }) => rule));
const names = LIKELIHOOD_RULES.map(({ name }) => name);

describeWithPython("lm-eval", "one model by every rule in lm-eval", (python) => {
  let said: Report;
  let own: Record<string, Record<string, number>>;
  beforeAll(async () => {
    await runWithPackage(python, "tiny_model.py", join(folder, "model-lm-eval"), "letters");
    said = await report("lm-eval", python, ...["--", "--device", "cpu", "--batch_size", "40"]);
    const out = join(folder, "lm-eval", "out");
    const [place] = readdirSync(out);
    const file = readdirSync(join(out, place!)).find((name) => name.startsWith("results"))!;
    own = JSON.parse(readFileSync(join(out, place!, file), "utf8")).results;
  }, 600_000);

  test("each rule but tokens has a number, over all rows, and tokens is named", () => {
    const rules = rulesOf(said);
    for (const name of names.filter((n) => n !== "tokens")) expect(rules).toContain(name);
    for (const scorer of EXTRACTIONS) expect(rules).toContain(`generated, ${scorer}`);
    expect(rules).not.toContain("tokens");
    const [{ values, missing }] = said.models as [Report["models"][number]];
    expect(missing.map(({ name }) => name)).toEqual(["tokens"]);
    expect(missing[0]!.variants).toEqual(["lighteval --to lighteval"]);
    expect(values.every(({ rows }) => rows === 40)).toBe(true);
    expect(said.doubts).toEqual([]);
  });

  test("where lm-eval defines a rule, its own figure of the task is the same", () => {
    const metrics: Record<string, string> = {
      ...{ letters: "acc,none", raw: "acc,none", characters: "acc_norm,none" },
      ...{ bytes: "acc_bytes,none", unconditional: "acc_mutual_info,none" },
      "generated, harness's exact_match,none": "exact_match,none",
      "generated, harness's exact_match,get_response": "exact_match,get_response",
    };
    let compared = 0;
    for (const { rule, task, value } of said.models[0]!.values) {
      const metric = metrics[rule];
      if (metric === undefined) continue;
      expect(value, `${task} ${metric}`).toBeCloseTo(own[task]![metric]!, 12);
      compared++;
    }
    // two tasks of letters, two of texts by four rules, three that generate
    expect(compared).toBe(2 + 2 * 4 + 3);
  });

  test("one model has several accuracies on the same rows, by the rule alone", () => {
    const of = (task: string) =>
      said.models[0]!.values.filter((v) => v.task === `everyday_choice_${task}`);
    expect(new Set(of("harness_2023_texts").map((v) => v.value)).size).toBeGreaterThan(1);
    const helm = Object.fromEntries(of("helm_generated").map((v) => [v.rule, v.value]));
    expect(helm["generated, choice"]).toBe(helm["generated, harness's exact_match,none"]);
    expect(helm["generated, choice"]).toBeGreaterThan(0);
    expect(helm["generated, faulty/gpqa-cot-strict"]).toBe(0);
  });
});

describeWithPython("lighteval", "one model by tokens, in lighteval", (python) => {
  test("tokens have their log, and what the harness counts otherwise is told", async () => {
    await runWithPackage(python, "tiny_model.py", join(folder, "model-lighteval"), "letters");
    const said = await report("lighteval", offlineLighteval(python, folder));
    const rules = rulesOf(said);
    for (const name of names.filter((n) => n !== "unconditional")) expect(rules).toContain(name);
    expect(said.models[0]!.missing.map(({ name }) => name)).toEqual(["unconditional"]);
    const of = Object.fromEntries(said.models[0]!.values.map((v) => [v.rule, v.value]));
    expect(of.tokens).not.toBe(of.raw);
    // Its acc_norm counts the blank in front, its acc_norm_token the padding.
    expect(said.doubts.length).toBeGreaterThan(0);
    for (const doubt of said.doubts) {
      expect(doubt).toMatch(/texts.*the log's own score by (?:characters|tokens) is another/);
    }
  }, 600_000);
});
