/**
 * Rows of the threat table as somebody meets them: files on a disk, and `evalmark verify`. Each
 * attack begins with an honest result, which is verified first.
 */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/json/jcs.ts";
import type { Claims } from "../../src/token/index.ts";
import { jsonl, newFolder } from "../support/command.ts";
import { HEADER, inspectEval, inspectJson, inspectSample } from "../support/inspect.ts";
import { renamedCore } from "../support/other-cores.ts";
import { specText } from "../support/spec.ts";

import { zip } from "../support/zip.ts";
import { FILE, LINES, type Line, ROWS, World } from "./folder.ts";

const WASM = readFileSync(new URL("../../build/evalmark.wasm", import.meta.url));
const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("base64url");
let honest: World;
const DATA = ["--data", "rows.jsonl"];
beforeAll(async () => {
  honest = await World.signed();
});

/** Name, what is done (it may answer arguments of verify), the exit code and what decides. */
type Attack = [string, (world: World) => unknown, number, string];
const edited = (change: (line: Line, i: number) => object) =>
  LINES.map((line, i) => ({ ...line, ...change(line, i) }));
const result = (more: Partial<Claims["result"]>) => (claims: Claims) => ({
  ...claims,
  result: { ...claims.result, ...more },
});
const text = (world: World) => canonicalJson(world.claims);

async function attacked([, attack]: Attack, data = false) {
  const world = honest.copy();
  expect(await world.verify(...(data ? DATA : []))).toMatchObject({ exit: 0, code: null });
  const more = await attack(world);
  return world.verify(...(data ? DATA : []), ...(Array.isArray(more) ? (more as string[]) : []));
}

describe("the entry and what was signed of it", () => {
  test.each<Attack>([
    ["1: another model", () => ["--model", "evil/copy"], 20, "E_MODEL"],
    [
      "5: another dataset",
      (w) => w.write(FILE, w.read(FILE).replace("c/d", "cais/hle")),
      20,
      "E_DATASET",
    ],
    [
      "5: another revision",
      (w) =>
        w.write(
          FILE,
          w.read(FILE).replace(/( +)task_id/, `$1revision: "${"ab".repeat(20)}"\n$1task_id`),
        ),
      20,
      "E_DATASET_REV",
    ],
    ["6: a better value", (w) => w.put(w.token, 61), 20, "E_VALUE"],
    ["6: the other scale", (w) => w.put(w.token, 0.6), 20, "E_VALUE"],
    ["6: text", (w) => w.put(w.token, '"60"'), 20, "E_VALUE"],
    ["6: no number", (w) => w.put(w.token, ".nan"), 20, "E_VALUE"],
    ["6: without end", (w) => w.put(w.token, ".inf"), 20, "E_VALUE"],
    ["6: a number of YAML 1.1", (w) => w.put(w.token, "1:00"), 20, "E_VALUE"],
    ["6: nothing", (w) => w.put(w.token, "~"), 20, "E_VALUE"],
    ["7: a value against its counts", (w) => w.forge(result({ value: 61 })), 20, "E_VALUE_COUNTS"],
    ["7: k above n", (w) => w.forge(result({ k: ["6", "1"], value: 120 })), 20, "E_COUNTS"],
    [
      "notes",
      (w) => w.write(FILE, w.read(FILE).replace(/notes: .*/, 'notes: "tools"')),
      20,
      "E_NOTES",
    ],
    ["date", (w) => w.write(FILE, w.read(FILE).replace("2026-01-02", "2026-01-03")), 20, "E_DATE"],
    [
      "no token",
      (w) => w.write(FILE, w.read(FILE).replace(/ +verifyToken.*\n/, "")),
      12,
      "S_UNSIGNED",
    ],
  ])("%s", async (...attack) => {
    expect(await attacked(attack)).toMatchObject({ exit: attack[2], code: attack[3] });
  });
});

describe("the samples", () => {
  const signing =
    (lines: readonly Line[], ...options: string[]) =>
    (w: World) =>
      w.sign(lines, ...options);
  test.each<Attack>([
    ["8: hard ones left out", signing(LINES.slice(0, 3)), 20, "E_INCOMPLETE"],
    [
      "10: one that the dataset hasn't",
      signing(edited((_, i) => (i < 4 ? {} : { id: 9 }))),
      20,
      "E_SAMPLE_UNKNOWN",
    ],
    [
      "11: an errored one left out as declared",
      signing(
        edited((_, i) => (i < 4 ? {} : { error: "down" })),
        "--errors",
        "exclude",
      ),
      10,
      "S_PARTIAL",
    ],
    ["11: an errored one dropped", signing(LINES.slice(0, 4)), 20, "E_INCOMPLETE"],
    [
      "12: an output edited",
      (w) => w.write("log.jsonl", jsonl(...edited((l, i) => (i < 3 ? {} : { output: l.target })))),
      20,
      "E_LOG_ROOT",
    ],
    [
      "12: two outputs swapped",
      (w) =>
        w.write(
          "log.jsonl",
          jsonl(...edited((_, i) => (i < 4 && i > 1 ? { output: LINES[5 - i]!.output } : {}))),
        ),
      20,
      "E_LOG_ROOT",
    ],
    [
      "15: a target edited, and sealed again",
      signing(edited((_, i) => (i < 4 ? {} : { target: "7" }))),
      20,
      "E_TARGET",
    ],
    [
      "15: a question edited, and sealed again",
      signing(edited((_, i) => (i < 4 ? {} : { input: "What is 7?" }))),
      20,
      "E_ROW",
    ],
    [
      "rows that are others",
      (w) => w.write("rows.jsonl", jsonl(...ROWS.slice(1))),
      20,
      "E_INCOMPLETE",
    ],
  ])("%s", async (...attack) => {
    expect(await attacked(attack, true)).toMatchObject({ exit: attack[2], code: attack[3] });
  });

  test("8: without the rows nobody can tell, and it is said", async () => {
    const world = honest.copy();
    await world.sign(LINES.slice(0, 3));
    const { code, checks, exit } = await world.verify();
    expect([exit, code]).toEqual([0, null]);
    expect(checks.find(({ name }) => name === "completeness")?.code).toBe("S_N_UNCHECKED");
  });

  test("9: a copy of an easy sample in the place of a hard one", async () => {
    const world = honest.copy();
    world.write("log.jsonl", jsonl(...LINES.slice(0, 4), LINES[0]!));
    const digest = sha256(world.read("log.jsonl"));
    world.forge((claims) => ({ ...claims, run: { ...claims.run, logs: [digest] } }));
    expect(await world.verify()).toMatchObject({ exit: 20, code: "E_SAMPLE_DUP" });
    // As two samples of their own ids they are two; the rows tell that one is not its row.
    await world.sign([...LINES.slice(0, 4), { ...LINES[0]!, id: 5 }]);
    expect(await world.verify(...DATA)).toMatchObject({ exit: 20, code: "E_ROW" });
  });

  test("13 and 14: scores that were changed before they were signed", async () => {
    const world = honest.copy();
    const other = Buffer.alloc(32, 3).toString("base64url");
    const samples = { n: 5, root: other };
    const { result: of, run } = world.claims;
    const counts = { ...of.counts, equal: 5, different: 0 };
    const all = { ...of, value: 100, k: ["5", "1"], counts };
    world.forge((claims) => ({ ...claims, result: all, run: { ...run, samples } }));
    expect(await world.verify()).toMatchObject({ exit: 20, code: "E_RESCORE" });
    world.forge((claims) => ({ ...claims, result: of, run: { ...run, samples } }));
    expect(await world.verify()).toMatchObject({ exit: 20, code: "E_RESCORE_SAMPLE" });
    world.forge((claims) => ({ ...claims, run }));
    expect(await world.verify()).toMatchObject({ exit: 0, code: null });
  });
});

describe("eval.yaml, core, scorer, judge", () => {
  test.each<Attack>([
    [
      "16: another task",
      (w) => w.write("eval.yaml", specText({ id: "sums", scorers: "{name: f1}" })),
      11,
      "S_EVAL_YAML_CHANGED",
    ],
    [
      "16: fewer epochs now",
      (w) => w.write("eval.yaml", specText({ id: "sums", epochs: 2 })),
      11,
      "S_EVAL_YAML_CHANGED",
    ],
    [
      "20: the declared scorer misnamed",
      (w) =>
        w.forge((c) => ({ ...c, scorer: { ...c.scorer, declared: { name: "f1", options: {} } } })),
      20,
      "E_SCORER_CONFIG",
    ],
    [
      "18: a core that was not signed",
      (w) => ["--core", w.write("core.wasm", renamedCore(WASM))],
      20,
      "E_SCORER_DIGEST",
    ],
    [
      "18: the core is not here",
      (w) =>
        w.forge((c) => ({
          ...c,
          core: { ...c.core, digest: Buffer.alloc(32).toString("base64url") },
        })),
      30,
      "S_CORE_NEEDED",
    ],
    [
      "21: a judge that the log hasn't",
      (w) =>
        w.forge((c) => ({
          ...c,
          judge: { scorer: { name: "model_graded_qa", options: {} }, models: ["m/a"], n: 1 },
        })),
      20,
      "E_JUDGE",
    ],
  ])("%s", async (...attack) => {
    expect(await attacked(attack)).toMatchObject({ exit: attack[2], code: attack[3] });
  });

  test("16: every field that differs is named; 17: other white space is none", async () => {
    const world = honest.copy();
    const spec = world.read("eval.yaml");
    world.write(
      "eval.yaml",
      spec
        .replace("{name: generate}", "{name: generate}, {name: chain_of_thought}")
        .replace("split: test", "split: dev"),
    );
    const { checks } = await world.verify();
    const { note } = checks.find(({ name }) => name === "spec")!;
    expect(note).toMatch(/split test -> dev/);
    expect(note).toMatch(/solvers\[1\] nothing -> \{"args":\{\},"name":"chain_of_thought"\}/);
    world.write("eval.yaml", `# the same\n${spec.replaceAll(": ", ":  ")}`);
    expect(await world.verify()).toMatchObject({ exit: 0, code: null });
  });

  test("19: a core of his own is not run; on one's word it is, and ends 10", async () => {
    const world = honest.copy();
    const core = renamedCore(WASM);
    const digest = sha256(core);
    world.write("core.wasm", core);
    world.forge((claims) => ({ ...claims, core: { ...claims.core, digest } }));
    const checked = async (...args: string[]) => {
      const { code, exit, checks } = await world.verify("--core", "core.wasm", ...args);
      return [exit, code, checks.find(({ name }) => name === "score")];
    };
    expect(await checked()).toMatchObject([10, "S_SCORER_UNKNOWN", { ok: "skipped" }]);
    expect(await checked("--allow-scorer")).toMatchObject([10, "S_SCORER_UNKNOWN", { ok: true }]);
  });

  test("19: an old result reads: scored by a core with a known bug", () => {
    // A later package: the same but for its scorers.json.
    const later = newFolder();
    const root = fileURLToPath(new URL("../../", import.meta.url));
    for (const name of ["dist", "build", "package.json", "scorers.json"]) {
      cpSync(join(root, name), join(later, name), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(later, "node_modules"), "junction");
    const verify = () => {
      const main = join(later, "dist/cli/main.js");
      const args = [
        "verify",
        FILE,
        "--key",
        "key.pub",
        "--log",
        "log.jsonl",
        "--spec",
        "eval.yaml",
      ];
      return spawnSync(process.execPath, [main, ...args], { cwd: honest.folder, encoding: "utf8" });
    };
    expect(verify()).toMatchObject({ status: 0 });
    const listed = JSON.parse(readFileSync(join(later, "scorers.json"), "utf8"));
    const bugs = [{ text: "1/2 was 0.6", reference: "https://example.org/1" }];
    for (const core of listed.scorers) Object.assign(core, { status: "known-bug", bugs });
    writeFileSync(join(later, "scorers.json"), JSON.stringify(listed));
    const { status, stdout } = verify();
    expect([status, stdout]).toEqual([11, expect.stringContaining("S_SCORER_KNOWN_BUG")]);
    expect(stdout).toMatch(/core with a known bug: 1\/2 was 0\.6/);
  });

  test("20: fewer epochs than are declared, and as many", async () => {
    const world = honest.copy();
    world.write("eval.yaml", specText({ id: "sums", epochs: 2 }));
    const twice = [1, 2].flatMap((epoch) => LINES.map((line) => ({ ...line, epoch })));
    await world.sign(twice);
    expect(await world.verify(...DATA)).toMatchObject({ exit: 0, code: null });
    await world.sign(LINES, "--partial");
    const { counts, epochs, rows } = world.claims.result;
    expect([counts.missing, epochs, rows]).toEqual([5, 2, 5]);
    expect(await world.verify()).toMatchObject({ exit: 10, code: "S_PARTIAL" });
    world.forge((claims) => ({
      ...claims,
      result: { ...claims.result, value: 60, n: 5, epochs: 1, counts: { ...counts, missing: 0 } },
    }));
    expect(await world.verify()).toMatchObject({ exit: 20, code: "E_EPOCHS" });
  });

  test("20: options of the scorer in the token are those that are scored with", async () => {
    const world = honest.copy();
    const used = { name: "drop", options: { metric: "em" } };
    world.forge((claims) => ({ ...claims, scorer: { ...claims.scorer, used } }));
    const { code, exit } = await world.verify();
    expect([exit, code]).toEqual([20, expect.stringMatching(/^E_(RESCORE|SCORER_CONFIG|NOTES)/)]);
  });
});

describe("the token and its key", () => {
  const header = (w: World, more: string) =>
    `{"alg":"EdDSA",${more}"kid":"${JSON.parse(w.read("key")).kid}","typ":"evalmark+jwt"}`;
  const part = (i: number) => (w: World) => w.token.split(".")[i]!;
  const [, body, signature] = [part(0), part(1), part(2)];
  const b64 = (said: string) => Buffer.from(said).toString("base64url");
  test.each<Attack>([
    [
      "22: alg none",
      (w) => w.put(`${b64('{"alg":"none"}')}.${body!(w)}.${signature!(w)}`),
      20,
      "E_HEADER",
    ],
    [
      "22: a key in the header",
      (w) => w.forge(text(w), "key", header(w, '"jwk":{},')),
      20,
      "E_HEADER",
    ],
    [
      "22: an address of keys",
      (w) => w.forge(text(w), "key", header(w, '"jku":"https://x",')),
      20,
      "E_HEADER",
    ],
    [
      "23: another's signature under this name",
      (w) => w.forge(text(w), "other"),
      20,
      "E_SIGNATURE",
    ],
    ["23: a stranger's key", (w) => w.score("log.jsonl", "--sign", "other"), 12, "E_KEY_UNKNOWN"],
    ["25: padding", (w) => w.put(`${w.token}==`), 20, "E_TOKEN_SYNTAX"],
    ["25: 9 kB", (w) => w.put("A".repeat(9000)), 20, "E_TOKEN_SIZE"],
    [
      "26: a claim twice",
      (w) => w.forge(text(w).replace('"v":1', '"v":1,"v":1')),
      20,
      "E_TOKEN_NOT_CANONICAL",
    ],
    [
      "26: 60.0",
      (w) => w.forge(text(w).replace('"value":60', '"value":60.0')),
      20,
      "E_TOKEN_NOT_CANONICAL",
    ],
    [
      "27: a claim nobody knows",
      (w) => w.forge((c) => ({ ...c, verified_by: "us" })),
      20,
      "E_CLAIM_UNKNOWN",
    ],
    ["27: a claim left out", (w) => w.forge(({ canary: _, ...c }) => c), 20, "E_CLAIM"],
    ["28: a later version", (w) => w.forge((c) => ({ ...c, v: 2 })), 30, "E_VERSION"],
    ["28: the preview", (w) => w.forge((c) => ({ ...c, v: 0 })), 11, "S_VERSION_OLD"],
    [
      "29: of the future",
      (w) => w.forge((c) => ({ ...c, iat: 4_000_000_000 })),
      20,
      "E_TIME_FUTURE",
    ],
    [
      "39: a name that can't be seen",
      (w) => w.forge((c) => ({ ...c, notes: "a\u202eb" })),
      20,
      "E_UNICODE",
    ],
  ])("%s", async (...attack) => {
    expect(await attacked(attack)).toMatchObject({ exit: attack[2], code: attack[3] });
  });

  test("24: keys that can't be trusted are no reason to: exit 3, before there is an outcome", async () => {
    const world = honest.copy();
    const { kid, ...key } = JSON.parse(world.read("key.pub"));
    const small = Buffer.alloc(32).fill(1, 0, 1).toString("base64url");
    for (const bad of [
      { ...key, x: small },
      { ...key, kid: "A".repeat(43) },
    ]) {
      world.write("bad.pub", JSON.stringify(bad));
      expect((await world.verify("--key", "bad.pub")).exit).toBe(3);
    }
    world.write("good.pub", JSON.stringify({ ...key, kid }));
    expect((await world.verify("--key", "good.pub")).exit).toBe(0);
  });

  test("29 to 34: windows, revocations, issuers, key files that go back", async () => {
    const world = honest.copy();
    await world.sign(LINES, "--iss", "hf:acme");
    const { kid } = JSON.parse(world.read("key.pub"));
    const publish = async (out: string, ...args: string[]) => {
      const { code } = await world.run("keys", "publish", "--out", out, ...args);
      expect(code).toBe(0);
      return out;
    };
    const add = (iss: string, ...args: string[]) => ["--key", "key.pub", "--iss", iss, ...args];
    const asked = (file: string) => {
      const args = ["verify", FILE, "--log", "log.jsonl", "--spec", "eval.yaml", "--key", file];
      return world.asked(...args);
    };
    const cases: [string, string[][], number, string | null][] = [
      ["as it should be", [add("hf:acme", "--nbf", "2026-01-01")], 0, null],
      ["30", [add("hf:acme", "--nbf", "2026-01-01", "--exp", "2026-01-03")], 0, null],
      [
        "29 late",
        [add("hf:acme", "--nbf", "2025-01-01", "--exp", "2026-01-01")],
        20,
        "E_KEY_WINDOW",
      ],
      ["29 early", [add("hf:acme", "--nbf", "2026-01-03")], 20, "E_KEY_WINDOW"],
      ["33 issuer", [add("hf:evil", "--nbf", "2026-01-01")], 20, "E_ISSUER"],
      ...(["superseded", "compromised"] as const).flatMap((reason) =>
        (["2026-01-01T12:00:00Z", "2026-01-03"] as const).map(
          (at): [string, string[][], number, string | null] => {
            const revoke = ["--revoke", kid, "--reason", reason, "--date", at];
            const first = add("hf:acme", "--nbf", "2026-01-01", "--date", "2026-01-01");
            const good = reason === "superseded" && at === "2026-01-03";
            return [
              `${reason} ${at}`,
              [first, revoke],
              good ? 0 : 20,
              good ? null : "E_KEY_REVOKED",
            ];
          },
        ),
      ),
      [
        "33 token",
        [add("hf:acme", "--nbf", "2026-01-01"), ["--revoke-token", world.claims.jti]],
        20,
        "E_TOKEN_REVOKED",
      ],
    ];
    for (const [name, steps, exit, code] of cases) {
      const file = `${name.replaceAll(/\W/g, "-")}.json`;
      for (const step of steps) await publish(file, ...step);
      const { exit: found, code: said } = await asked(file);
      expect([name, found, said]).toEqual([name, exit, code]);
    }
    // 34: trusted at its second version, the first is served again.
    await publish("store.json", ...add("hf:acme", "--nbf", "2026-01-01"));
    const first = world.read("store.json");
    await publish("store.json", "--revoke-token", "00000000-0000-8000-8000-000000000000");
    await world.run("trust", "add", "store.json");
    const stored = () => world.asked("verify", FILE, "--log", "log.jsonl", "--spec", "eval.yaml");
    expect(await stored()).toMatchObject({ exit: 0, code: null });
    world.write("store.json", first);
    expect(await stored()).toMatchObject({ exit: 20, code: "E_KEYS_ROLLBACK" });
  });
});

describe("the repository", () => {
  test("2, 3, 4: no such commit; squashed away, or changed since", async () => {
    const world = honest.copy();
    world.write(".gitignore", "home\nkey*\nother*\nstore*\nlog.jsonl\nrows.jsonl\neval.yaml\n");
    world.write("model.safetensors", "weights");
    world.git("init", "-q");
    world.git("add", "-A");
    world.git("commit", "-qm", "weights");
    const commit = world.git("rev-parse", "HEAD");
    const asked = () =>
      world.asked("verify", ".", "--key", "key.pub", "--log", "log.jsonl", "--spec", "eval.yaml");
    const score = (...args: string[]) => world.score("log.jsonl", "--model-revision", ...args);
    await score(commit);
    expect(await asked()).toMatchObject({ exit: 0, code: null });
    await score("ab".repeat(20));
    expect(await asked()).toMatchObject({ exit: 20, code: "E_MODEL_REV" });
    world.write("model/model.safetensors", "weights");
    const names = ["key", "key.pub", "other", "other.pub", "log.jsonl", "rows.jsonl", "eval.yaml"];
    const repository = new World();
    for (const name of names) repository.write(name, world.read(name));
    const inside = (...args: string[]) =>
      repository.asked("verify", "model", "--key", "key.pub", ...args);
    repository.write("model/model.safetensors", "weights");
    const bound = ["--weights", "model", "--model-revision", commit, "--results", "model"];
    await repository.score("log.jsonl", ...bound);
    const given = ["--log", "log.jsonl", "--spec", "eval.yaml"];
    const squashed = await inside(...given);
    expect(squashed).toMatchObject({ exit: 0, code: null });
    expect(squashed.checks.find(({ name }) => name === "weights")?.note).toMatch(/commit gone/);
    repository.write("model/model.safetensors", "other weights");
    expect(await inside(...given)).toMatchObject({ exit: 11, code: "S_WEIGHTS_CHANGED" });
  });
});

describe("files that mean harm", () => {
  test.each<[string, (yaml: string) => string, string]>([
    ["a bomb", (y) => `${y}  x: &a [1]\n  y: [${"*a, ".repeat(99)}*a]\n`, "E_YAML_"],
    ["a key twice", (y) => `${y}  value: 99\n`, "E_YAML_"],
    ["a tag", (y) => y.replace(/value: \S+/, "value: !!js/function x"), "E_YAML_"],
    ["two documents", (y) => `${y}---\n${y}`, "E_YAML_"],
    [
      "a revision that is a number",
      (y) => y.replace(/( +)task_id/, `$1revision: ${"1".repeat(40)}\n$1task_id`),
      "E_YAML_",
    ],
    ["5 MB", (y) => `${y}# ${"x".repeat(5_000_000)}\n`, "bytes"],
  ])("36: YAML: %s", async (_, change, said) => {
    const world = honest.copy();
    expect((await world.verify()).exit).toBe(0);
    world.write(FILE, change(world.read(FILE)));
    const { exit, stderr } = await world.verify();
    expect([exit, stderr]).toEqual([3, expect.stringContaining(said)]);
  });

  test("37: archives: a bomb, a path that leaves, and an honest one", async () => {
    const world = honest.copy();
    const samples = [1, "two", 3].map((id) => inspectSample(id));
    world.write("log.eval", inspectEval(samples as never));
    await world.score("log.eval");
    const asked = (log: string) =>
      world.asked("verify", FILE, "--key", "key.pub", "--spec", "eval.yaml", "--log", log);
    expect(await asked("log.eval")).toMatchObject({ exit: 0, code: null });
    const header = { name: "header.json", data: JSON.stringify(HEADER) };
    const member = (name: string, data: string) => zip([{ name, data }, header]);
    world.write("bomb.eval", member("samples/1_epoch_1.json", " ".repeat(200_000_000)));
    world.write("path.eval", member("samples/../../x.json", "{}"));
    for (const name of ["bomb.eval", "path.eval"]) {
      const { code, exit } = await asked(name);
      // It has another digest than the signed one, which is told first, or can't be opened.
      expect([name, [3, 20].includes(exit ?? 0)]).toEqual([name, true]);
      if (exit === 20) expect(code).toBe("E_LOG_ROOT");
    }
    // The signer's own bomb: its digest is the signed one.
    const logs = [sha256(readFileSync(world.path("bomb.eval")))];
    world.forge((claims) => ({ ...claims, run: { ...claims.run, logs } }));
    expect(await asked("bomb.eval")).toMatchObject({ exit: 30, code: "S_LOG_UNREADABLE" });
  });

  test("38: numbers beyond 2^53 as ids", async () => {
    const world = honest.copy();
    const big = jsonl(...LINES).replace('"id":1,', '"id":9007199254740993,');
    world.write("log.jsonl", big);
    const scored = await world.run("score", "log.jsonl", "--scorer", "gsm8k", "--strict");
    expect([scored.code, scored.stderr]).toEqual([
      3,
      expect.stringMatching(/write it as a string/),
    ]);
    await world.sign(edited((_, i) => (i === 0 ? { id: "9007199254740993" } : {})));
    expect(await world.verify()).toMatchObject({ exit: 0, code: null });
  });

  test("40: what a terminal would act on is shown", async () => {
    const world = honest.copy();
    world.write(
      FILE,
      world.read(FILE).replace(/notes: .*/, 'notes: "\\e]0;x\\a\\u202eabc</script>"'),
    );
    const refused = await world.run("verify", FILE, "--key", "key.pub");
    const name = "a\u001b]0;x\u0007\u202eabc";
    world.write(FILE, honest.read(FILE));
    world.write(`${name}.pub`, "{}");
    const unread = await world.run("verify", FILE, "--key", `${name}.pub`);
    await world.sign(edited((_, i) => (i === 4 ? { output: `${name} 7` } : {})));
    await world.run("disclose", "log.jsonl", "--token", FILE, "--sample", "5", "--out", "proof");
    const sample = await world.run("verify-sample", "proof", FILE, "--key", "key.pub");
    expect([refused.code, unread.code, sample.code]).toEqual([3, 3, 0]);
    for (const { stderr, stdout } of [refused, unread, sample]) {
      const shown = (stdout + stderr).replaceAll("\n", "");
      expect(shown).toMatch(/control characters|abc/);
      expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028]/u);
    }
    await world.sign(LINES, "--notes", "plain é");
    expect(await world.verify()).toMatchObject({ exit: 0, code: null });
  });
});

describe("one sample, and plans", () => {
  test("41, 41b: a proof of another place, path, field or number", async () => {
    const world = honest.copy();
    const args = ["disclose", "log.jsonl", "--token", FILE, "--sample", "2", "--out", "proof"];
    expect((await world.run(...args)).code).toBe(0);
    const proof = JSON.parse(world.read("proof"));
    const asked = async (change: object) => {
      world.write("proof", JSON.stringify({ ...proof, ...change }));
      const { code, stderr } = await world.run("verify-sample", "proof", FILE, "--key", "key.pub");
      return [code, /E_PROOF\w*/.exec(stderr)?.[0] ?? null];
    };
    expect(await asked({})).toEqual([0, null]);
    expect(await asked({ index: (proof.index + 1) % 5 })).toEqual([20, "E_PROOF_ROOT"]);
    expect(await asked({ path: proof.path.slice(1) })).toEqual([20, "E_PROOF_ROOT"]);
    expect(await asked({ path: [...proof.path, proof.path[0]] })).toEqual([20, "E_PROOF_ROOT"]);
    expect(await asked({ n: 6 })).toEqual([20, "E_PROOF_N"]);
    const out = { ...proof.fields.out, text: "That is 8." };
    expect(await asked({ fields: { ...proof.fields, out } })).toEqual([20, "E_PROOF_FIELD"]);
    expect(await asked({ leaf: { ...proof.leaf, verdict: "different" } })).toEqual([
      20,
      "E_PROOF_ROOT",
    ]);
    const other = proof.token.replace(/^./, (c: string) => (c === "0" ? "1" : "0"));
    expect(await asked({ token: other })).toEqual([20, "E_PROOF_TOKEN"]);
  });

  test("43, 44: no plan, another one, a later one", async () => {
    const world = honest.copy();
    const none = await world.verify();
    expect(none.checks.find(({ name }) => name === "plan")?.note).toMatch(/not pre-committed/);
    const plan = (out: string, date: string) =>
      world.run(
        ...["plan", "--spec", "eval.yaml", "--scorer", "gsm8k", "--task", "sums"],
        ...["--model", "a/b", "--dataset", "c/d", "--sign", "key", "--out", out, "--date", date],
      );
    await plan("plan", "2026-01-01");
    await plan("another", "2025-12-31");
    await plan("late", "2026-02-01");
    expect((await world.verify("--plan", "plan")).code).toBe("E_PLAN");
    await world.score("log.jsonl", "--plan", "plan");
    expect(await world.verify("--plan", "plan")).toMatchObject({ exit: 0, code: null });
    expect(await world.verify("--plan", "another")).toMatchObject({ exit: 20, code: "E_PLAN" });
    const late = await world.run(
      ...["score", "log.jsonl", "--spec", "eval.yaml", "--scorer", "gsm8k", "--task", "sums"],
      ...["--model", "a/b", "--dataset", "c/d", "--date", "2026-01-02", "--results", "late-one"],
      ...["--sign", "key", "--plan", "late"],
    );
    expect([late.code, late.stderr]).toEqual([5, expect.stringMatching(/not what was planned/)]);
  });
});

test("37, 38: the same log in another format is another log", async () => {
  const world = honest.copy();
  world.write("log.json", inspectJson([1, "two", 3].map((id) => inspectSample(id)) as never));
  const args = ["verify", FILE, "--key", "key.pub", "--log", "log.json", "--spec", "eval.yaml"];
  expect(await world.asked(...args)).toMatchObject({ exit: 20, code: "E_LOG_ROOT" });
});
