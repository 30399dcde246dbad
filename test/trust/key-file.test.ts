import { describe, expect, test } from "vitest";
import { generateKeys } from "../../src/token/index.ts";
import {
  type KeyFile,
  keyFileText,
  nextKeyFile,
  readKeyFile,
  rollback,
} from "../../src/trust/index.ts";
import { DAY, fileOf, NOW } from "./world.ts";

const { publicJwk } = await generateKeys();
const { publicJwk: next } = await generateKeys();
const file = fileOf(publicJwk);
const JTI = "00000000-0000-8000-8000-000000000000";

describe("the key file", () => {
  test("is read as it was written", async () => {
    expect(await readKeyFile(keyFileText(file))).toEqual(file);
  });

  test.each<[string, (text: string) => string]>([
    ["a second spelling", (t) => JSON.stringify(JSON.parse(t))],
    ["a member twice", (t) => t.replace('"version": 1', '"version": 9,\n  "version": 1')],
    ["a member nobody knows", (t) => t.replace('"version"', '"verified_by": "us",\n  "version"')],
    ["no version", (t) => t.replace('"version": 1', '"version": 0')],
    ["a reason without a time", (t) => t.replace('"x":', '"reason": "superseded",\n      "x":')],
    ["text behind it", (t) => `${t}{}`],
    ["not JSON", () => "keys"],
  ])("%s is refused", async (_, change) => {
    const text = keyFileText(file);
    expect(change(text)).not.toBe(text);
    await expect(readKeyFile(change(text))).rejects.toMatchObject({ code: "ERR_FORMAT" });
  });

  test("a key of small order, one that isn't canonical, and one under another name", async () => {
    const bad: Partial<KeyFile["keys"][number]>[] = [
      { x: Buffer.alloc(32).fill(1, 0, 1).toString("base64url") },
      { x: Buffer.alloc(32, 255).toString("base64url") },
      { kid: next.kid },
      { kid: "../../k" },
    ];
    for (const change of bad) {
      const text = keyFileText(fileOf(publicJwk, change));
      await expect(readKeyFile(text)).rejects.toMatchObject({ fault: "E_KEY_BAD" });
    }
  });

  test("two entries for one key are refused: which of them would count?", async () => {
    const twice = { ...file, keys: [file.keys[0]!, { ...file.keys[0]!, nbf: 0 }] };
    await expect(readKeyFile(keyFileText(twice))).rejects.toMatchObject({ code: "ERR_FORMAT" });
  });
});

describe("its next version", () => {
  const change = { add: [], revokeTokens: [], now: NOW };

  test("goes up by one for any change, and not without one", () => {
    expect(nextKeyFile(file, change)).toBe(file);
    expect(nextKeyFile(file, { ...change, add: [publicJwk] })).toBe(file);
    const two = nextKeyFile(file, { ...change, add: [next], exp: NOW + DAY });
    expect([two.version, two.keys.length, two.updated]).toEqual([2, 2, NOW]);
    expect(two.keys[1]).toMatchObject({ nbf: NOW, exp: NOW + DAY });
  });

  test("keeps what was withdrawn; superseded may become compromised, never the reverse", () => {
    const { kid } = publicJwk;
    const old = nextKeyFile(file, { ...change, revoke: { kid, reason: "superseded" } });
    const worse = nextKeyFile(old, {
      ...change,
      now: NOW + DAY,
      revoke: { kid, reason: "compromised" },
    });
    expect(worse.keys[0]).toMatchObject({ revoked_at: NOW, reason: "compromised" });
    expect(nextKeyFile(worse, { ...change, revoke: { kid, reason: "superseded" } })).toBe(worse);
    const tokens = nextKeyFile(worse, { ...change, revokeTokens: [JTI] });
    expect(tokens).toMatchObject({ version: 4, revoked: [JTI] });
    expect(rollback(file, tokens)).toBe(null);
  });

  test("a key that isn't there can't be withdrawn, and a file has a key", () => {
    const revoke = { kid: next.kid, reason: "superseded" } as const;
    expect(() => nextKeyFile(file, { ...change, revoke })).toThrow(/no key/);
    expect(() => nextKeyFile(null, change)).toThrow(/at least one key/);
  });
});

describe("rollback", () => {
  const { kid } = publicJwk;
  const change = { add: [], revokeTokens: [], now: NOW };
  const compromised = nextKeyFile(file, {
    ...change,
    revoke: { kid, reason: "compromised" },
    revokeTokens: [JTI],
  });
  const later = (more: Partial<KeyFile>): KeyFile => ({ ...compromised, version: 3, ...more });

  test("the same file, and a later one, may follow", () => {
    expect(rollback(compromised, compromised)).toBe(null);
    expect(rollback(file, compromised)).toBe(null);
    expect(rollback(compromised, later({}))).toBe(null);
    const both = nextKeyFile(file, { ...change, add: [next] });
    expect(rollback(both, { ...both, version: 3, keys: both.keys.slice(1) })).toBe(null);
  });

  test("an older one, or another under the same version, may not", () => {
    expect(rollback(compromised, file)).toMatch(/version 1 is older than version 2/);
    expect(rollback(file, { ...file, updated: NOW })).toMatch(/another content/);
  });

  test("nor a later one that takes a revocation back", () => {
    const [key] = compromised.keys;
    const { reason: _, revoked_at: __, ...clean } = key!;
    for (const keys of [
      [clean],
      [{ ...key!, reason: "superseded" as const }],
      [{ ...key!, revoked_at: NOW + DAY }],
    ]) {
      expect(rollback(compromised, later({ keys }))).toMatch(/revocation of key .* taken back/);
    }
    expect(rollback(compromised, later({ revoked: [] }))).toMatch(/revocation of token/);
    // Left out in version 3, the key could come back in version 4 as if nothing had been.
    const without = nextKeyFile(file, { ...change, add: [next] }).keys.slice(1);
    expect(rollback(compromised, later({ keys: without }))).toMatch(/of key .* is left out/);
  });
});
