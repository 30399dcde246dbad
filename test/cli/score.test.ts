import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { evalmark, jsonl, newFolder, parseLines } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";
import { specText } from "../support/spec.ts";

const folder = newFolder();
const SAMPLES = [
  { id: 1, output: "Anna Lind", target: "Anna Lind" },
  { id: "1", output: "Anna Roos", target: "Anna Lind" },
  { id: 3, answer: "1874", target: ["1873", "1874"], scorer: "squad" },
  { id: 4, output: "12.25 metres\n\nNext: 13", target: "12.25", stop: ["."] },
  { id: 5, output: "12", target: "12", stop: ["."], cut: true },
];

interface Line {
  id: string | number;
  scorer: string;
  score: number;
  verdict: string;
  [key: string]: unknown;
}

/** Runs `score` in the folder with `--json`; the first log of what it says. */
async function scored(...args: string[]) {
  const { code, stdout, stderr } = await evalmarkHere(["score", ...args, "--json"], {
    cwd: folder,
  });
  return { code, stderr, log: stdout ? JSON.parse(stdout).logs[0] : null };
}

beforeAll(() => {
  writeFileSync(join(folder, "samples.jsonl"), jsonl(...SAMPLES));
  writeFileSync(join(folder, "samples.jsonl.gz"), gzipSync(jsonl(...SAMPLES)));
  const errored = { id: 6, error: "rate limit", target: "x" };
  writeFileSync(join(folder, "errored.jsonl"), jsonl(...SAMPLES, errored));
  cpSync(join(MINI, "logs/inspect/reading.eval"), join(folder, "reading.eval"));
  cpSync(join(MINI, "eval.yaml"), join(folder, "eval.yaml"));
});

test("the summary says what was scored, by what, how well, and what the harness had said", async () => {
  const args = ["score", "reading.eval", "--scorer", "drop", "--scorer", "squad"];
  const { code, stdout, stderr } = await evalmark(args, { cwd: folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(
    /^reading\.eval {2}task hf\/evalmark\/mini\/reading, .*inspect_ai 0\.3\.285/,
  );
  expect(stdout).toMatch(/scored by +drop, declared: f1, pattern +core sha256/);
  expect(stdout).toMatch(/score +64\.58 % ± \d+\.\d\d {2}95 % interval .* n 20 \(20 rows\)/);
  expect(stdout).toMatch(/\n +squad +\d/);
  expect(stdout).toMatch(/harness +57\.00 % {2}mean of f1 over 20/);
  expect(stdout).toMatch(/equal 12 {2}different 5 {2}partial 2 {2}unanswered 1 {2}undecided 0/);
  expect(stdout).toMatch(/differs from the harness on \d+ of 20 samples/);
  expect(stdout).toContain("pattern cut 12.25");
  expect(stdout).toContain("glued to the next paragraph by a line break");
});

test("one number in every form: scale, decimals, gzip, standard input", async () => {
  const [percent, fraction, whole, zipped, piped] = await Promise.all([
    scored("samples.jsonl", "--scorer", "drop"),
    scored("samples.jsonl", "--scorer", "drop", "--scale", "fraction", "--decimals", "10"),
    scored("samples.jsonl", "--scorer", "drop", "--decimals", "0"),
    scored("samples.jsonl.gz", "--scorer", "drop"),
    evalmark(["score", "-", "--scorer", "drop", "--json"], { stdin: jsonl(...SAMPLES) }),
  ]);
  // 1 + 1/2 + 1/2 (a list is spans of one answer) + 0 (cut at "12") + 1, of 5
  expect(percent.log).toMatchObject({ exact: "3/5", value: 60, scale: "percent", n: 5 });
  expect(fraction.log).toMatchObject({ exact: "3/5", value: 0.6, scale: "fraction" });
  expect(whole.log.value).toBe(60);
  expect(zipped.log.log_digest).not.toBe(percent.log.log_digest);
  const { log_digest: _, log: __, ...rest } = zipped.log;
  expect(percent.log).toMatchObject(rest);
  expect(JSON.parse(piped.stdout).logs[0]).toMatchObject({ ...rest, log: "-" });
});

test("--verdicts -: a line a sample, and the summary on standard error", async () => {
  const args = ["score", "-", "--scorer", "drop", "--scorer", "gsm8k", "--verdicts", "-"];
  const { code, stdout, stderr } = await evalmark(args, { stdin: jsonl(...SAMPLES) });
  expect(code).toBe(0);
  expect(stderr).toMatch(/score +60\.00 %/);
  expect(stderr).toMatch(/stop sequence may have cut a decimal in two: sample 4, 5\n/);
  const lines = parseLines<Line>(stdout);
  expect(lines.map((l) => l.id)).toEqual([1, "1", 3, 4, 5]);
  expect(lines[0]).toEqual({
    id: 1,
    epoch: 1,
    scorer: "drop",
    score: 1,
    verdict: "equal",
    rule: "drop/em",
    certainty: "exact",
    answer: "Anna Lind",
    span: [0, 9],
    steps: expect.any(Number),
    others: [expect.objectContaining({ scorer: "gsm8k", score: 0, answer: null })],
  });
  expect(lines[3]).toMatchObject({ answer: "12", stopped: 2, decimal_cut: true, score: 0 });
  expect(lines[4]).toMatchObject({ answer: "12", decimal_cut: true, score: 1 });
  expect(lines[4]).not.toHaveProperty("stopped");
});

test("the command line wins over a sample's own scorer and options, these over the spec", async () => {
  const lines = async (samples: unknown[], ...args: string[]) => {
    const all = ["score", "-", "--verdicts", "-", ...args];
    const ran = await evalmark(all, { cwd: folder, stdin: jsonl(...samples) });
    return parseLines<Line>(ran.stdout).map((l) => `${l.scorer} ${l.score}`);
  };
  const half = { output: "Anna Roos", target: "Anna Lind" };
  const own = [
    { id: 1, ...half },
    { id: 2, ...half, scorer: "drop", options: { metric: "em" } },
    { id: 3, ...half, scorer: "drop" },
  ];
  const spec = ["--spec", "eval.yaml", "--task", "reading"];
  const [fromSpec, options, scorer, both] = await Promise.all([
    lines(own, ...spec),
    lines(own.slice(1), "--option", "metric=f1"),
    lines(own, ...spec, "--scorer", "drop"),
    lines(own, "--scorer", "drop", "--option", "metric=em"),
  ]);
  expect(fromSpec).toEqual(["inspect/f1 0.5", "drop 0", "drop 0.5"]);
  expect(options).toEqual(["drop 0.5", "drop 0.5"]);
  expect(scorer).toEqual(["drop 0.5", "drop 0.5", "drop 0.5"]);
  expect(both).toEqual(["drop 0", "drop 0", "drop 0"]);
});

test("what fixed bytes can't run again is refused by name, unless another scorer is named", async () => {
  const spec = (name: string, args = "") => {
    const file = `${name}.yaml`;
    writeFileSync(
      join(folder, file),
      specText({ id: "t", scorers: `{name: ${name}${args}}, {name: match}` }),
    );
    return ["--spec", file];
  };
  const log = "samples.jsonl";
  const [math, graded, pattern, other, score, own] = await Promise.all([
    scored(log, ...spec("math")),
    scored(log, ...spec("model_graded_qa")),
    scored("reading.eval", ...spec("pattern", ", args: {pattern: '(\\d+)(?=.*x)'}")),
    scored(log, ...spec("math"), "--scorer", "drop"),
    scored(log, ...spec("math"), "--score", "match"),
    scored("reading.eval", "--score", "nope"),
  ]);
  for (const refused of [math, graded, pattern]) expect(refused.code).toBe(5);
  expect(math.stderr).toMatch(/math compares with SymPy.*\n {2}cure: --scorer math/);
  expect(graded.stderr).toMatch(/model_graded_qa.*\n {2}cure: \S/);
  expect(pattern.stderr).toMatch(
    /a lookahead of more than fixed characters.*at character 6.*\n {2}cure: \S/,
  );
  expect(other.log.scorer).toMatchObject({
    used: { name: "drop" },
    from: "command line",
    declared: [{ name: "math" }, { name: "match" }],
    not_rerun: [{ name: "math" }],
  });
  expect(score.log.scorer).toMatchObject({ used: { name: "inspect/match" }, from: "spec" });
  expect(own.code).toBe(2);
  expect(own.stderr).toMatch(
    /no declared scorer is called "nope"\n {2}cure: declared: f1, pattern/,
  );
});

test("errored samples: exit 1, wrong by default, left out on request", async () => {
  const [wrong, left, text] = await Promise.all([
    scored("errored.jsonl", "--scorer", "drop"),
    scored("errored.jsonl", "--scorer", "drop", "--errors", "exclude"),
    evalmarkHere(["score", "errored.jsonl", "--scorer", "drop"], { cwd: folder }),
  ]);
  expect(wrong).toMatchObject({ code: 1, log: { exact: "1/2", n: 6, counts: { errored: 1 } } });
  expect(left).toMatchObject({ code: 1, log: { exact: "3/5", n: 5, errors_mode: "exclude" } });
  expect(text.stdout).toMatch(/note sample 6 errored: rate limit/);
});

test("undecided samples are wrong, and the span says what they could be worth", async () => {
  const big = { id: 2, output: "x".repeat((16 << 20) + 1), target: "x" };
  const vast = { id: 3, output: "x".repeat(50 << 20), target: "x" };
  const samples = jsonl({ id: 1, output: "x", target: "x" }, big, vast, {
    id: 4,
    output: "y",
    target: "x",
  });
  const args = ["score", "-", "--scorer", "drop", "--verdicts", "-"];
  const { code, stdout, stderr } = await evalmark(args, { stdin: samples });
  expect(code).toBe(0);
  expect(stderr).toMatch(/score +25\.00 %/);
  expect(stderr).toMatch(/undecided all wrong 25\.00 %, all right 75\.00 %/);
  const refused = { verdict: "undecided", rule: "limit/sample", score: 0, span: null };
  expect(parseLines<Line>(stdout).slice(1, 3)).toMatchObject([refused, refused]);
});

test("several logs: each has its summary, and its name in the verdict lines", async () => {
  const args = ["score", "samples.jsonl", "reading.eval", "--scorer", "drop", "--verdicts", "-"];
  const { code, stdout, stderr } = await evalmarkHere(args, { cwd: folder });
  expect(code).toBe(0);
  expect(stderr).toMatch(/^samples\.jsonl\n[\s\S]*\nreading\.eval {2}task/);
  const logs = parseLines<Line>(stdout).map((l) => l.log);
  expect(logs.slice(4, 6)).toEqual(["samples.jsonl", "reading.eval"]);
  expect(logs.length).toBe(25);
});

/** The example's reading log in JSON, changed. */
function changedLog(name: string, change: (log: ReturnType<typeof JSON.parse>) => void): string {
  const log = JSON.parse(readFileSync(join(MINI, "logs/inspect/reading.json"), "utf8"));
  change(log);
  writeFileSync(join(folder, name), JSON.stringify(log));
  return name;
}

test("one scorer declared twice: --score match1 is the second, beside its own numbers", async () => {
  const name = changedLog("twice.json", (log) => {
    const [f1, other] = log.results.scores;
    log.eval.scorers = [
      { name: "inspect_ai/match", options: { location: "begin" } },
      { name: "inspect_ai/match", options: { location: "any" } },
    ];
    log.results.scores = [
      { ...f1, name: "match", scorer: "inspect_ai/match" },
      { ...other, name: "match1", scorer: "inspect_ai/match" },
    ];
    for (const sample of log.samples) {
      sample.scores = { match: { value: "I" }, match1: { value: "C" } };
    }
  });
  const args = ["score", name, "--score", "match1"];
  const { code, stdout } = await evalmarkHere(args, { cwd: folder });
  expect(code).toBe(0);
  expect(stdout).toMatch(/scored by +inspect\/match \(location=any\)/);
  expect(stdout).toMatch(/\n +inspect\/match \(location=begin\) +\d/);
  expect(stdout).toMatch(/harness +45\.00 % {2}accuracy of match1/);
  const { log } = await scored(...args.slice(1));
  expect(log.others).toMatchObject([{ options: { location: "begin" } }]);
  expect(log.differences.length).toBeGreaterThan(0);
  for (const { harness } of log.differences) expect(harness).toMatchObject({ name: "match1" });
});

test("samples that are none of the log's rows or epochs: the file, and a cure", async () => {
  const names = [
    changedLog("epoch.json", (log) => {
      log.samples[3].epoch = 5;
    }),
    changedLog("row.json", (log) => {
      log.samples[3].id = "stranger";
    }),
  ];
  const [epoch, row] = await Promise.all(names.map((name) => scored(name, "--scorer", "drop")));
  expect([epoch!.code, row!.code]).toEqual([3, 3]);
  expect(epoch!.stderr).toMatch(
    /epoch\.json:\d+:\d+: sample \d+ is of epoch 5, .*\n {2}cure: a log has/,
  );
  expect(row!.stderr).toMatch(
    /row\.json:\d+:\d+: sample "stranger" is none of the rows.*\n {2}cure: /,
  );
});
