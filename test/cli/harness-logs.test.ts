import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { evalmark, jsonl, newFolder, parseLines } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";
import { parquetFile } from "../support/parquet.ts";
import { specText } from "../support/spec.ts";

const folder = newFolder();
const TIME = "2026-11-22T04-30-00.123456";

/** A line of a log by lm-eval: the answer 5 to a question about 4 or 5. */
const line = (doc_id: number, filter: string, exact_match: number) => ({
  doc_id,
  target: String(4 + doc_id),
  arguments: { gen_args_0: { arg_0: "Q", arg_1: { until: ["\n"] } } },
  resps: [["It is 5"]],
  filter,
  metrics: ["exact_match"],
  exact_match,
});

beforeAll(() => {
  const runs = join(folder, "runs", "tiny");
  mkdirSync(runs, { recursive: true });
  const lines = [
    line(0, "strict", 0),
    line(1, "strict", 0),
    line(0, "last", 0),
    line(1, "last", 1),
  ];
  writeFileSync(join(runs, `samples_sums_${TIME}.jsonl`), jsonl(...lines));
  const results = {
    results: { sums: { "exact_match,strict": 0, "exact_match,last": 0.5 } },
    configs: { sums: { filter_list: [{ name: "strict" }, { name: "last" }] } },
    config: { model: "hf" },
    lm_eval_version: "0.4.13",
    model_name: "tiny",
  };
  writeFileSync(join(runs, `results_${TIME}.json`), JSON.stringify(results));
  const strings = { list: "string" } as const;
  const doc = { query: "string", choices: strings, gold_index: "int64", id: "string" } as const;
  const schema = { doc: { struct: doc }, model_response: { struct: { text: strings } } } as const;
  const row = {
    doc: { query: "Q", choices: ["5"], gold_index: 0, id: "7" },
    model_response: { text: ["It is 5"] },
  };
  writeFileSync(join(runs, "details_sums|0.parquet"), parquetFile(schema, [[row]]));
});

test("a folder of logs is scored, each beside its harness's numbers", async () => {
  const args = ["score", "runs", "--scorer", "gsm8k", "--verdicts", "verdicts.jsonl", "--json"];
  const { code, stdout, stderr } = await evalmark(args, { cwd: folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { logs } = JSON.parse(stdout);
  expect(logs).toMatchObject([
    { header: { format: "lighteval" }, value: 100, n: 1, text_kinds: [] },
    {
      header: { format: "lm-eval", harness: "lm_eval 0.4.13", model: "tiny", task: "sums" },
      value: 50,
      n: 2,
      harness: { scorer: "exact_match,strict", value: 0 },
      compared: { samples: 2, same: 1 },
      text_kinds: [{ kind: "stop-cut", samples: 2 }],
    },
  ]);
  const verdicts = parseLines<{ id: unknown; text_kind?: string }>(
    readFileSync(join(folder, "verdicts.jsonl"), "utf8"),
  );
  expect(verdicts.map((v) => [v.id, v.text_kind])).toEqual([
    ["7", undefined],
    [0, "stop-cut"],
    [1, "stop-cut"],
  ]);
});

test("--filter chooses whose numbers stand beside ours, and the report tells of the others", async () => {
  const args = ["score", `runs/tiny/samples_sums_${TIME}.jsonl`, "--scorer", "gsm8k"];
  const { code, stdout } = await evalmark([...args, "--filter", "last"], { cwd: folder });
  expect(code).toBe(0);
  expect(stdout).toMatch(/harness +50\.00 % {2}mean of exact_match,last/);
  expect(stdout).toMatch(/note of its filters "last" is scored; others: strict/);
  expect(stdout).toMatch(/note scored as the harness had cut it at its stops.*\(2 samples\)/);
  expect(stdout).toMatch(/same as the harness on all 2 samples/);
  const none = await evalmark([...args, "--filter", "first"], { cwd: folder });
  expect(none.code).toBe(3);
  expect(none.stderr).toMatch(/has no filter "first"\n {2}cure: its filters: strict, last/);
});

test.each([
  "lm-eval/samples_mini_reading.jsonl",
  "lighteval/details_mini_reading.parquet",
  "promptfoo/reading.json",
])("%s: signed, and verified with the dataset's rows, or not with others", async (name) => {
  const into = name.split("/")[0]!;
  await evalmarkHere(["keygen", "--out", `${into}.key`], { cwd: folder });
  const log = join(MINI, "logs", name);
  const spec = ["--spec", join(MINI, "eval.yaml")];
  const hub = ["--model", "acme/tiny", "--dataset", "acme/mini", "--date", "2026-01-01"];
  const score = ["score", log, ...spec, "--task", "reading", "--scorer", "drop", "--results", into];
  const signed = await evalmarkHere([...score, ...hub, "--sign", `${into}.key`], { cwd: folder });
  expect(signed.code).toBe(0);
  const file = `${into}/.eval_results/acme--mini--reading.yaml`;
  const rows = readFileSync(join(MINI, "data/reading.jsonl"), "utf8").trimEnd().split("\n");
  const verify = async (data: string[]) => {
    writeFileSync(join(folder, `${into}.rows`), data.join("\n"));
    const given = ["--log", log, ...spec, "--key", `${into}.key.pub`, "--data", `${into}.rows`];
    return evalmarkHere(["verify", file, ...given], { cwd: folder });
  };
  const [all, fewer, moved] = [
    await verify(rows),
    await verify(rows.slice(1)),
    await verify(rows.toReversed()),
  ];
  expect([all.code, fewer.code, moved.code]).toEqual([0, 20, 30]);
  expect(all.stdout).toContain("20 rows, matched by position, counted from 0");
  expect(moved.stdout).toMatch(/FAILED +completeness +the harness makes samples of rows/);
});

test("a log that names no scorer is wrong usage, whatever harness wrote it; a filter it lacks is said", async () => {
  const logs = ["lm-eval/samples_mini_math.jsonl", "lighteval/details_mini_math.parquet"];
  for (const name of [...logs, "promptfoo/math.json"]) {
    const { code, stderr } = await evalmarkHere(["score", join(MINI, "logs", name)]);
    expect(stderr).toMatch(/names no scorer\n {2}cure: --scorer math/);
    expect(code).toBe(2);
  }
  const promptfoo = ["score", join(MINI, "logs/promptfoo/math.json"), "--scorer", "math"];
  const none = await evalmarkHere([...promptfoo, "--filter", "nobody"]);
  expect(none.code).toBe(3);
  expect(none.stderr).toMatch(/no samples in it\n {2}cure: check the filter: a provider's id/);
});

test("a limited run is a partial one, and its filter is signed with it", async () => {
  const hub = ["--model", "acme/tiny-1b", "--dataset", "acme/sums", "--results", "."];
  const spec = specText({ id: "sums" });
  const lines = ["strict", "last"].map((filter) => line(1, filter, 1));
  const results = {
    results: { sums: {} },
    configs: { sums: { filter_list: [{ name: "strict" }, { name: "last" }], repeats: 1 } },
    config: { model: "hf", limit: 1 },
    "n-samples": { sums: { original: 4, effective: 1 } },
    date: 1_795_000_000,
  };
  mkdirSync(join(folder, "limited"));
  const log = join("limited", `samples_sums_${TIME}.jsonl`);
  writeFileSync(join(folder, log), jsonl(...lines.map((l) => ({ ...l, doc_id: 0 }))));
  writeFileSync(join(folder, "limited", `results_${TIME}.json`), JSON.stringify(results));
  writeFileSync(join(folder, "sums.yaml"), spec);
  expect((await evalmarkHere(["keygen", "--out", "key"], { cwd: folder })).code).toBe(0);
  const args = ["score", log, "--scorer", "gsm8k", "--filter", "last", "--spec", "sums.yaml"];
  const signed = [...args, ...hub, "--sign", "key"];
  const refused = await evalmarkHere(signed, { cwd: folder });
  const partial = await evalmarkHere([...signed, "--partial"], { cwd: folder });
  expect([refused.code, partial.code]).toEqual([5, 1]);
  expect(refused.stderr).toMatch(/no result: 3 missing samples/);
  const entry = ".eval_results/acme--sums--sums.yaml";
  expect(readFileSync(join(folder, entry), "utf8")).toContain("value: 25\n");
  const verify = ["verify", entry, "--log", log, "--spec", "sums.yaml", "--key", "key.pub"];
  const [same, other] = await Promise.all([
    evalmarkHere(verify, { cwd: folder }),
    evalmarkHere([...verify, "--filter", "strict"], { cwd: folder }),
  ]);
  expect([same.code, other.code]).toEqual([10, 20]);
  expect(same.stdout).toMatch(/1 of 4 samples scored again/);
  expect(other.stdout).toMatch(/FAILED +scorer .*\n.*filter "last"\n.*filter "strict"\n/);
  // What the harness wrote beside the samples is bound as well: it says how many rows there are.
  const beside = join(folder, "limited", `results_${TIME}.json`);
  const whole = readFileSync(beside, "utf8");
  for (const change of [
    () => writeFileSync(beside, whole.replace('"original":4', '"original":1')),
    () => rmSync(beside),
  ]) {
    change();
    const forged = await evalmarkHere(verify, { cwd: folder });
    expect(forged.code).toBe(20);
    expect(forged.stdout).toMatch(
      /FAILED +log .*\n.*\n.*\n +cure: have the signed results file beside/,
    );
  }
});
