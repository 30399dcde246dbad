import { describe, expect, test } from "vitest";
import { generateKeys } from "../../src/token/index.ts";
import { judgeKey, type KeyFile, type Material } from "../../src/trust/index.ts";
import { DAY, fileOf, material, NOW } from "./world.ts";

const { publicJwk } = await generateKeys();
const { kid } = publicJwk;
const JTI = "11111111-1111-8111-8111-111111111111";
const claims = { iat: NOW, iss: "hf:acme", jti: JTI } as const;

/** The code, or the issuer where there is none. */
function judged(materials: Material[], change: Partial<{ iat: number; iss: string | null }> = {}) {
  const got = judgeKey({ ...claims, ...change }, kid, materials);
  return "code" in got ? got.code : got.iss;
}
const by = (more: Partial<KeyFile["keys"][number]>, whole: Partial<KeyFile> = {}) => [
  material({ ...fileOf(publicJwk, more), ...whole }),
];

describe("a key's window", () => {
  test("within it, at its first second, and under an expired key", () => {
    expect(judged(by({}))).toBe("hf:acme");
    expect(judged(by({ nbf: NOW }))).toBe("hf:acme");
    // Signatures outlive keys: what counts is when it signed.
    expect(judged(by({ exp: NOW + 1 }))).toBe("hf:acme");
  });

  test("before it, and from its end on", () => {
    expect(judged(by({ nbf: NOW + 1 }))).toBe("E_KEY_WINDOW");
    expect(judged(by({ exp: NOW }))).toBe("E_KEY_WINDOW");
  });
});

describe("revocation", () => {
  const superseded = { reason: "superseded", revoked_at: NOW } as const;
  const compromised = { reason: "compromised", revoked_at: NOW } as const;

  test("superseded: what was signed before stays, what comes after does not", () => {
    expect(judged(by(superseded), { iat: NOW - DAY })).toBe("hf:acme");
    expect(judged(by(superseded), { iat: NOW })).toBe("E_KEY_REVOKED");
  });

  test("compromised: nothing stays, since any date can be written", () => {
    expect(judged(by(compromised), { iat: NOW - DAY })).toBe("E_KEY_REVOKED");
    expect(judged(by(compromised), { iat: NOW + DAY })).toBe("E_KEY_REVOKED");
  });

  test("one token", () => {
    expect(judged(by({}, { revoked: [JTI] }))).toBe("E_TOKEN_REVOKED");
    expect(judged(by({}, { revoked: ["22222222-2222-8222-8222-222222222222"] }))).toBe("hf:acme");
  });

  test("in any of several materials it counts; a window need fit in one only", () => {
    const good = by({})[0]!;
    expect(judged([good, ...by(compromised)])).toBe("E_KEY_REVOKED");
    expect(judged([...by({ exp: NOW }), good])).toBe("hf:acme");
    // A file can't withdraw what is signed by keys that aren't its own.
    const stranger = material({ ...good.file, keys: [], revoked: [JTI] }, "other.json");
    expect(judged([good, stranger])).toBe("hf:acme");
  });
});

test("the issuer: another one, none in the token, none in the file", () => {
  expect(judged(by({}), { iss: "hf:evil" })).toBe("E_ISSUER");
  expect(judged(by({}), { iss: null })).toBe("hf:acme");
  const { iss: _, ...key } = fileOf(publicJwk).keys[0]!;
  const unnamed = [material({ ...fileOf(publicJwk), keys: [key] })];
  expect(judged(unnamed)).toBe(null);
});

test("of a source that serves an older file nothing is believed", () => {
  const served = { ...by({})[0]!, rollback: "version 1 is older than version 2" };
  expect(judged([served])).toBe("E_KEYS_ROLLBACK");
});
