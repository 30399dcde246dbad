import dns from "node:dns";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";

const folder = newFolder();
const path = (name: string) => join(folder, name);
const env = { EVALMARK_HOME: path("home") };
const run = (...args: string[]) => evalmarkHere(args, { cwd: folder, env });
const RESULT = ".eval_results/acme--mini--reading.yaml";
const LOG = ["--log", "reading.json", "--spec", "eval.yaml"];
const kidOf = (name: string) =>
  (JSON.parse(readFileSync(path(name), "utf8")) as { kid: string }).kid;

beforeAll(async () => {
  cpSync(join(MINI, "logs/inspect/reading.json"), path("reading.json"));
  cpSync(join(MINI, "eval.yaml"), path("eval.yaml"));
  for (const name of ["key", "next"]) {
    expect((await run("keygen", "--out", name)).code).toBe(0);
  }
  const hub = ["--results", ".", "--model", "acme/tiny-1b", "--dataset", "acme/mini"];
  const made = ["--date", "2026-02-01T00:00:00Z", "--iss", "hf:acme", "--sign", "key"];
  const args = ["--spec", "eval.yaml", "--scorer", "drop", ...hub, ...made];
  expect((await run("score", "reading.json", ...args)).code).toBe(0);
});

const publish = (...args: string[]) => run("keys", "publish", ...args);

test("publish, trust, verify, withdraw: what a signer and a verifier do", async () => {
  const none = await run("verify", RESULT, ...LOG);
  expect(none.code).toBe(12);
  expect(none.stdout).toMatch(/E_KEY_UNKNOWN/);
  expect(none.stdout).toMatch(/who published it: unknown\n {2}what was checked: nothing/);

  const first = ["--key", "key.pub", "--iss", "hf:acme", "--nbf", "2026-01-01"];
  expect((await publish(...first, "--date", "2026-01-01")).stdout).toMatch(/written, version 1/);
  expect((await publish(...first)).stdout).toMatch(/unchanged, version 1/);
  cpSync(path("evalmark-keys.json"), path("old.json"));
  expect((await run("trust", "add", "evalmark-keys.json")).code).toBe(0);
  const good = await run("verify", RESULT, ...LOG, "--require", "verified");
  expect(good.code).toBe(0);
  expect(good.stdout).toMatch(/who published it: verified signer: hf:acme, key \S+\n/);
  expect(good.stdout).toMatch(/what was checked: re-scored 20 of 20\n/);
  expect(good.stdout).toMatch(/trust material: .*evalmark-keys\.json {2}version 1, read just now/);

  const revoke = ["--revoke", kidOf("key.pub"), "--key", "next.pub", "--iss", "hf:acme"];
  await publish(...revoke, "--reason", "superseded", "--date", "2026-03-01");
  expect((await run("verify", RESULT, ...LOG)).code).toBe(0);
  await publish(...revoke, "--reason", "compromised", "--date", "2026-04-01");
  const gone = await run("verify", RESULT, ...LOG, "--json");
  expect(gone.code).toBe(20);
  expect(JSON.parse(gone.stdout)).toMatchObject({
    code: "E_KEY_REVOKED",
    publisher: { kind: "unknown" },
    checked: { kind: "rejected" },
    trust: [{ version: 3, rollback: null }],
  });

  cpSync(path("old.json"), path("evalmark-keys.json"));
  const back = await run("verify", RESULT, ...LOG);
  expect(back.code).toBe(20);
  expect(back.stdout).toMatch(/E_KEYS_ROLLBACK/);
  expect((await run("trust", "add", "evalmark-keys.json")).stderr).toMatch(/E_KEYS_ROLLBACK/);
  const list = await run("trust", "list");
  expect(list.stdout).toMatch(/version 3/);
  expect(list.stdout).toContain(`${kidOf("key.pub")}  compromised  hf:acme`);
  expect((await run("trust", "remove", "evalmark-keys.json")).code).toBe(0);
  expect((await run("trust", "list")).stdout).toBe("nothing is trusted\n");
});

test("--key takes a key file as well: its windows count, and the store does not", async () => {
  await publish(
    "--key",
    "key.pub",
    "--iss",
    "hf:acme",
    "--nbf",
    "2026-03-01",
    "--out",
    "late.json",
  );
  await publish(
    "--key",
    "key.pub",
    "--iss",
    "hf:evil",
    "--nbf",
    "2026-01-01",
    "--out",
    "evil.json",
  );
  const { claims } = JSON.parse((await run("verify", RESULT, "--key", "key.pub", "--json")).stdout);
  const first = ["--key", "key.pub", "--nbf", "2026-01-01", "--out", "token.json"];
  await publish(...first, "--revoke-token", claims.jti);
  const codes = [];
  for (const name of ["late", "evil", "token"]) {
    const said = await run("verify", RESULT, "--key", `${name}.json`, "--json");
    codes.push([said.code, JSON.parse(said.stdout).code]);
  }
  expect(codes).toEqual([
    [20, "E_KEY_WINDOW"],
    [20, "E_ISSUER"],
    [20, "E_TOKEN_REVOKED"],
  ]);
});

test("wrong use is told, and writes nothing", async () => {
  writeFileSync(path("damaged.json"), "{}");
  const runs = [
    await publish("--revoke", "kid"),
    await publish("--key", "key.pub", "--iss", "me", "--out", "new.json"),
    await publish("--key", "key.pub", "--nbf", "soon", "--out", "new.json"),
    await publish("--out", "new.json"),
    await publish("--key", "key.pub", "--out", "damaged.json"),
    await publish("--key", "key.pub", "--nbf", "2026-02-01", "--exp", "2026-01-01", "--out", "n"),
    await run("trust", "add", "http://example.org/keys.json"),
    await run("trust", "remove", "nothing.json"),
    await run("verify", RESULT, "--require", "signed"),
  ];
  expect(runs.map((r) => r.code)).toEqual([2, 2, 2, 2, 3, 3, 2, 2, 2]);
  for (const { stderr } of runs) expect(stderr).toMatch(/cure: /);
  expect(readFileSync(path("damaged.json"), "utf8")).toBe("{}");
});

test("--offline connects to nothing, and says how old its trust material is", async () => {
  const asked = vi.spyOn(globalThis, "fetch");
  const guards = [vi.spyOn(net.Socket.prototype, "connect"), vi.spyOn(dns, "lookup"), asked];
  onTestFinished(() => {
    for (const guard of guards) guard.mockRestore();
  });
  const source = "https://keys.example.org/evalmark-keys.json";
  await publish("--key", "key.pub", "--iss", "hf:acme", "--nbf", "2026-01-01", "--out", "k.json");
  asked.mockResolvedValueOnce(
    Object.defineProperty(new Response(readFileSync(path("k.json"))), "url", { value: source }),
  );
  expect((await run("trust", "add", source)).code).toBe(0);
  expect(asked).toHaveBeenCalledTimes(1);
  for (const guard of guards) guard.mockClear();
  const said = await run("verify", RESULT, ...LOG, "--offline");
  expect(said.code).toBe(0);
  expect(said.stdout).toMatch(/trust material: https:\/\/keys\..* last read just now \(offline\)/);
  const keyed = await run("verify", RESULT, ...LOG, "--offline", "--key", source);
  expect([keyed.code, keyed.stderr]).toEqual([2, expect.stringMatching(/--offline: this key/)]);
  for (const guard of guards) expect(guard).not.toHaveBeenCalled();

  // Its twin: without --offline the source is asked.
  asked.mockRejectedValueOnce(new Error("no network"));
  const online = await run("verify", RESULT, ...LOG);
  expect(online.code).toBe(0);
  expect(online.stdout).toMatch(/last read just now \(can't be fetched: no network\)/);
  expect(asked).toHaveBeenCalledTimes(1);
  await run("trust", "remove", source);
});
