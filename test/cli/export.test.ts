import { createPublicKey, verify } from "node:crypto";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { recordFault } from "../../src/export/index.ts";
import { newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";

const folder = newFolder();
const path = (name: string) => join(folder, name);
const run = (...args: string[]) => evalmarkHere(args, { cwd: folder });
const RESULT = ".eval_results/acme--mini--reading.yaml";
const COMMIT = "0123456789abcdef0123456789abcdef01234567";

const sign = (into: string, ...more: string[]) =>
  run(
    ...["score", "reading.eval", "--scorer", "drop", "--spec", "eval.yaml", "--results", into],
    ...["--model", "acme/tiny-1b", "--dataset", "acme/mini", "--sign", "key", ...more],
  );

beforeAll(async () => {
  cpSync(join(MINI, "logs/inspect/reading.eval"), path("reading.eval"));
  cpSync(join(MINI, "logs/inspect/math.eval"), path("math.eval"));
  cpSync(join(MINI, "eval.yaml"), path("eval.yaml"));
  for (const key of ["key", "other"]) await run("keygen", "--out", key);
  const bound = ["--model-revision", COMMIT, "--iss", "hf:acme"];
  const made = [await sign(".", ...bound), await sign("open")];
  const beside = await sign("beside", ...bound, "--placement", "sidecar");
  expect([...made, beside].map((r) => r.code)).toEqual([0, 0, 0]);
});

/** DSSE as its protocol.md has it, written down again: what it signs, of an envelope. */
function signedBytes({ payload, payloadType }: { payload: string; payloadType: string }): Buffer {
  const body = Buffer.from(payload, "base64");
  const parts = ["DSSEv1", `${Buffer.byteLength(payloadType)}`, payloadType, `${body.length}`, ""];
  return Buffer.concat([Buffer.from(parts.join(" ")), body]);
}

test("--intoto: a statement about the model in an envelope that another verifier accepts", async () => {
  const { code, stdout, stderr } = await run("export", RESULT, "--intoto", "--sign", "key");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const envelope = JSON.parse(stdout);
  expect(Object.keys(envelope)).toEqual(["payloadType", "payload", "signatures"]);
  expect(envelope.payloadType).toBe("application/vnd.in-toto+json");
  const jwk = JSON.parse(readFileSync(path("key.pub"), "utf8"));
  const key = createPublicKey({ key: jwk, format: "jwk" });
  const [{ keyid, sig }] = envelope.signatures;
  expect(keyid).toBe(jwk.kid);
  const good = (of: { payload: string; payloadType: string }) =>
    verify(null, signedBytes(of), key, Buffer.from(sig, "base64"));
  expect(good(envelope)).toBe(true);
  expect(good({ ...envelope, payloadType: "application/json" })).toBe(false);
  const text = Buffer.from(envelope.payload, "base64").toString("utf8");
  const changed = Buffer.from(text.replace("64.58", "84.58")).toString("base64");
  expect(changed).not.toBe(envelope.payload);
  expect(good({ ...envelope, payload: changed })).toBe(false);

  const statement = JSON.parse(text);
  expect(statement).toMatchObject({
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ name: "acme/tiny-1b", digest: { gitCommit: COMMIT } }],
    predicateType: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
    predicate: { claims: { v: 1, iss: "hf:acme", result: { value: 64.58 } } },
  });
  expect(readFileSync(path(RESULT), "utf8")).toContain(statement.predicate.token);
  const again = await run("export", `beside/${RESULT}`, "--intoto", "--sign", "key");
  expect(again.stdout).toBe(stdout);
});

test("--eee: a record with the token, from the token alone and with the log", async () => {
  const alone = await run("export", RESULT, "--eee", "--key", "key.pub");
  const log = ["--log", "reading.eval", "--relationship", "first_party"];
  const whole = await run("export", RESULT, "--eee", ...log, "--key", "key.pub", "--out", "eee");
  expect([alone.code, whole.code, alone.stderr]).toEqual([0, 0, ""]);
  const reported = JSON.parse(alone.stdout);
  const scored = JSON.parse(readFileSync(path("eee"), "utf8"));
  for (const record of [reported, scored]) {
    expect(recordFault(record)).toBe(null);
    expect(readFileSync(path(RESULT), "utf8")).toContain(
      record.source_metadata.additional_details.token,
    );
    expect(record.evaluation_results[0].score_details.score).toBe(64.58);
  }
  expect(reported).toMatchObject({
    schema_version: "0.3.0",
    source_metadata: { source_type: "documentation", evaluator_relationship: "other" },
    eval_library: { name: "inspect_ai" },
    evaluation_results: [{ metric_config: { min_score: 0, max_score: 100 } }],
  });
  expect(reported.evaluation_results[0].score_details.uncertainty).toBeUndefined();
  expect(scored.source_metadata).toMatchObject({
    source_type: "evaluation_run",
    evaluator_relationship: "first_party",
  });
  const { uncertainty } = scored.evaluation_results[0].score_details;
  expect(uncertainty.confidence_interval.lower).toBeLessThan(64.58);
  expect(uncertainty.confidence_interval.upper).toBeGreaterThan(64.58);
  const said = JSON.parse(
    (await run("score", "reading.eval", "--scorer", "drop", "--spec", "eval.yaml", "--json"))
      .stdout,
  ).logs[0];
  expect(uncertainty.standard_error.value).toBeCloseTo(100 * said.stderr, 10);
});

test.each<[why: string, args: string[], code: number, message: RegExp]>([
  ["no format", [RESULT], 2, /say into which format/],
  ["two formats", [RESULT, "--eee", "--intoto", "--sign", "key"], 2, /say into which format/],
  ["no key", [RESULT, "--intoto"], 2, /an envelope is signed/],
  ["an option of the other", [RESULT, "--intoto", "--sign", "key", "--log", "x"], 2, /--log is of/],
  ["another's token", [RESULT, "--intoto", "--sign", "other"], 12, /no trusted key has signed/],
  ["another's token", [RESULT, "--eee", "--key", "other.pub"], 12, /no trusted key has signed/],
  ["another log", [RESULT, "--eee", "--log", "math.eval"], 20, /not the log that was signed/],
  ["no subject", [`open/${RESULT}`, "--intoto", "--sign", "key"], 5, /neither commit nor weights/],
])("export refuses: %s", async (_, args, code, message) => {
  const ran = await run("export", ...args);
  expect(ran.stderr).toMatch(message);
  expect([ran.code, ran.stdout]).toEqual([code, ""]);
});

test("an entry that was edited is not exported under its token", async () => {
  const text = readFileSync(path(RESULT), "utf8");
  writeFileSync(path("edited.yaml"), text.replace("value: 64.58", "value: 84.58"));
  const ran = await run("export", "edited.yaml", "--eee");
  expect([ran.code, ran.stdout]).toEqual([20, ""]);
  expect(ran.stderr).toMatch(/another result than its entry/);
});
