import { createHash } from "node:crypto";
import { cpSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { checkMemory, type Job } from "../../src/foreign/index.ts";
import { readResults } from "../../src/result/yaml/index.ts";
import { type Claims, digestOfHex, readPrivateKey, signToken } from "../../src/token/index.ts";
import { newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";
import { endlessCore, renamedCore, trappingCore } from "../support/other-cores.ts";

const folder = newFolder();
const path = (name: string) => join(folder, name);
const env = { EVALMARK_HOME: path("home") };
const run = (...args: string[]) => evalmarkHere(args, { cwd: folder, env });
const RESULT = ".eval_results/acme--mini--reading.yaml";
const shipped = readFileSync(new URL("../../build/evalmark.wasm", import.meta.url));
const FULL = ["--log", "reading.json", "--spec", "eval.yaml", "--key", "key.pub"];
let claims: Claims;

/** The result, signed as made with the core of these bytes. */
async function signedBy(core: Uint8Array, file: string): Promise<string> {
  const digest = digestOfHex(createHash("sha256").update(core).digest("hex"));
  const key = await readPrivateKey(readFileSync(path("key"), "utf8"));
  const token = await signToken({ ...claims, core: { ...claims.core, digest } }, key);
  const text = readFileSync(path(RESULT), "utf8");
  writeFileSync(path(file), text.replace(/verifyToken: .*/, `verifyToken: "${token}"`));
  expect(readResults(readFileSync(path(file)), file)[0]!.entry.verifyToken).toBe(token);
  return file;
}

/** Exit code, deciding code, and what was checked. */
async function verified(...args: string[]) {
  const { code, stdout, stderr } = await run("verify", ...args, "--json");
  if (stdout === "") throw new Error(stderr);
  const said = JSON.parse(stdout);
  return [code, said.code, said.checked.kind];
}

beforeAll(async () => {
  cpSync(join(MINI, "logs/inspect/reading.json"), path("reading.json"));
  cpSync(join(MINI, "eval.yaml"), path("eval.yaml"));
  await run("keygen", "--out", "key");
  const hub = ["--results", ".", "--model", "acme/tiny-1b", "--dataset", "acme/mini"];
  const args = ["--spec", "eval.yaml", "--scorer", "drop", "--sign", "key", ...hub];
  expect((await run("score", "reading.json", ...args)).code).toBe(0);
  claims = JSON.parse((await run("verify", RESULT, ...FULL, "--json")).stdout).claims;
  writeFileSync(path("shipped.wasm"), shipped);
  writeFileSync(path("renamed.wasm"), renamedCore(shipped));
});

describe("--core", () => {
  test("a listed core in a file: verified; other bytes than the signed ones: rejected", async () => {
    expect(await verified(RESULT, ...FULL, "--core", "shipped.wasm")).toEqual([
      0,
      null,
      "re-scored",
    ]);
    expect(await verified(RESULT, ...FULL, "--core", "renamed.wasm")).toEqual([
      20,
      "E_SCORER_DIGEST",
      "rejected",
    ]);
  });

  test("a core that nobody lists: needed, not run, run on one's own word", async () => {
    const file = await signedBy(renamedCore(shipped), "renamed.yaml");
    const core = ["--core", "renamed.wasm"];
    expect(await verified(file, ...FULL)).toEqual([30, "S_CORE_NEEDED", "cannot check"]);
    expect(await verified(file, ...FULL, ...core)).toEqual([
      10,
      "S_SCORER_UNKNOWN",
      "signature only",
    ]);
    const allowed = await verified(file, ...FULL, ...core, "--allow-scorer");
    expect(allowed).toEqual([10, "S_SCORER_UNKNOWN", "re-scored"]);
    expect(await verified(file, "--key", "key.pub")).toEqual([
      10,
      "S_SCORER_UNKNOWN",
      "signature only",
    ]);
  });

  test("one without an end of its memory is not run", async () => {
    writeFileSync(path("unbounded.wasm"), endlessCore(null));
    const file = await signedBy(endlessCore(null), "unbounded.yaml");
    const core = ["--core", "unbounded.wasm", "--allow-scorer"];
    expect(await verified(file, ...FULL, ...core)).toEqual([
      30,
      "S_LOG_UNREADABLE",
      "cannot check",
    ]);
  });

  test("one that traps is made anew a few times, not for every sample", async () => {
    writeFileSync(path("trapping.wasm"), trappingCore());
    const file = await signedBy(trappingCore(), "trapping.yaml");
    const core = ["--core", "trapping.wasm", "--allow-scorer"];
    const { code, stdout } = await run("verify", file, ...FULL, ...core);
    expect([code, stdout]).toEqual([30, expect.stringMatching(/it traps again and again/)]);
    const large = path("large.wasm");
    writeFileSync(large, "");
    truncateSync(large, 1 << 30);
    const most = await run("verify", file, ...FULL, "--core", large, "--allow-scorer");
    expect([most.code, most.stderr]).toEqual([3, expect.stringMatching(/more than any core/)]);
  });

  test("a core without a log is no use", async () => {
    const alone = await run("verify", RESULT, "--key", "key.pub", "--core", "shipped.wasm");
    expect([alone.code, alone.stderr]).toEqual([2, expect.stringMatching(/--log/)]);
  });
});

describe("the limits of another core", () => {
  test("one that never ends is killed", async () => {
    const built = new URL("../../dist/foreign/index.js", import.meta.url).href;
    const { rescoreWith } = (await import(built)) as typeof import("../../src/foreign/index.ts");
    const job: Job = {
      core: endlessCore(),
      file: path("reading.json"),
      filter: null,
      task: null,
      taskIds: [],
      claims,
      key: null,
      canaries: [],
    };
    const start = Date.now();
    await expect(rescoreWith(job, () => {}, 1500)).rejects.toMatchObject({
      code: "ERR_CANNOT_CHECK",
      message: expect.stringMatching(/stopped: it took more than 1.5 seconds/),
    });
    expect(Date.now() - start).toBeLessThan(15_000);
  });

  test("memory: an end that is near, declared, in a module", () => {
    checkMemory(shipped);
    checkMemory(endlessCore(4096));
    expect(() => checkMemory(endlessCore(4097))).toThrow(/4097 pages/);
    expect(() => checkMemory(endlessCore(null))).toThrow(/no end/);
    expect(() => checkMemory(Buffer.from("not a module"))).toThrow(/not a module/);
    for (let cut = 8; cut < 38; cut++) {
      expect(() => checkMemory(endlessCore().subarray(0, cut))).toThrow(/core is not run|memory/);
    }
  });
});
