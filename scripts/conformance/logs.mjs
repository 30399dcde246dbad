/** Cases with a log that is scored again, honest and tampered with. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sealDataset } from "../../dist/dataset/index.js";
import { openLog } from "../../dist/log/index.js";
import { publish, SampleTree, sealOf } from "../../dist/publish/index.js";
import { readResults } from "../../dist/result/yaml/index.js";
import { reportLog } from "../../dist/score/index.js";
import { readSpec } from "../../dist/spec/index.js";
import { claimsIn, sha256, signToken } from "../../dist/token/index.js";
import { D, digest, file, KEY, root, writeCase, yamlOf } from "./case.mjs";
import { inspectEval, inspectJson, jsonl, ROWS, samples, spec } from "./samples.mjs";

const key = { ...KEY, d: D };

/**
 * The core of all cases: ours, with a section that does nothing behind it. So its digest is never
 * in scorers.json, and what must be said does not change when ours does.
 */
function core() {
  const name = Buffer.from("conformance");
  const section = Buffer.from([0, name.length + 1, name.length]);
  const ours = readFileSync(new URL("../../build/evalmark.wasm", import.meta.url));
  return Buffer.concat([ours, section, name]);
}

/** Claims of an honest signer over a log. */
async function claimsOf({ content, epochs = 1, name, rows = null, signed = content }) {
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  const path = join(folder, name);
  writeFileSync(path, signed);
  const { spec: read } = readSpec({ file: "eval.yaml", bytes: Buffer.from(spec(epochs)) });
  const [task] = read.tasks;
  const data = rows && (await sealDataset(rows, task.fieldSpec));
  const opened = await openLog(path);
  try {
    const tree = new SampleTree(await sealOf(opened, data?.key ?? null));
    const report = await reportLog(opened, {
      ...{ scorers: ["math"], task },
      onScored(scored) {
        for (const one of scored) tree.add(one);
      },
    });
    const { file: written } = await publish({
      ...{ report, tree, key, partial: true, logDigests: await opened.digests() },
      ...{ spec: { spec: read, task }, taskId: "sums", directory: folder },
      ...{ model: "acme/tiny-1b", dataset: "acme/sums", date: "2025-10-09T08:53:20Z" },
      bound: { iss: "hf:acme", ...(data ? { data: { rows: data.rows, root: data.root } } : {}) },
      ...{ scale: "percent", decimals: 2 },
    });
    const [{ entry }] = readResults(readFileSync(written, "utf8"), written);
    return claimsIn(entry.verifyToken);
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true });
  }
}

const all = samples();
const more = (change, list = all) => list.map((one, i) => ({ ...one, ...change(one, i) }));
const lines = (list) => ({ name: "log.jsonl", content: jsonl(list) });
const json = (list, epochs) => ({ name: "log.json", content: inspectJson(list, epochs), epochs });
const archive = (list) => ({ name: "log.eval", content: inspectEval(list) });
const HONEST = [10, "S_SCORER_UNKNOWN"];
/** The signer says that all is right. */
const flipped = (claims) => ({
  ...claims,
  result: {
    ...claims.result,
    ...{ value: 100, k: ["5", "1"] },
    counts: { ...claims.result.counts, equal: 5, different: 0, unanswered: 0 },
  },
  run: { ...claims.run, samples: { n: 5, root: digest(7) } },
});
const spent = (claims) => ({
  ...claims,
  run: { ...claims.run, samples: { ...claims.run.samples, root: digest(7) } },
});
const declared = { name: "match", options: { numeric: false } };

/**
 * name: [exit, code], the log (`signed`: what it was when it was signed), what else is not honest.
 * `change`: of the claims; `eval`: the eval.yaml; `data`: rows that are given to the verifier.
 */
const cases = {
  "log-samples": [HONEST, lines(all)],
  "log-inspect-json": [HONEST, json(all)],
  "log-inspect-eval": [HONEST, archive(all)],
  "log-epochs": [HONEST, json(samples(2), 2)],
  "log-rows": [HONEST, { ...lines(all), rows: ROWS }, { data: ROWS }],
  "log-rows-needed": [[10, "S_SCORER_UNKNOWN"], { ...lines(all), rows: ROWS }],
  "log-partial": [[10, "S_PARTIAL"], json(all.slice(0, 4))],
  "log-output-edited": [
    [20, "E_LOG_ROOT"],
    { ...lines(more((_, i) => (i === 2 ? { output: "4" } : {}))), signed: jsonl(all) },
  ],
  "log-outputs-swapped": [
    [20, "E_LOG_ROOT"],
    {
      ...lines(more((_, i) => (i < 2 ? { output: all[1 - i].output } : {}))),
      signed: jsonl(all),
    },
  ],
  "log-byte-more": [
    [20, "E_LOG_ROOT"],
    { ...lines(all), content: `${jsonl(all)}\n`, signed: jsonl(all) },
  ],
  "log-scores-flipped": [[20, "E_RESCORE"], lines(all), { change: flipped }],
  "log-scores-exchanged": [[20, "E_RESCORE_SAMPLE"], lines(all), { change: spent }],
  "log-sample-twice": [
    [20, "E_SAMPLE_DUP"],
    { ...lines([...all.slice(0, 4), all[0]]), signed: jsonl(all) },
    {
      change: (claims, content) => ({
        ...claims,
        run: { ...claims.run, logs: [sha256(content).toString("base64url")] },
      }),
    },
  ],
  "log-row-left-out": [[20, "E_INCOMPLETE"], lines(all.slice(0, 4)), { data: ROWS }],
  "log-row-unknown": [
    [20, "E_SAMPLE_UNKNOWN"],
    lines(more((_, i) => (i === 4 ? { id: "z" } : {}))),
    { data: ROWS },
  ],
  "log-target-edited": [
    [20, "E_TARGET"],
    lines(more((_, i) => (i === 2 ? { target: "5" } : {}))),
    { data: ROWS },
  ],
  "log-question-edited": [
    [20, "E_ROW"],
    lines(more((_, i) => (i === 2 ? { input: "Combien font 2 et 3 ?" } : {}))),
    { data: ROWS },
  ],
  "log-rows-others": [
    [20, "E_DATA"],
    { ...lines(all), rows: ROWS },
    { data: [...ROWS.slice(1), ROWS[0]] },
  ],
  "log-declared-misnamed": [
    [20, "E_SCORER_CONFIG"],
    lines(all),
    { change: (claims) => ({ ...claims, scorer: { ...claims.scorer, declared } }) },
  ],
  "log-core-swapped": [
    [20, "E_SCORER_DIGEST"],
    lines(all),
    { change: (claims) => ({ ...claims, core: { ...claims.core, digest: digest(8) } }) },
  ],
  "log-spec-changed": [
    [11, "S_EVAL_YAML_CHANGED"],
    lines(all),
    { eval: spec().replace("numeric: true", "numeric: false") },
  ],
  "log-spec-formatted": [HONEST, lines(all), { eval: `# anew\n${spec()}` }],
};

export async function writeLogCases() {
  const bytes = core();
  writeFileSync(new URL("core.wasm", root), bytes);
  const digestOfCore = sha256(bytes).toString("base64url");
  for (const [name, [[exit, code], log, given = {}]] of Object.entries(cases)) {
    const { change = (claims) => claims, data } = given;
    const honest = await claimsOf(log);
    const named = { ...honest, core: { ...honest.core, digest: digestOfCore } };
    const claims = change(named, log.content);
    const { notes, result } = claims;
    const files = {
      "result.yaml": yamlOf(await signToken(claims, key), result.value, "acme/sums", notes),
      "keys.json": file(),
      "eval.yaml": given.eval ?? spec(log.epochs),
      [log.name]: log.content,
      ...(data ? { "rows.jsonl": jsonl(data) } : {}),
    };
    // What scoring again gives does not hang on what was signed.
    const again = await claimsOf({ ...log, signed: undefined }).catch(() => null);
    const rescored = again && {
      ...{ value: again.result.value, k: again.result.k, n: again.result.n },
      ...{ counts: again.result.counts, root: again.run.samples.root },
    };
    writeCase(name, files, { exit, code, rescored });
  }
}
