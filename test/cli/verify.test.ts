import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { evalmark, jsonl, newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI, miniLines } from "../support/mini.ts";
import { specText } from "../support/spec.ts";

const folder = newFolder();
const path = (name: string) => join(folder, name);
const RESULT = ".eval_results/acme--mini--reading.yaml";
const HUB = ["--model", "acme/tiny-1b", "--dataset", "acme/mini", "--results", "."];
const FULL = ["--log", "reading.json", "--spec", "eval.yaml", "--key", "key.pub"];
const ROWS = miniLines<Record<string, unknown>>("data/reading.jsonl");

const run = (...args: string[]) => evalmarkHere(args, { cwd: folder });
/** A changed copy of a file, beside it. */
function forged(file: string, name: string, change: (text: string) => string): string {
  const before = readFileSync(path(file), "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path(name), after);
  return name;
}

beforeAll(async () => {
  cpSync(join(MINI, "logs/inspect/reading.json"), path("reading.json"));
  cpSync(join(MINI, "eval.yaml"), path("eval.yaml"));
  cpSync(join(MINI, "data/reading.jsonl"), path("rows.jsonl"));
  await Promise.all([run("keygen", "--out", "key"), run("keygen", "--out", "other")]);
  const link = ["--source-url", "https://example.org/logs"];
  const args = ["--scorer", "drop", "--spec", "eval.yaml", ...HUB, "--sign", "key", ...link];
  const { code, stderr } = await run("score", "reading.json", ...args);
  expect(stderr).toBe("");
  expect(code).toBe(0);
});

test("0: everything given, a line for every check; without rows completeness is open", async () => {
  const [full, open, json] = await Promise.all([
    evalmark(["verify", RESULT, ...FULL, "--data", "rows.jsonl", "--model", "acme/tiny-1b"], {
      cwd: folder,
    }),
    run("verify", RESULT, ...FULL),
    run("verify", RESULT, ...FULL, "--json"),
  ]);
  expect([full.code, open.code, json.code]).toEqual([0, 0, 0]);
  expect(full.stdout).toMatch(
    /^\.eval_results\S+ {2}acme\/tiny-1b on acme\/mini reading: 64\.58 %, n 20/,
  );
  expect(full.stdout.match(/^ {2}ok /gm)).toHaveLength(19);
  expect(full.stdout).toMatch(/\nverified by evalmark: signed, and scoring the log again/);
  expect(full.stdout).toMatch(/\n {2}signed in the entry: dataset\.id, .*, value, date, notes\n/);
  expect(full.stdout).toMatch(/\n {2}NOT signed, anyone may have written it: source\.url\n/);
  expect(open.stdout).toMatch(/skipped {2}completeness {2}completeness not checked/);
  const said = JSON.parse(json.stdout);
  expect(said).toMatchObject({ result: RESULT, outcome: "verified", exit: 0 });
  expect(said.checks).toHaveLength(23);
  expect(said.fields.unsigned).toEqual(["source.url"]);
  const model = { name: "model", ok: "skipped", note: expect.stringMatching(/--model/) };
  expect(said.checks[2]).toEqual(model);
  expect(said.claims).toMatchObject({ v: 1, model: { id: "acme/tiny-1b" }, result: { n: 20 } });
});

test("what was not compared is not said to be so: no date, no eval.yaml", async () => {
  const dateless = forged(RESULT, "dateless.yaml", (t) => t.replace(/ {2}date: .*\n/, ""));
  const [date, spec] = await Promise.all([
    run("verify", dateless, ...FULL),
    run("verify", RESULT, "--log", "reading.json", "--key", "key.pub"),
  ]);
  expect([date.code, spec.code]).toEqual([0, 10]);
  expect(date.stdout).toMatch(
    /skipped +date +the entry has none, so the Hub shows its commit's; signed: 2026/,
  );
  expect(spec.stdout).toMatch(/\nsigned; re-scored, but not against an eval\.yaml \(--spec\)\n$/);
  expect(spec.stdout).not.toMatch(/NOT re-scored/);
});

test("an issuer is his own word until a key file of the verifier's names him", async () => {
  const args = ["--scorer", "drop", "--spec", "eval.yaml", ...HUB.slice(0, 4), "--sign", "key"];
  await run("score", "reading.json", ...args, "--results", "issued", "--iss", "hf:acme");
  await run(
    "keys",
    "publish",
    "--key",
    "key.pub",
    "--iss",
    "hf:acme",
    "--nbf",
    "2020-01-01T00:00:00Z",
    "--out",
    "k.json",
  );
  const [bare, named] = await Promise.all([
    run("verify", `issued/${RESULT}`, "--key", "key.pub"),
    run("verify", `issued/${RESULT}`, "--key", "k.json"),
  ]);
  expect([bare.code, named.code, named.stderr]).toEqual([10, 10, ""]);
  expect(bare.stdout).toMatch(/verified signer: hf:acme by its own word alone, key/);
  expect(named.stdout).toMatch(/verified signer: hf:acme, key/);
});

test("10 without the log, 11 for another task, 12 without a trusted signer", async () => {
  const changed = (text: string) => text.replace("as few words as", "as many words as");
  const layout = (text: string) => `# a comment\n${text}`;
  const other = forged("eval.yaml", "changed.yaml", changed);
  const same = forged("eval.yaml", "layout.yaml", layout);
  const unsigned = forged(RESULT, "unsigned.yaml", (t) => t.replace(/ {2}verifyToken.*\n/, ""));
  const log = ["--log", "reading.json", "--key", "key.pub"];
  const runs = await Promise.all([
    run("verify", RESULT, "--key", "key.pub"),
    run("verify", RESULT, ...log, "--spec", other),
    run("verify", RESULT, ...log, "--spec", same),
    run("verify", RESULT, ...FULL.slice(0, 4), "--key", "other.pub"),
    run("verify", unsigned, ...FULL),
  ]);
  expect(runs.map((r) => r.code)).toEqual([10, 11, 0, 12, 12]);
  expect(runs[0]!.stdout).toMatch(/NOT re-scored/);
  expect(runs[1]!.stdout).toMatch(/FAILED +spec +the task has changed/);
  expect(runs[3]!.stdout).toMatch(
    /FAILED +token .*\n +cure: give the signer's public key.*--key\n/,
  );
  expect(runs[3]!.stdout).not.toMatch(/ signed in the entry/);
  expect(runs[3]!.stdout).toMatch(/no trusted signer: treat the value as self-reported/);
});

test("20: every forgery, each by the check that is there for it", async () => {
  const digit = (text: string) => text.replace("value: 64.58", "value: 94.58");
  const dataset = (text: string) => text.replace("acme/mini", "acme/maxi");
  const token = (text: string) =>
    text.replace(/(verifyToken: "[^"]{300})(.)/, (_, head, c) => head + (c === "A" ? "B" : "A"));
  const output = (text: string) => text.replaceAll("3 October 1874", "4 October 1874");
  const forgeries: [check: string, result: string, args: string[]][] = [
    ["value", forged(RESULT, "value.yaml", digit), FULL],
    ["dataset", forged(RESULT, "dataset.yaml", dataset), FULL],
    ["token", forged(RESULT, "token.yaml", token), FULL],
    ["model", RESULT, [...FULL, "--model", "acme/huge-1t"]],
    ["log", RESULT, ["--log", forged("reading.json", "output.json", output), ...FULL.slice(2)]],
  ];
  const runs = await Promise.all(
    forgeries.map(([, result, args]) => run("verify", result, ...args)),
  );
  runs.forEach(({ code, stdout }, i) => {
    expect(stdout).toMatch(new RegExp(`FAILED +${forgeries[i]![0]} `));
    expect(stdout).toMatch(/\nrejected\n$/);
    expect(code).toBe(20);
  });
});

test("--data: a row missing, or a target changed, is a log of something else", async () => {
  writeFileSync(path("fewer.jsonl"), jsonl(...ROWS.slice(0, -1)));
  const [first, ...rest] = ROWS;
  writeFileSync(path("changed.jsonl"), jsonl({ ...first, answer: "11" }, ...rest));
  const [fewer, changed, alone, garbage] = await Promise.all([
    run("verify", RESULT, ...FULL, "--data", "fewer.jsonl"),
    run("verify", RESULT, ...FULL, "--data", "changed.jsonl"),
    run("verify", RESULT, "--key", "key.pub", "--data", "rows.jsonl"),
    run("verify", RESULT, ...FULL, "--data", "eval.yaml"),
  ]);
  expect([fewer.code, changed.code, alone.code, garbage.code]).toEqual([20, 20, 2, 3]);
  expect(fewer.stdout).toMatch(/data +19 rows of data\n +log +20 rows/);
  expect(changed.stdout).toMatch(/data +target of row 1: "11"\n +log +target of sample 1: "10"/);
  expect(alone.stderr).toMatch(/cure: add --log LOG --spec eval\.yaml/);
});

test("several entries: by task, or by number", async () => {
  const args = ["--scorer", "drop", "--spec", "eval.yaml", ...HUB, "--sign", "key"];
  cpSync(path(RESULT), path("first.yaml"));
  expect((await run("score", "reading.json", ...args, "--notes", "again")).code).toBe(0);
  const [open, second, none] = await Promise.all([
    run("verify", RESULT, ...FULL, "--task", "reading"),
    run("verify", RESULT, ...FULL, "--entry", "2"),
    run("verify", RESULT, ...FULL, "--task", "math"),
  ]);
  cpSync(path("first.yaml"), path(RESULT));
  expect([open.code, second.code, none.code]).toEqual([2, 0, 2]);
  expect(open.stderr).toMatch(
    /several entries\n {2}cure: say which:\n {4}--entry 1 {2}reading, value 64\.58 \(scored by .*\n {4}--entry 2 {2}reading, .*again/,
  );
  expect(second.stdout).toMatch(/notes .*again; scored by/);
  expect(none.stderr).toMatch(/the file has no such entry/);
});

test("a samples file with epochs, errors and odd ids: signed, verified, forged", async () => {
  const spec = specText({ id: "sums", scorers: "{name: math}", epochs: 2, reducer: "pass_at_1" });
  writeFileSync(path("sums.yaml"), spec);
  const ids = ["a/b", 1, "1", "%:"];
  const samples = ids.flatMap((id) =>
    [1, 2].map((epoch) =>
      id === 1 && epoch === 2
        ? { id, epoch, target: "4", error: "down" }
        : { id, epoch, target: "4", output: `2 + 2 = ${epoch + 2}` },
    ),
  );
  writeFileSync(path("sums.jsonl"), jsonl(...samples));
  const date = ["--date", "2026-01-01"];
  const args = ["--spec", "sums.yaml", "--scorer", "gsm8k", ...HUB, "--sign", "key", ...date];
  const signed = await run("score", "sums.jsonl", ...args, "--errors", "exclude");
  expect(signed.code).toBe(1);
  const file = ".eval_results/acme--mini--sums.yaml";
  const text = readFileSync(path(file), "utf8");
  // Rows 1/2, 0 (its second epoch is left out), 1/2 and 1/2.
  expect(text).toContain("value: 37.5\n");
  expect(text).toContain("gsm8k instead of the declared math; 1 errored sample left out");
  const moved = forged("sums.jsonl", "moved.jsonl", (t) => t.replace('"a/b"', '"a:b"'));
  const rest = ["--spec", "sums.yaml", "--key", "key.pub"];
  const [good, forgery] = await Promise.all([
    run("verify", file, "--log", "sums.jsonl", ...rest),
    run("verify", file, "--log", moved, ...rest),
  ]);
  expect(good.stdout).toMatch(/declared .*math \{\}; replaced by gsm8k \{\}/);
  expect([good.code, forgery.code]).toEqual([10, 20]);
});
