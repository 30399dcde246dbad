import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { evalmark, jsonl, MAIN, newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";

const folder = newFolder();
const path = (...names: string[]) => join(folder, ...names);
const HUB = ["--model", "acme/tiny-1b", "--dataset", "acme/mini"];
const READING = ["score", "reading.eval", "--scorer", "drop", "--spec", "eval.yaml"];
const NAME = ".eval_results/acme--mini--reading.yaml";

const run = (args: string[], env: Record<string, string> = {}) =>
  evalmarkHere(args, { cwd: folder, env });

beforeAll(async () => {
  cpSync(join(MINI, "logs/inspect/reading.eval"), path("reading.eval"));
  cpSync(join(MINI, "eval.yaml"), path("eval.yaml"));
  const samples = ["a", "b", "c"].map((id) => ({
    id,
    output: "1",
    target: id === "c" ? "2" : "1",
  }));
  writeFileSync(path("samples.jsonl"), jsonl(...samples));
  const { code } = await run(["keygen", "--out", "key"]);
  expect(code).toBe(0);
});

test("the same inputs give the same bytes, in another folder and through a copy of the log", async () => {
  mkdirSync(path("elsewhere"));
  cpSync(path("reading.eval"), path("elsewhere/copy.eval"));
  const [one, two] = await Promise.all([
    run([...READING, "--results", "one", ...HUB, "--sign", "key"]),
    evalmark(
      [
        "score",
        "copy.eval",
        ...READING.slice(2, 4),
        "--spec",
        "../eval.yaml",
        "--results",
        "two/.eval_results",
        ...HUB,
        "--sign",
        "../key",
      ],
      { cwd: path("elsewhere") },
    ),
  ]);
  expect([one.code, two.code]).toEqual([0, 0]);
  expect(one.stdout).toMatch(
    /\nwrote one\/\.eval_results\/acme--mini--reading\.yaml, signed\n {2}not bound by the token: issuer, /,
  );
  const text = readFileSync(path("one", NAME), "utf8");
  expect(readFileSync(path("elsewhere/two", NAME), "utf8")).toBe(text);
  expect(text.replace(/verifyToken: "[\w.-]+"/, "TOKEN")).toBe(`- dataset:
    id: "acme/mini"
    task_id: "reading"
  value: 64.58
  TOKEN
  date: "2026-11-22T06:40:16Z"
  notes: "scored by evalmark drop instead of the declared f1"
`);
});

test("the time: --date before SOURCE_DATE_EPOCH before the log's end, never the clock", async () => {
  const args = (into: string) => [...READING, "--results", into, ...HUB];
  const samples = [
    "score",
    "samples.jsonl",
    "--scorer",
    "drop",
    "--results",
    "x",
    ...HUB,
    "--task",
    "t",
  ];
  const [given, epoch, neither, wrong, odd] = await Promise.all([
    run([...args("given"), "--date", "2026-02-03T04:05:06+02:00"], { SOURCE_DATE_EPOCH: "0" }),
    run(args("epoch"), { SOURCE_DATE_EPOCH: "86400" }),
    run(samples),
    run([...samples, "--date", "yesterday"]),
    run(samples, { SOURCE_DATE_EPOCH: "soon" }),
  ]);
  expect([given, epoch, neither, wrong, odd].map((r) => r.code)).toEqual([0, 0, 2, 2, 2]);
  expect(readFileSync(path("given", NAME), "utf8")).toContain('date: "2026-02-03T02:05:06Z"');
  expect(readFileSync(path("epoch", NAME), "utf8")).toContain('date: "1970-01-02T00:00:00Z"');
  expect(neither.stderr).toMatch(/does not say when it was completed\n {2}cure: --date 2026/);
  expect(wrong.stderr).toMatch(/--date is "yesterday"/);
  expect(odd.stderr).toMatch(/SOURCE_DATE_EPOCH is "soon"/);
  // It was said before anything was scored.
  expect(neither.stdout).toBe("");
});

test("an existing file keeps its comments and other entries; a second run replaces its own", async () => {
  mkdirSync(path("merge/.eval_results"), { recursive: true });
  const before = `# kept by hand
- dataset:
    id: "acme/mini"
    task_id: "reading"
  value: 12.5   # an old harness
  notes: "by hand"
`;
  writeFileSync(path("merge", NAME), before);
  const args = [...READING, "--results", "merge", ...HUB, "--decimals", "1"];
  const first = await run(args);
  expect(first.code).toBe(0);
  const once = readFileSync(path("merge", NAME), "utf8");
  expect(once.startsWith(before)).toBe(true);
  expect(once).toContain("value: 64.6\n");
  expect(first.stdout).toMatch(
    /wrote .*\n {2}note the file has another entry for this task: 12\.5, by hand\n$/,
  );
  const extra = [
    "--dataset-revision",
    "abc123",
    "--source-url",
    "https://x.org/log",
    "--source-name",
    "log",
  ];
  const second = await run([...args, "--scale", "fraction", ...extra, "--json"]);
  expect(second.code).toBe(0);
  const others = [{ value: 12.5, notes: "by hand" }];
  expect(JSON.parse(second.stdout).logs[0].result).toMatchObject({ value: 0.6, others });
  const twice = readFileSync(path("merge", NAME), "utf8");
  expect(twice.startsWith(before)).toBe(true);
  expect(twice.match(/task_id/g)).toHaveLength(2);
  expect(twice).toContain('    revision: "abc123"\n  value: 0.6\n');
  expect(twice).toContain('  source:\n    url: "https://x.org/log"\n    name: "log"\n');
});

test("ids with slash, colon and percent sign have safe names of their own; no two share one", async () => {
  for (const task of ["a/b:c%d", "a:b/c%d", "..", "-x"]) {
    const args = ["score", "samples.jsonl", "--scorer", "drop", "--results", "odd", ...HUB];
    expect((await run([...args, "--date", "2026-01-01", `--task=${task}`])).code).toBe(0);
  }
  const names = readdirSync(path("odd/.eval_results"));
  expect(names.length).toBe(4);
  for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][\w.-]*\.yaml$/);
  const texts = names.map((name) => readFileSync(path("odd/.eval_results", name), "utf8"));
  expect(texts.join("")).toContain('task_id: "a/b:c%d"');
});

test("what stands in the way is said before the work, and nothing is written", async () => {
  writeFileSync(path("in-the-way"), "");
  const base = [
    "score",
    "samples.jsonl",
    "--scorer",
    "drop",
    "--date",
    "2026-01-01",
    "--task",
    "t",
  ];
  const [way, notes, url, twice] = await Promise.all([
    run([...base, "--results", "in-the-way", ...HUB]),
    run([...base, "--results", "no", ...HUB, "--notes", "two\nlines"]),
    run([...base, "--results", "no", ...HUB, "--source-url", "ftp://x"]),
    run([...base.slice(0, 2), "reading.eval", ...base.slice(2), "--results", "no", ...HUB]),
  ]);
  expect([way.code, notes.code, url.code, twice.code]).toEqual([3, 2, 2, 2]);
  expect(way.stderr).toMatch(/in-the-way.*can't write: a file stands where a folder is needed/);
  expect(notes.stderr).toMatch(/notes must be one line/);
  expect(url.stderr).toMatch(/must be a web address/);
  expect(twice.stderr).toMatch(
    /two logs of task t: a result has one\n {2}cure: score them one by one/,
  );
  expect([way, notes, url].map((r) => r.stdout)).toEqual(["", "", ""]);
  expect(readdirSync(folder)).not.toContain("no");
});

test("missing samples: shown, but no result without --partial; a doubtful log is not signed", async () => {
  const log = JSON.parse(readFileSync(join(MINI, "logs/inspect/reading.json"), "utf8"));
  log.samples.splice(0, 2);
  writeFileSync(path("missing.json"), JSON.stringify(log));
  writeFileSync(path("cancelled.json"), JSON.stringify({ ...log, status: "cancelled" }));
  const args = (file: string, into: string) => [
    ...["score", file, "--scorer", "drop", "--spec", "eval.yaml", "--results", into, ...HUB],
    ...["--sign", "key"],
  ];
  const [refused, partial, doubtful] = await Promise.all([
    run(args("missing.json", "refused")),
    run([...args("missing.json", "partial"), "--partial"]),
    run([...args("cancelled.json", "doubtful"), "--partial"]),
  ]);
  expect([refused.code, partial.code, doubtful.code]).toEqual([5, 1, 5]);
  expect(refused.stdout).toMatch(/missing 2\n/);
  expect(refused.stderr).toMatch(
    /missing\.json: no result: 2 missing samples\n {2}cure: .*--partial/,
  );
  expect(readFileSync(path("partial", NAME), "utf8")).toContain(
    "2 missing samples counted as wrong",
  );
  expect(doubtful.stderr).toMatch(/not signed: status is cancelled/);
  expect(readdirSync(folder)).not.toContain("refused");
  expect(readdirSync(folder)).not.toContain("doubtful");
});

test("a run with --limit is a run with missing samples, and verifies as that", async () => {
  const log = JSON.parse(readFileSync(join(MINI, "logs/inspect/reading.json"), "utf8"));
  log.samples = log.samples.slice(0, 5);
  log.eval.dataset.sample_ids = [1, 2, 3, 4, 5];
  log.eval.config.limit = 5;
  writeFileSync(path("limit.json"), JSON.stringify(log));
  const args = ["score", "limit.json", "--scorer", "drop", "--spec", "eval.yaml"];
  const signed = [...args, ...HUB, "--sign", "key", "--results"];
  const [shown, refused, partial] = await Promise.all([
    run(args),
    run([...signed, "limited"]),
    run([...signed, "limit", "--partial"]),
  ]);
  expect([shown.code, refused.code, partial.code]).toEqual([1, 5, 1]);
  expect(shown.stdout).toMatch(/missing 15\n/);
  expect(refused.stderr).toMatch(/no result: 15 missing samples/);
  const data = join(MINI, "data/reading.jsonl");
  const rest = ["--spec", "eval.yaml", "--key", "key.pub", "--data", data];
  const verified = await run(["verify", join("limit", NAME), "--log", "limit.json", ...rest]);
  expect(verified.stdout).toMatch(/5 of 20 samples scored again/);
  expect(verified.stdout).toMatch(/signed and re-scored: a partial result/);
  expect(verified.code).toBe(10);
});

test("epochs and reducer are the eval.yaml's: a lucky epoch is no result", async () => {
  const log = JSON.parse(readFileSync(join(MINI, "logs/inspect/reading.json"), "utf8"));
  log.eval.config.epochs_reducer = ["max"];
  writeFileSync(path("lucky.json"), JSON.stringify(log));
  const text = readFileSync(path("eval.yaml"), "utf8");
  const reading = "    config: reading\n";
  writeFileSync(path("twice.yaml"), text.replace(reading, `${reading}    epochs: 2\n`));
  const args = ["score", "lucky.json", "--scorer", "drop", "--spec", "twice.yaml"];
  const signed = [...args, ...HUB, "--sign", "key", "--results"];
  const [json, refused, partial] = await Promise.all([
    run([...args, "--json"]),
    run([...signed, "lucky"]),
    run([...signed, "unlucky", "--partial"]),
  ]);
  expect([json.code, refused.code, partial.code]).toEqual([1, 5, 1]);
  expect(json.stdout).toMatch(/"reducer": "mean"/);
  expect(refused.stderr).toMatch(/no result: 20 missing samples/);
  const entry = join("unlucky", NAME);
  expect(readFileSync(path(entry), "utf8")).toContain("value: 32.29\n");
  const rest = ["--log", "lucky.json", "--key", "key.pub"];
  const [full, noSpec] = await Promise.all([
    run(["verify", entry, ...rest, "--spec", "twice.yaml"]),
    run(["verify", entry, ...rest]),
  ]);
  expect([full.code, noSpec.code]).toEqual([10, 10]);
});

test("a log of another task gives no result; one by another scorer is not signed", async () => {
  const log = JSON.parse(readFileSync(join(MINI, "logs/inspect/reading.json"), "utf8"));
  log.eval.scorers[0].name = "includes";
  writeFileSync(path("includes.json"), JSON.stringify(log));
  const other = [...READING, "--task", "math"];
  const scorer = ["score", "includes.json", ...READING.slice(2)];
  const [shown, refused, unsigned, signed] = await Promise.all([
    run(other),
    run([...other, "--results", "other", ...HUB]),
    run([...scorer, "--results", "scorer", ...HUB]),
    run([...scorer, "--results", "signed", ...HUB, "--sign", "key"]),
  ]);
  expect([shown.code, refused.code, unsigned.code, signed.code]).toEqual([1, 5, 0, 5]);
  expect(shown.stdout).toMatch(/the log is of task reading, not of math/);
  expect(refused.stderr).toMatch(/no result: the log is of task reading, not of math\n {2}cure: /);
  expect(signed.stderr).toMatch(/not signed: the log's first scorer is includes, .* declares f1/);
  expect(readdirSync(folder)).not.toContain("other");
});

test.skipIf(process.platform === "win32")("a key that others can read is warned of", async () => {
  cpSync(path("key"), path("open-key"));
  chmodSync(path("open-key"), 0o640);
  symlinkSync(path("open-key"), path("link"));
  const { code, stderr } = await run([...READING, "--results", "modes", ...HUB, "--sign", "link"]);
  expect(code).toBe(0);
  expect(stderr).toBe(
    "warning link: others can read this private key, or write it (mode 0640)\n  cure: chmod 600 link\n",
  );
});

test("an existing file that is no UTF-8 is refused and stays", async () => {
  mkdirSync(path("latin", ".eval_results"), { recursive: true });
  const latin = Buffer.from("# caf\xe9\n- dataset: {id: a/b, task_id: t}\n  value: 1\n", "latin1");
  writeFileSync(path("latin", NAME), latin);
  const { code, stdout, stderr } = await run([...READING, "--results", "latin", ...HUB]);
  // Before anything is scored.
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).toMatch(/reading\.yaml: the existing results are not valid UTF-8\n {2}cure: save/);
  expect(readFileSync(path("latin", NAME))).toEqual(latin);
});

test("a revision that is no commit: written, with a warning", async () => {
  const args = [...READING, "--results", "revision", ...HUB, "--dataset-revision"];
  const [branch, commit] = [await run([...args, "main"]), await run([...args, "0".repeat(40)])];
  expect([branch.code, commit.code]).toEqual([0, 0]);
  expect(branch.stderr).toBe('warning dataset.revision is "main", not a commit of 40 hex digits\n');
  expect(commit.stderr).toBe("");
});

test("faults of other entries: kept byte for byte, told, and no matter to verify", async () => {
  const others = `# of others
- dataset: {id: cais/hle, task_id: hle}   # ours is better
  value: "20.0 ± 1.2"
  source: {url: null}
- just words
`;
  mkdirSync(path("beside", ".eval_results"), { recursive: true });
  writeFileSync(path("beside", NAME), others);
  const { code, stdout } = await run([...READING, "--results", "beside", ...HUB, "--sign", "key"]);
  expect(code).toBe(0);
  expect(stdout.split("\n").slice(-6)).toEqual([
    "wrote beside/.eval_results/acme--mini--reading.yaml, signed",
    expect.stringMatching(/^ {2}not bound by the token: issuer, model revision, model weights, /),
    "  evalmark's own token; Hugging Face's `verified` badge is theirs to give",
    "  warning line 3: entry 1: value must be one finite number; kept, and the Hub may refuse the file for it",
    "  warning line 5: entry 2: an entry must be a map with dataset and value; kept, and the Hub may refuse the file for it",
    "",
  ]);
  expect(readFileSync(path("beside", NAME), "utf8").startsWith(others)).toBe(true);
  const verify = (...args: string[]) =>
    run([
      ...["verify", `beside/${NAME}`, "--log", "reading.eval", "--spec", "eval.yaml"],
      ...["--key", "key.pub", ...args],
    ]);
  const [task, several, faulty] = await Promise.all([
    verify("--task", "reading"),
    verify(),
    verify("--entry", "1"),
  ]);
  expect(task.code).toBe(0);
  expect(several.code).toBe(2);
  expect(several.stderr).toContain("--entry 1  hle, value 20.0 ± 1.2");
  expect(faulty.code).toBe(3);
  expect(faulty.stderr).toMatch(/reading\.yaml:3:10: entry 1: value must be one finite number/);
});

test("keygen: a pair, the private half for its owner alone, never over another file", async () => {
  const before = readFileSync(path("key"), "utf8");
  const again = await run(["keygen", "--out", "key"]);
  expect(again.code).toBe(5);
  expect(again.stderr).toMatch(/error key: the file exists and is not overwritten/);
  expect(readFileSync(path("key"), "utf8")).toBe(before);
  expect(JSON.parse(before)).toMatchObject({ kty: "OKP", crv: "Ed25519", d: expect.any(String) });
  expect(JSON.parse(readFileSync(path("key.pub"), "utf8"))).not.toHaveProperty("d");
  writeFileSync(path("half.pub"), "");
  const [half, nowhere] = await Promise.all([
    run(["keygen", "--out", "half"]),
    run(["keygen", "--out", "no-folder/key"]),
  ]);
  expect([half.code, nowhere.code]).toEqual([5, 3]);
  expect(nowhere.stderr).toMatch(/there is no such folder\n {2}cure: make the folder first/);
  expect(readdirSync(folder)).not.toContain("half");
});

test.runIf(process.platform !== "win32")("keygen on a full disk leaves no half key", () => {
  const { status, stderr } = spawnSync(
    "sh",
    ["-c", 'ulimit -f 0; exec "$0" "$1" keygen --out full', process.execPath, MAIN],
    { cwd: folder, encoding: "utf8" },
  );
  expect(status).toBe(3);
  expect(stderr).toMatch(/^error full: can't write: .*\n {2}cure: /);
  expect(readdirSync(folder).filter((name) => name.startsWith("full"))).toEqual([]);
});

test("an eval.yaml that only the Hub refuses can be scored with", async () => {
  const whole = readFileSync(path("eval.yaml"), "utf8");
  writeFileSync(path("bare.yaml"), whole.slice(whole.indexOf("tasks:")));
  const [lint, score] = await Promise.all([
    run(["lint", "bare.yaml"]),
    run([...READING.slice(0, -1), "bare.yaml", "--results", "bare", ...HUB]),
  ]);
  expect(lint.code).toBe(4);
  expect(lint.stdout.match(/error (name|description|framework):/g)).toHaveLength(3);
  expect(score).toMatchObject({ code: 0, stderr: "" });
});

test("issuer and commits are bound; what can't be is said before the log is scored", async () => {
  const commit = "0123456789abcdef0123456789abcdef01234567";
  const bound = ["--iss", "hf:acme", "--model-revision", commit, "--dataset-revision", commit];
  const signed = [...READING, "--results", "bound", ...HUB, "--sign", "key", ...bound];
  const made = await run(signed);
  expect(made.code).toBe(0);
  expect(made.stdout).toMatch(/not bound by the token: model weights, dataset rows, /);
  const said = await run(["verify", join("bound", NAME), "--key", "key.pub", "--json"]);
  expect(JSON.parse(said.stdout).claims).toMatchObject({
    iss: "hf:acme",
    model: { revision: commit, weights: null },
    dataset: { revision: commit, config: "reading", split: "test", rows: null },
  });
  const refused = (...args: string[]) =>
    run([...READING, "--results", "unbound", ...HUB, ...args]).then((r) => [r.code, r.stderr]);
  const sign = ["--sign", "key"];
  expect(await refused(...sign, "--model-revision", "main")).toEqual([
    2,
    expect.stringMatching(/--model-revision must be a commit of 40 hex digits/),
  ]);
  expect(await refused(...sign, "--dataset-revision", "v1")).toEqual([
    2,
    expect.stringMatching(/--dataset-revision must be a commit/),
  ]);
  expect(await refused(...sign, "--iss", "acme")).toEqual([2, expect.stringMatching(/hf:NAME/)]);
  expect(await refused("--iss", "hf:acme")).toEqual([2, expect.stringMatching(/add --sign/)]);
});
