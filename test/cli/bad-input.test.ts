import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { evalmark, jsonl, newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";
import { zip, zstdRepeats } from "../support/zip.ts";

const folder = newFolder();
const path = (name: string) => join(folder, name);
const write = (name: string, content: Uint8Array | string) => {
  writeFileSync(path(name), content);
  return name;
};
const evalLog = readFileSync(join(MINI, "logs/inspect/reading.eval"));
const sample = { id: 1, output: "yes", target: "yes" };
/** 1 GiB of spaces, as a member of an archive. */
const GIB = 1 << 30;

mkdirSync(path("folder"));
const LOGS: [name: string, log: () => string, message: RegExp][] = [
  ["a missing file", () => "nowhere.eval", /nowhere\.eval: there is no such file\n {2}cure: check/],
  ["an empty folder", () => "folder", /folder: no log in this folder/],
  ["an empty file", () => write("empty.eval", ""), /empty\.eval: the file is empty/],
  [
    "a picture",
    () => write("a.png", "\x89PNG\r\n\x1a\n"),
    /a\.png: this is no log\n {2}cure: name/,
  ],
  ["a table", () => write("a.csv", "id,output\n1,a\n"), /a\.csv: this is no log/],
  [
    "an eval.yaml",
    () => write("spec.yaml", "name: x\ntasks: []\n"),
    /spec\.yaml: this is an eval\.yaml, not a log/,
  ],
  ["half a line", () => write("half.jsonl", '{"id":1,"out'), /half\.jsonl:1:13: .*cut/s],
  [
    "a line without target",
    () => write("t.jsonl", '{"id":1,"output":"a"}'),
    /t\.jsonl:1:1: "target" is missing/,
  ],
  [
    "an unknown key",
    () => write("k.jsonl", jsonl(sample, { ...sample, id: 2, outputs: 1 })),
    /k\.jsonl:2:\d+: unknown key "outputs"\n {2}cure: .*metadata/,
  ],
  [
    "a sample twice",
    () => write("d.jsonl", jsonl(sample, sample)),
    /d\.jsonl:2:1: a second sample with id 1/,
  ],
  [
    "a truncated archive",
    () => write("cut.eval", evalLog.subarray(0, 4000)),
    /cut\.eval: the archive is damaged or cut short/,
  ],
  [
    "a gzipped archive that is cut",
    () => write("z.gz", gzipSync(evalLog.subarray(0, 4000))),
    /z\.gz: the archive is damaged or cut short/,
  ],
  [
    "a cut gzip file",
    () => write("c.gz", gzipSync(jsonl(sample)).subarray(0, 30)),
    /c\.gz: the gzip file ends too early/,
  ],
  [
    "an archive whose members leave it",
    () => write("path.eval", zip([{ name: "../header.json", data: "{}" }])),
    /path\.eval.*\.\.\/header\.json/,
  ],
  [
    "a deflate bomb",
    () => {
      const packed = deflateRawSync(Buffer.alloc(80 << 20, 32));
      return write(
        "bomb.eval",
        zip([{ name: "header.json", data: "", lie: { packed, size: 80 << 20 } }]),
      );
    },
    /bomb\.eval\(header\.json\): .*(larger than|times)/,
  ],
  [
    "a zstd bomb",
    () => {
      const packed = zstdRepeats(32, 128 << 10, GIB / (128 << 10));
      const lie = { packed, size: GIB };
      return write("zbomb.eval", zip([{ name: "header.json", data: "", method: 93, lie }]));
    },
    /zbomb\.eval\(header\.json\): .*(larger than|times)/,
  ],
];

test.each(LOGS)("as a log, %s", async (_, log, message) => {
  const { code, stdout, stderr } = await evalmarkHere(["score", path(log()), "--scorer", "drop"]);
  expect(stderr).toMatch(/^error /);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/\n {2}cure: \S/);
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
});

test("invalid UTF-8 and lone surrogates are read, as U+FFFD", async () => {
  const bad = Buffer.concat([
    Buffer.from('{"id":1,"target":"\ufffd","output":"'),
    Buffer.from([0xff]),
    Buffer.from('"}\n{"id":"\\ud800","target":"\ufffd","output":"\\udc00"}\n'),
  ]);
  const args = ["score", "-", "--scorer", "inspect/exact", "--json"];
  const { code, stdout } = await evalmark(args, { stdin: bad });
  expect(code).toBe(0);
  expect(JSON.parse(stdout).logs[0]).toMatchObject({ n: 2, value: 100 });
});

test("nothing, or an archive, on standard input", async () => {
  const [nothing, archive] = await Promise.all([
    evalmark(["score", "-"]),
    evalmark(["score", "-"], { stdin: evalLog }),
  ]);
  expect(nothing.code).toBe(3);
  expect(nothing.stderr).toMatch(/error -: the file is empty/);
  expect(archive.code).toBe(3);
  expect(archive.stderr).toMatch(
    /error -: an \.eval log can't be read from a pipe\n {2}cure: name the file/,
  );
});

const aliases = `a: &a [x, x]\n${"bcdefghij"
  .split("")
  .map((c, i) => `${c}: &${c} [${Array(9).fill(`*${"abcdefghij"[i]}`).join(", ")}]\n`)
  .join("")}`;

const SPECS: [file: string, content: Uint8Array | string, message: RegExp][] = [
  ["empty.yaml", "", /^empty\.yaml:1:1: error empty-file/m],
  ["log.yaml", evalLog, /^log\.yaml:1:1: error not-utf8/m],
  ["samples.yaml", jsonl(sample, sample), /^samples\.yaml:\d+:\d+: error/m],
  ["aliases.yaml", aliases, /^aliases\.yaml:\d+:\d+: error/m],
  ["deep.yaml", `a: ${"[".repeat(100_000)}`, /^deep\.yaml:\d+:\d+: error/m],
  ["large.yaml", "# x\n".repeat(1 << 19), /^large\.yaml:1:1: error file-size/m],
];

test("as a spec: what is no eval.yaml, and YAML made to exhaust its reader", async () => {
  for (const [file, content] of SPECS) write(file, content);
  const stdin = jsonl(sample);
  const [lint, score, missing] = await Promise.all([
    evalmark(["lint", ...SPECS.map(([file]) => file)], { cwd: folder }),
    evalmark(["score", "-", "--spec", "aliases.yaml"], { cwd: folder, stdin }),
    evalmark(["score", "-", "--spec", "nowhere.yaml"], { cwd: folder, stdin }),
  ]);
  expect(lint.code).toBe(4);
  for (const [, , message] of SPECS) expect(lint.stdout).toMatch(message);
  expect(score.code).toBe(4);
  expect(score.stderr).toMatch(/aliases\.yaml:\d+:\d+: error/);
  expect(score.stderr).toMatch(/error aliases\.yaml: .*\n {2}cure: evalmark lint aliases\.yaml/);
  expect(missing.code).toBe(3);
  expect(missing.stderr).toMatch(/error nowhere\.yaml: there is no such file\n {2}cure: check/);
});

test("keys: missing, not JSON, the wrong half", async () => {
  await evalmark(["keygen", "--out", "key"], { cwd: folder });
  write(
    "result.yaml",
    '- dataset:\n    id: "a/b"\n    task_id: "t"\n  value: 1\n  verifyToken: "x"\n',
  );
  write("text", "ssh-ed25519 AAAA");
  const sign = (key: string) => [
    ...[
      "score",
      "-",
      "--spec",
      join(MINI, "eval.yaml"),
      "--task",
      "reading",
      "--date",
      "2026-01-01",
    ],
    ...["--results", ".", "--model", "a/b", "--dataset", "c/d", "--sign", key],
  ];
  const runs = await Promise.all(
    [
      ["verify", "result.yaml", "--key", "no.pub"],
      ["verify", "result.yaml", "--key", "text"],
      ["verify", "result.yaml", "--key", "key"],
      sign("key.pub"),
    ].map((args) => evalmark(args, { cwd: folder, stdin: jsonl(sample) })),
  );
  expect(runs.map((r) => r.code)).toEqual([3, 3, 3, 3]);
  const said = [
    /no\.pub: there is no such file\n {2}cure: check the path/,
    /text: not a key: expected one JSON Web Key/,
    /key: this is a private key, not a public key\n {2}cure: --sign takes it; .* the \.pub beside/,
    /key\.pub: this is a public key, not a private key\n {2}cure: .*--sign the file without \.pub/,
  ];
  runs.forEach((ran, i) => {
    expect(ran.stderr).toMatch(said[i]!);
  });
});

test.each<[args: string[], message: RegExp]>([
  [["lint", path("nowhere.yaml")], /nowhere\.yaml: there is no such file\n {2}cure: check/],
  [["lint", folder], /: this is a folder, not an eval\.yaml\n {2}cure: name the file in it/],
  [["verify", folder], /\.eval_results: there is no such file\n {2}cure: check the path/],
  [["verify", join(MINI, "eval.yaml", "x")], /: there is no such file\n {2}cure: .*part of it/],
  [["verify", join(MINI, "eval.yaml")], /eval\.yaml: this is an eval\.yaml, not a results file/],
])("evalmark %j can't be read, and says why", async (args, message) => {
  const { code, stdout, stderr } = await evalmarkHere(args);
  expect(stderr).toMatch(message);
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
});

test("--filter of a log that has none is refused, and not passed over", async () => {
  const log = join(MINI, "logs/inspect/reading.eval");
  const { code, stderr } = await evalmarkHere(["score", log, "--filter", "strict-match"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/--filter is of lm-eval and promptfoo, this is inspect-eval\n {2}cure: /);
});
