import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";
import { type HubModel, startModelHub } from "../support/model-hub.ts";

const folder = newFolder();
const path = (...names: string[]) => join(folder, ...names);
const env = { EVALMARK_HOME: path("home") };
const run = (...args: string[]) => evalmarkHere(args, { cwd: folder, env });
const NAME = ".eval_results/acme--mini--reading.yaml";
const POINTER = (oid: string) =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${oid.repeat(64)}\nsize 7\n`;
let signed: string;
let weights: string;

function git(...args: string[]): string {
  const who = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "init.defaultBranch=main"];
  return execFileSync("git", [...who, "-C", path("model"), ...args], { encoding: "utf8" }).trim();
}
const put = (file: string, text: string) => {
  mkdirSync(dirname(path("model", file)), { recursive: true });
  writeFileSync(path("model", file), text);
};
const commit = (message: string) => {
  git("add", "-A");
  git("commit", "-qm", message);
  return git("rev-parse", "HEAD");
};

/** What --json says of every entry, by what decides, who and where. */
async function told(...args: string[]) {
  const { code, stderr, stdout } = await run("verify", ...args, "--key", "key.pub", "--json");
  if (stdout === "") throw new Error(stderr);
  const all = [JSON.parse(stdout)].flat();
  return {
    code,
    all: all.map((one) => [one.code, one.publisher.kind, one.publisher.where]),
    notes: all[0].notes as string[],
    weights: all.map((one) => one.checks.find((c: { name: string }) => c.name === "weights")),
  };
}

/** The signed result, with another value: what somebody hopes nobody looks at. */
const forged = () => signed.replace("64.58", "94.58");
const unsigned = () => forged().replace(/ {2}verifyToken.*\n/, "");

beforeAll(async () => {
  cpSync(join(MINI, "logs/inspect/reading.json"), path("reading.json"));
  cpSync(join(MINI, "eval.yaml"), path("eval.yaml"));
  mkdirSync(path("model"));
  git("init", "-q");
  put("config.json", "{}");
  put("model.safetensors", POINTER("a"));
  const revision = commit("weights");
  await run("keygen", "--out", "key");
  const hub = ["--model", "acme/tiny-1b", "--dataset", "acme/mini", "--model-revision", revision];
  const bound = [...hub, "--weights", "model", "--results", "model", "--sign", "key"];
  const made = await run(
    "score",
    "reading.json",
    "--spec",
    "eval.yaml",
    "--scorer",
    "drop",
    ...bound,
  );
  expect([made.code, made.stderr]).toEqual([0, ""]);
  signed = readFileSync(path("model", NAME), "utf8");
  weights = commit("result");
});

const LOG = ["--log", "reading.json", "--spec", "eval.yaml"];

describe("a folder", () => {
  test("its results, its weights", async () => {
    const got = await told("model", ...LOG);
    expect(got).toMatchObject({ code: 0, all: [[null, "verified signer", "the folder model"]] });
    expect(got.weights[0]).toMatchObject({ ok: true, note: expect.stringMatching(/^[\w-]{43}$/) });
    expect((await told("model/.eval_results", ...LOG)).code).toBe(0);
  });

  test("weights that have changed since: stale; without a commit that is there, too", async () => {
    cpSync(path("model"), path("other"), { recursive: true });
    writeFileSync(path("other", "model.safetensors"), POINTER("b"));
    const changed = await told("other", ...LOG);
    expect([changed.code, changed.all[0]![0]]).toEqual([11, "S_WEIGHTS_CHANGED"]);
    writeFileSync(path("other", "model.safetensors"), POINTER("a"));
    rmSync(path("other", ".git"), { recursive: true });
    const squashed = await told("other", ...LOG);
    expect(squashed.code).toBe(0);
    expect(squashed.weights[0].note).toBe("commit gone, weights identical");
  });

  test("no second entry hides a forged one", async () => {
    const two = path("two");
    cpSync(path("model"), two, { recursive: true });
    writeFileSync(join(two, ".eval_results/other.yaml"), unsigned());
    expect((await told("two")).code).toBe(12);
    writeFileSync(join(two, NAME), forged());
    expect((await told("two")).code).toBe(20);
    // 30 is the higher number, and says less: its weights can't be read.
    symlinkSync(".", join(two, "loop"));
    writeFileSync(join(two, ".eval_results/other.yaml"), signed);
    const all = await told("two");
    expect(all.all.map(([code]) => code)).toEqual(["E_VALUE", "S_WEIGHTS_UNREADABLE"]);
    expect(all.code).toBe(20);
  });

  test("an unsigned result is self-reported; a folder without results is told", async () => {
    cpSync(path("model"), path("plain"), { recursive: true });
    writeFileSync(path("plain", NAME), unsigned());
    const got = await told("plain");
    expect(got).toMatchObject({
      code: 12,
      all: [["S_UNSIGNED", "self-reported", expect.anything()]],
    });
    mkdirSync(path("empty", ".eval_results"), { recursive: true });
    expect((await run("verify", "empty")).code).toBe(2);
  });
});

describe("a folder by somebody who means harm", () => {
  const copied = (name: string) => {
    cpSync(path("model"), path(name), { recursive: true });
    return path(name);
  };

  test("a program that its git configuration names is not run, for a commit that is missing", async () => {
    const evil = copied("evil");
    const mark = path("was-run");
    rmSync(join(evil, ".git"), { recursive: true });
    const set = (...args: string[]) => execFileSync("git", ["-C", evil, ...args]);
    set("init", "-q");
    set("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "x", "--allow-empty");
    for (const [name, value] of [
      ["core.repositoryFormatVersion", "1"],
      ["extensions.partialClone", "origin"],
      ["remote.origin.promisor", "true"],
      ["remote.origin.url", "file:///nowhere"],
      ["remote.origin.uploadpack", `touch '${mark}';false`],
      ["protocol.file.allow", "always"],
    ]) {
      set("config", name!, value!);
    }
    const got = await told("evil", ...LOG);
    expect(got.weights[0].note).toBe("commit gone, weights identical");
    expect(existsSync(mark)).toBe(false);
  });

  test("changed weights beside something unreadable are not left uncompared", async () => {
    const odd = copied("odd");
    writeFileSync(join(odd, "model.safetensors"), POINTER("b"));
    symlinkSync(".", join(odd, "loop"));
    const got = await told("odd", ...LOG);
    expect([got.code, got.all[0]![0]]).toEqual([30, "S_WEIGHTS_UNREADABLE"]);
    expect(got.weights[0]).toMatchObject({ ok: false, cure: expect.stringMatching(/folder/) });
    rmSync(join(odd, "loop"));
    expect((await told("odd", ...LOG)).all[0]![0]).toBe("S_WEIGHTS_CHANGED");
  });

  test("a pipe or a device in place of results is told, not waited for", async () => {
    const pipe = join(copied("piped"), ".eval_results/pipe.yaml");
    execFileSync("mkfifo", [pipe]);
    const device = join(copied("device"), ".eval_results/zero.yaml");
    symlinkSync("/dev/zero", device);
    for (const name of ["piped", pipe, "device", device]) {
      const { code, stderr } = await run("verify", name, "--key", "key.pub");
      expect([code, stderr]).toEqual([3, expect.stringMatching(/neither a file/)]);
    }
  });
});

describe("a git URL", () => {
  const url = pathToFileURL(path("model")).href;

  test("main, and pull requests that add something", async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith("evalmark-git-"));
    const got = await told(url, ...LOG);
    expect(got).toMatchObject({ code: 0, all: [[null, "verified signer", `main of ${url}`]] });
    expect(got.weights[0]).toMatchObject({ ok: true, note: expect.stringMatching(/^[\w-]{43}$/) });

    git("checkout", "-q", "-b", "request");
    put(".eval_results/other.yaml", unsigned());
    git("update-ref", "refs/pr/3", commit("a better number"));
    git("checkout", "-q", "main");
    const both = await told(url);
    expect(both.code).toBe(10);
    expect(both.all).toEqual([
      ["S_NOT_RESCORED", "verified signer", `main of ${url}`],
      ["S_UNSIGNED", "community pull request", `pull request 3 of ${url}, not merged`],
    ]);
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith("evalmark-git-"));
    expect(after).toEqual(before);
  });

  test("a link or an odd mode among the weights is not passed over", async () => {
    const copy = path("moded");
    cpSync(path("model"), copy, { recursive: true });
    const fed = (input: string | undefined, ...args: string[]) => {
      const who = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-C", copy];
      return execFileSync("git", [...who, ...args], { encoding: "utf8", input }).trim();
    };
    const its = (...args: string[]) => fed(undefined, ...args);
    const url = pathToFileURL(copy).href;
    expect((await told(url, ...LOG)).code).toBe(0);
    const tree = its("ls-tree", "HEAD");
    const blob = fed("evil", "hash-object", "-w", "--stdin");
    const outcomes: unknown[] = [];
    for (const mode of ["100664", "120000", "160000"]) {
      const kind = mode === "160000" ? "commit" : "blob";
      const line = `${mode} ${kind} ${mode === "160000" ? its("rev-parse", "HEAD") : blob}\ta.bin`;
      const made = fed(`${line}\n${tree}\n`, "mktree");
      its("update-ref", "refs/heads/main", its("commit-tree", "-m", "x", made));
      outcomes.push((await told(url, ...LOG)).all[0]![0]);
    }
    expect(outcomes).toEqual(["S_WEIGHTS_CHANGED", "S_WEIGHTS_UNREADABLE", "S_WEIGHTS_UNREADABLE"]);
  });

  test("history squashed away, weights the same; a commit alone that is gone is none", async () => {
    git("checkout", "-q", "--orphan", "squashed");
    commit("all in one");
    git("branch", "-f", "main", "HEAD");
    git("checkout", "-q", "main");
    const got = await told(url, ...LOG);
    expect([got.code, got.all[0]]).toEqual([0, [null, "verified signer", `main of ${url}`]]);
    expect(got.weights[0].note).toBe("commit gone, weights identical");
    expect(weights).not.toBe(git("rev-parse", "HEAD"));
  });

  test("a link in place of results is no result, and no repository is told as such", async () => {
    const link = path("linked");
    cpSync(path("model"), link, { recursive: true });
    rmSync(join(link, NAME));
    execFileSync("ln", ["-s", "/etc/passwd", join(link, NAME)]);
    const who = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-C", link];
    execFileSync("git", [...who, "add", "-A"]);
    execFileSync("git", [...who, "commit", "-qm", "link"]);
    const url = pathToFileURL(link).href;
    expect((await run("verify", url, "--task", "reading")).stdout).not.toMatch(/root:/);
    expect((await run("verify", pathToFileURL(path("nothing")).href)).code).toBe(3);
    for (const name of ["https://-oProxyCommand=x/y", "ext::sh -c true", "hf:nobody"]) {
      expect([2, 3]).toContain((await run("verify", name)).code);
    }
  });
});

describe("hf:ORG/NAME", () => {
  const model: HubModel = {
    id: "acme/tiny-1b",
    commits: ["1".repeat(40)],
    files: {},
    requests: [],
  };
  const withHub = async (change: Partial<HubModel>, ...args: string[]) => {
    const now = { ...model, commits: [...model.commits, weights], ...change };
    const hub = await startModelHub(now);
    env["HF_ENDPOINT" as keyof typeof env] = hub.url;
    try {
      return { ...(await told("hf:acme/tiny-1b", ...args)), asked: hub.asked };
    } finally {
      delete (env as Record<string, string>).HF_ENDPOINT;
      hub.close();
    }
  };
  const files = (text: string, oid = "a") => ({
    "config.json": "{}",
    "model.safetensors": POINTER(oid),
    [NAME]: text,
  });

  test("merged on main and signed; unsigned: self-reported", async () => {
    const good = await withHub({ files: files(signed) }, ...LOG);
    expect(good).toMatchObject({
      code: 0,
      all: [[null, "verified signer", "main of hf:acme/tiny-1b"]],
    });
    expect(good.weights[0]).toMatchObject({ ok: true, note: "commit gone, weights identical" });
    const own = await withHub({ files: files(unsigned()) });
    expect(own).toMatchObject({
      code: 12,
      all: [["S_UNSIGNED", "self-reported", expect.anything()]],
    });
  });

  test("open pull requests of others; closed ones and drafts are not what is published", async () => {
    const request = (num: number, status: "open" | "closed" | "draft") => ({
      ...{ num, status, author: `user${num}` },
      files: { [NAME]: unsigned().replace("94.58", `9${num}.5`) },
    });
    const requests = [
      request(1, "closed"),
      request(2, "open"),
      request(3, "open"),
      request(4, "draft"),
      request(5, "open"),
    ];
    const got = await withHub({ files: files(signed), requests });
    expect(got.code).toBe(10);
    expect(got.all.map(([, kind]) => kind)).toEqual([
      "verified signer",
      ...Array(3).fill("community pull request"),
    ]);
    expect(got.all[3]![2]).toBe("pull request 5 of hf:acme/tiny-1b by user5, open");
    const only = await withHub({ files: {}, requests: [request(2, "open")] });
    expect(only).toMatchObject({
      code: 12,
      all: [["S_UNSIGNED", "community pull request", expect.anything()]],
    });
  });

  test("a result moved to another model, a forged value, changed weights", async () => {
    const moved = await withHub({ files: files(forged()) });
    expect([moved.code, moved.all[0]![0], moved.all[0]![1]]).toEqual([
      20,
      "E_VALUE",
      "self-reported",
    ]);
    const changed = await withHub({ files: files(signed, "c") });
    expect([changed.code, changed.all[0]![0]]).toEqual([11, "S_WEIGHTS_CHANGED"]);
    const hub = await startModelHub({ ...model, id: "evil/copy", files: files(signed) });
    env["HF_ENDPOINT" as keyof typeof env] = hub.url;
    const stolen = await told("hf:evil/copy");
    expect([stolen.code, stolen.all[0]![0]]).toEqual([20, "E_MODEL"]);
    hub.close();
    delete (env as Record<string, string>).HF_ENDPOINT;
  });

  test("a request that can't be read hides nothing; a Hub that is gone is told", async () => {
    const requests = [
      { num: 7, status: "open" as const, author: "eve", files: { [NAME]: "a: [" } },
    ];
    const got = await withHub({ files: files(signed), requests });
    expect([got.code, got.all.length]).toEqual([10, 1]);
    expect(got.notes).toEqual([expect.stringMatching(/^pull request 7 .* by eve, open: /)]);
    env["HF_ENDPOINT" as keyof typeof env] = "http://127.0.0.1:9";
    expect((await run("verify", "hf:acme/tiny-1b")).code).toBe(3);
    delete (env as Record<string, string>).HF_ENDPOINT;
    const offline = await run("verify", "hf:acme/tiny-1b", "--offline");
    expect([offline.code, offline.stderr]).toEqual([2, expect.stringMatching(/--offline/)]);
  });
});
