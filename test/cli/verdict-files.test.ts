import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { ended, evalmark, jsonl, MAIN, newFolder, parseLines, start } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";

const posix = process.platform !== "win32";
const folder = newFolder();
const good = (id: number) => ({ id, output: "yes", target: "yes" });
const path = (name: string) => join(folder, name);
const score = (...args: string[]) =>
  evalmarkHere(["score", ...args, "--scorer", "drop"], { cwd: folder });

beforeAll(() => {
  writeFileSync(path("good.jsonl"), jsonl(good(1), good(2)));
  writeFileSync(path("cut.jsonl"), `${jsonl(good(1), good(2))}{"id":3,"outp`);
  writeFileSync(path("a-file"), "");
  const many = Array.from({ length: 20_000 }, (_, id) => good(id));
  writeFileSync(path("many.jsonl"), jsonl(...many));
});

test("the file appears whole, in a new folder, through a link, over an old one", async () => {
  writeFileSync(path("old.jsonl"), "old\n");
  symlinkSync(path("old.jsonl"), path("link.jsonl"));
  const runs = await Promise.all([
    score("good.jsonl", "--verdicts", "new/deep/v.jsonl"),
    score("good.jsonl", "--verdicts", "link.jsonl"),
  ]);
  expect(runs.map((r) => r.code)).toEqual([0, 0]);
  for (const name of ["new/deep/v.jsonl", "old.jsonl"]) {
    expect(parseLines<{ id: number }>(readFileSync(path(name), "utf8")).map((l) => l.id)).toEqual([
      1, 2,
    ]);
  }
  expect(readFileSync(path("link.jsonl"), "utf8")).toBe(readFileSync(path("old.jsonl"), "utf8"));
  expect(readdirSync(path("new/deep"))).toEqual(["v.jsonl"]);
});

test("after an error completed verdicts stay in FILE.part, which is named; FILE is as before", async () => {
  writeFileSync(path("before.jsonl"), "before\n");
  const { code, stderr } = await score("cut.jsonl", "--verdicts", "before.jsonl");
  expect(code).toBe(3);
  expect(stderr).toMatch(/^verdicts so far are in .*before\.jsonl\.part\n/);
  expect(stderr).toMatch(/error cut\.jsonl:3:\d+: the last line ends in the middle/);
  expect(readFileSync(path("before.jsonl"), "utf8")).toBe("before\n");
  const kept = parseLines<{ verdict: string }>(readFileSync(path("before.jsonl.part"), "utf8"));
  expect(kept.map((l) => l.verdict)).toEqual(["equal", "equal"]);
});

test("a scorer that does not exist, deep in the file: its line, and the verdicts before it", async () => {
  const odd = { ...good(3), scorer: "drpo" };
  const option = { ...good(3), scorer: "drop", options: { metric: "f2" } };
  writeFileSync(path("scorer.jsonl"), jsonl({ ...good(1), scorer: "drop" }, odd));
  writeFileSync(path("option.jsonl"), jsonl(option));
  const [scorer, wrong] = await Promise.all(
    ["scorer", "option"].map((name) =>
      evalmarkHere(["score", `${name}.jsonl`, "--verdicts", `${name}.out`], { cwd: folder }),
    ),
  );
  expect(scorer!.code).toBe(3);
  expect(scorer!.stderr).toMatch(
    /error scorer\.jsonl:2: sample 3: unknown scorer "drpo"\n {2}cure:/,
  );
  expect(parseLines(readFileSync(path("scorer.out.part"), "utf8")).length).toBe(1);
  expect(wrong!.code).toBe(3);
  expect(wrong!.stderr).toMatch(/error option\.jsonl:1: sample 3: .*"metric" can't be "f2"/);
  expect(existsSync(path("option.out.part"))).toBe(false);
});

test("the log itself is never overwritten", async () => {
  const before = readFileSync(path("good.jsonl"));
  writeFileSync(path("x.part"), before);
  const runs = await Promise.all([
    score("good.jsonl", "--verdicts", "./good.jsonl"),
    score("x.part", "--verdicts", "x"),
  ]);
  for (const { code, stderr } of runs) {
    expect(code).toBe(2);
    expect(stderr).toMatch(/--verdicts would overwrite the log/);
  }
  expect(readFileSync(path("good.jsonl"))).toEqual(before);
  expect(readFileSync(path("x.part"))).toEqual(before);
});

test("a file in the way of the folder, or a folder in the way of the file", async () => {
  mkdirSync(path("a-folder"));
  const [file, dir] = await Promise.all([
    score("good.jsonl", "--verdicts", "a-file/v.jsonl"),
    score("good.jsonl", "--verdicts", "a-folder"),
  ]);
  expect(file.code).toBe(3);
  expect(file.stderr).toMatch(
    /a-file\/v\.jsonl: can't write: a file stands where a folder is needed/,
  );
  expect(dir.code).toBe(3);
  expect(dir.stderr).toMatch(/a-folder: can't write: it is a folder\n {2}cure: name a file/);
});

describe.runIf(posix)("what is no regular file is streamed", () => {
  test("a named pipe", async () => {
    execFileSync("mkfifo", [path("pipe")]);
    // A process of its own reads: an open pipe that nobody writes to would hold up this one.
    const reader = spawn("cat", [path("pipe")], { stdio: "pipe" });
    const read = ended(reader);
    const ran = await evalmark(["score", "good.jsonl", "--scorer", "drop", "--verdicts", "pipe"], {
      cwd: folder,
    });
    if (ran.code !== 0) reader.kill();
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(parseLines((await read).stdout).length).toBe(2);
    expect(readdirSync(folder).filter((name) => name.startsWith("pipe"))).toEqual(["pipe"]);
  });

  test("a device that is full ends the work with a plain error", async () => {
    if (!existsSync("/dev/full")) return expect(process.platform).not.toBe("linux");
    const { code, stderr } = await score("good.jsonl", "--verdicts", "/dev/full");
    expect(code).toBe(3);
    expect(stderr).toMatch(/error \/dev\/full: can't write: no space is left/);
  });
});

test.runIf(posix)(
  "a temporary folder without room: said so, and nothing is left there",
  async () => {
    const log = join(MINI, "logs/inspect/choice.eval");
    writeFileSync(path("choice.eval.gz"), gzipSync(readFileSync(log)));
    mkdirSync(path("tmp"));
    const env = { TMPDIR: path("tmp") };
    const run = (shell: string) =>
      spawnSync(
        "sh",
        ["-c", `${shell}; exec "$0" "$1" score choice.eval.gz`, process.execPath, MAIN],
        { cwd: folder, env: { ...process.env, ...env }, encoding: "utf8" },
      );
    const [full, enough] = [run("ulimit -f 1"), run("true")];
    expect(full.status).toBe(3);
    expect(full.stderr).toMatch(/tmp: can't write: .*\n {2}cure: /);
    expect(enough.status).toBe(0);
    expect(readdirSync(path("tmp"))).toEqual([]);
  },
);

test("a reader that has seen enough ends the work, which is not done then", async () => {
  const child = start(["score", "many.jsonl", "--scorer", "drop", "--verdicts", "-"], {
    cwd: folder,
  });
  const end = ended(child);
  child.stdout!.once("data", () => child.stdout!.destroy());
  expect(await end).toMatchObject({
    code: 130,
    stderr: "stopped: whoever read the verdicts has closed the pipe\n",
  });
});

test("a reader that leaves early does not keep the verdicts' file from being finished", async () => {
  const args = ["score", "good.jsonl", "many.jsonl", "--scorer", "drop", "--verdicts", "all.jsonl"];
  const child = start(args, { cwd: folder });
  const end = ended(child);
  child.stdout!.once("data", () => child.stdout!.destroy());
  expect(await end).toMatchObject({ code: 0, stderr: "" });
  expect(parseLines(readFileSync(path("all.jsonl"), "utf8")).length).toBe(20_002);
});

test.runIf(posix)(
  "interrupted: exit 130, the completed verdicts named, nothing under the final name",
  async () => {
    const args = ["score", "-", "--scorer", "drop", "--verdicts", "stopped.jsonl"];
    const child = start(args, { cwd: folder });
    const end = ended(child);
    child.stdin!.on("error", () => {});
    // The stream stays open: the command waits for more when the interrupt comes.
    child.stdin!.write(readFileSync(path("good.jsonl")));
    const part = path("stopped.jsonl.part");
    while (child.exitCode === null && (!existsSync(part) || readFileSync(part).length === 0)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.kill("SIGINT");
    const { code, stderr } = await end;
    expect(code).toBe(130);
    expect(stderr).toMatch(/\ninterrupted; verdicts so far are in .*stopped\.jsonl\.part\n$/);
    expect(existsSync(path("stopped.jsonl"))).toBe(false);
    expect(parseLines(readFileSync(path("stopped.jsonl.part"), "utf8")).length).toBe(2);
  },
);
