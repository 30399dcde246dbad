/** Row 42: the published number beside whatever else is known of the same dataset and task. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";

const folder = newFolder();
const path = (...names: string[]) => join(folder, ...names);
const run = (...args: string[]) => evalmarkHere(args, { cwd: folder });
const FILE = ".eval_results/acme--mini--reading.yaml";
const TASK = ["--spec", "eval.yaml", "--task", "reading"];
const HUB = ["--model", "acme/tiny-1b", "--dataset", "acme/mini"];
const EARLY = ["--date", "2020-01-01T00:00:00Z"];
const YAML = (value: number, task = "reading") =>
  `- dataset: {id: acme/mini, task_id: ${task}}\n  value: ${value}\n  notes: by hand\n`;

function git(...args: string[]): string {
  const who = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "init.defaultBranch=main"];
  return execFileSync("git", [...who, "-C", path("model"), ...args], { encoding: "utf8" }).trim();
}
function commit(message: string): void {
  git("add", "-A");
  git("commit", "-qm", message);
}
const put = (name: string, text: string) => {
  mkdirSync(path("model/.eval_results"), { recursive: true });
  writeFileSync(path("model/.eval_results", name), text);
};

interface Check {
  name: string;
  code?: string;
  note: string;
}
async function told(result: string, ...more: string[]) {
  const args = ["verify", result, "--key", "key.pub", "--log", "run.json", ...TASK, "--json"];
  const { code, stderr, stdout } = await run(...args, ...more);
  if (stdout === "") throw new Error(stderr);
  const all = [JSON.parse(stdout)].flat() as { checks: Check[]; code: string | null }[];
  const of = (name: string) => all[0]!.checks.find((check) => check.name === name)!;
  return { code, others: of("others"), plan: of("plan") };
}

async function score(name: string, scorer: string, ...more: string[]) {
  const args = ["score", "run.json", ...TASK, ...HUB, "--scorer", scorer, "--sign", "key"];
  const { code, stderr } = await run(...args, "--results", name, ...more);
  expect([code, stderr]).toEqual([0, ""]);
}

beforeAll(async () => {
  cpSync(join(MINI, "logs/inspect/reading.json"), path("run.json"));
  cpSync(join(MINI, "eval.yaml"), path("eval.yaml"));
  await run("keygen", "--out", "key");
  mkdirSync(path("model"));
  git("init", "-q");
});

test("no other result in the file, one beside it, and one of another task", async () => {
  await score("one", "drop");
  const alone = await told(`one/${FILE}`);
  expect([alone.code, alone.others.code]).toEqual([0, undefined]);
  expect(alone.others.note).toMatch(/^none in the file /);
  const text = readFileSync(path("one", FILE), "utf8");
  writeFileSync(path("one", FILE), text + YAML(12.5) + YAML(99, "choice"));
  const beside = await told(`one/${FILE}`, "--entry", "1");
  expect(beside).toMatchObject({ code: 0, others: { code: "S_OTHER_RESULTS" } });
  expect(beside.others.note).toMatch(/^1 other result in .*: 12\.5 \(by hand\) in one\/\.eval_res/);
});

test("what history and pull requests hold: edited, taken back, merged away, never merged", async () => {
  put("first.yaml", YAML(41));
  commit("a result");
  put("first.yaml", YAML(52));
  commit("typo");
  rmSync(path("model/.eval_results/first.yaml"));
  commit("clean up");
  git("checkout", "-q", "-b", "request");
  put("second.yaml", YAML(33));
  commit("a lower result");
  git("checkout", "-q", "main");
  git("merge", "-q", "-s", "ours", "-m", "thanks", "request");
  git("branch", "-qD", "request");
  git("checkout", "-q", "-b", "open");
  put("third.yaml", YAML(27));
  commit("an even lower one");
  git("update-ref", "refs/pr/4", "HEAD");
  git("checkout", "-q", "main");
  git("branch", "-qD", "open");
  await score("model", "drop");
  commit("the best");
  const url = pathToFileURL(path("model")).href;
  for (const where of ["model", url]) {
    const { code, others } = await told(where, "--model", "acme/tiny-1b");
    expect([where, code, others.code]).toEqual([where, 0, "S_OTHER_RESULTS"]);
    expect(others.note).toMatch(/^4 other results in /);
    for (const value of [41, 52, 33, 27]) expect(others.note).toMatch(new RegExp(`[:;] ${value} `));
  }
  const plain = await run("verify", "model", "--key", "key.pub");
  expect(plain.stdout).toMatch(/ok +others .*4 other results in the folder model and its history/);
});

test("a folder without history, or deep in another repository, has none of it", async () => {
  mkdirSync(path("model/inner/.eval_results"), { recursive: true });
  cpSync(path("model", FILE), path("model/inner", FILE));
  for (const name of ["model/inner", "one"]) {
    writeFileSync(path(name, FILE), readFileSync(path("model", FILE), "utf8"));
    const { code, others } = await told(name);
    expect([name, code, others.note]).toEqual([name, 0, `none in the folder ${name}`]);
  }
});

test("a file in a pull request that no text can hold keeps nothing from being verified", async () => {
  const copy = path("halved");
  cpSync(path("model"), copy, { recursive: true });
  const halved = YAML(1).replace("by hand", '"\\ud800"');
  writeFileSync(join(copy, ".eval_results/halved.yaml"), halved);
  const its = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", "-C", copy, ...args]);
  its("checkout", "-q", "-b", "request");
  its("add", "-A");
  its("commit", "-qm", "halved");
  its("update-ref", "refs/pr/9", "HEAD");
  its("checkout", "-q", "main");
  its("branch", "-qD", "request");
  const { code, others } = await told(pathToFileURL(copy).href);
  expect(code).toBe(0);
  expect(others.code).toBe("S_OTHER_RESULTS");
});

test("a hostile folder's configuration is not followed when its history is read", async () => {
  const spy = path("called");
  writeFileSync(path("spy.sh"), `#!/bin/sh\necho called >> ${spy}\n`, { mode: 0o755 });
  for (const name of ["gpg.program", "core.pager", "diff.external", "core.sshCommand"]) {
    git("config", name, path("spy.sh"));
  }
  git("config", "log.showSignature", "true");
  expect((await told("model")).others.note).toMatch(/^4 other results/);
  expect(() => readFileSync(spy)).toThrow();
});

test("42: plans declared, and how many of them are reported here", async () => {
  const plan = (out: string, scorer: string, ...more: string[]) =>
    run(
      ...["plan", ...TASK, ...HUB, "--scorer", scorer, "--sign", "key", "--out", out],
      ...EARLY,
      ...more,
    );
  await plan("1.jws", "drop");
  await plan("2.jws", "squad", "--prev", "1.jws");
  await plan("3.jws", "drop", "--prev", "2.jws");
  await score("planned", "drop", "--plan", "3.jws");
  const one = await told(`planned/${FILE}`, "--plan", "3.jws");
  expect(one).toMatchObject({ code: 0, plan: { code: "S_UNREPORTED_RUNS" } });
  expect(one.plan.note).toMatch(/3 declared, 1 reported here/);
  await score("planned", "squad", "--plan", "2.jws");
  await score("planned", "drop", "--plan", "1.jws", "--notes", "first");
  const all = await told(`planned/${FILE}`, "--plan", "3.jws", "--entry", "1");
  expect(all.plan.note).toMatch(/3 declared, 3 reported here/);
  expect([all.code, all.plan.code, all.others.code]).toEqual([0, undefined, "S_OTHER_RESULTS"]);
});
