import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/json/jcs.ts";
import { generateKeys } from "../../src/token/index.ts";
import type { Material } from "../../src/trust/index.ts";
import type { VerifyInput } from "../../src/verify/index.ts";
import { b64, forge, HEADER, privateJwk, publicJwk, renamed } from "../token/fixture.ts";
import { DAY, fileOf, material } from "../trust/world.ts";
import { answers, claimsOf, sealed } from "../verify/world.ts";
import { codeOf } from "./judge.ts";

const honest = await sealed();
const token = honest.entry.verifyToken as string;
const claims = claimsOf(answers);
const text = canonicalJson(claims);
const [, body, signature] = token.split(".") as [string, string, string];
const withToken = (verifyToken: unknown): VerifyInput => ({
  ...honest,
  entry: { ...honest.entry, verifyToken },
});
const stranger = await generateKeys();

test("an honest token passes, and no token is unsigned", async () => {
  expect(await codeOf(withToken(forge(text)))).toBe(null);
  expect(await codeOf(withToken(undefined))).toBe("S_UNSIGNED");
});

describe("22 to 24: headers and keys", () => {
  test.each<[string, unknown, string]>([
    ["22: alg none", `${b64('{"alg":"none"}')}.${body}.${signature}`, "E_HEADER"],
    ["22: HS256", `${b64('{"alg":"HS256","kid":"k","typ":"x"}')}.${body}.${signature}`, "E_HEADER"],
    ["22: an embedded key", forge(text, HEADER.replace('"kid"', '"jwk":{},"kid"')), "E_HEADER"],
    ["22: an address of keys", forge(text, HEADER.replace('"kid"', '"jku":"x","kid"')), "E_HEADER"],
    [
      "23: another's signature under this kid",
      forge(text, HEADER, stranger.privateJwk),
      "E_SIGNATURE",
    ],
    [
      "23: a stranger's key",
      forge(text, HEADER.replace(publicJwk.kid, stranger.publicJwk.kid), stranger.privateJwk),
      "E_KEY_UNKNOWN",
    ],
    ["23: a kid that is a path", forge(text, HEADER.replace(publicJwk.kid, "../../k")), "E_HEADER"],
  ])("%s", async (_, verifyToken, code) => {
    expect(await codeOf(withToken(verifyToken))).toBe(code);
  });

  test("24: a trusted key of small order, not canonical, or under another name", async () => {
    const small = Buffer.alloc(32).fill(1, 0, 1).toString("base64url");
    const long = Buffer.alloc(32, 255).toString("base64url");
    for (const bad of [{ x: small }, { x: long }, { kid: stranger.publicJwk.kid }]) {
      const { kid: _, ...key } = publicJwk;
      expect(await codeOf({ ...honest, keys: [{ ...key, ...bad }] })).toBe("E_KEY_BAD");
    }
  });
});

describe("25 to 28: spelling, claims, versions", () => {
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  // The lowest bits of the last character are unused: the same bytes in another spelling.
  const last = ALPHABET[ALPHABET.indexOf(signature.at(-1)!) ^ 1];
  test.each<[string, unknown, string]>([
    ["25: other unused bits", `${token.slice(0, -1)}${last}`, "E_TOKEN_SYNTAX"],
    ["25: padding", `${token}==`, "E_TOKEN_SYNTAX"],
    ["25: a newline", `${token}\n`, "E_TOKEN_SYNTAX"],
    ["25: a space", `${token.slice(0, -4)} ${token.slice(-4)}`, "E_TOKEN_SYNTAX"],
    ["25: 9 kB", "A".repeat(9000), "E_TOKEN_SIZE"],
    ["25: a number", 7, "E_TOKEN_SYNTAX"],
    ["26: a claim twice", forge(text.replace('"v":1', '"v":1,"v":1')), "E_TOKEN_NOT_CANONICAL"],
    ["26: 1e400", forge(text.replace('"iat":', '"iat":1e400,"x":')), "E_TOKEN_NOT_CANONICAL"],
    ["26: 70.0", forge(text.replace('"value":70', '"value":70.0')), "E_TOKEN_NOT_CANONICAL"],
    [
      "27: a claim nobody knows",
      forge(canonicalJson({ ...claims, by: "AISI" })),
      "E_CLAIM_UNKNOWN",
    ],
    [
      "27: a member of the header",
      forge(text, HEADER.replace('"kid"', '"crit":[],"kid"')),
      "E_HEADER",
    ],
    ["28: a later version", forge(canonicalJson({ ...claims, v: 2 })), "E_VERSION"],
    ["28: the preview", forge(canonicalJson({ ...claims, v: 0 })), "S_VERSION_OLD"],
    [
      "39: a name with a bidi control",
      forge(canonicalJson(renamed({ ...claims, notes: "a\u202eb" }))),
      "E_UNICODE",
    ],
    [
      "39: a name in another form",
      forge(canonicalJson(renamed({ ...claims, notes: "e\u0301" }))),
      "E_UNICODE",
    ],
  ])("%s", async (_, verifyToken, code) => {
    expect(await codeOf(withToken(verifyToken))).toBe(code);
  });
});

describe("29 to 34: time, keys, revocation", () => {
  const AT = claims.iat;
  const by = (key: Parameters<typeof fileOf>[1], more: Partial<Material["file"]> = {}) => ({
    ...honest,
    keys: [],
    trust: [material({ ...fileOf(publicJwk, { nbf: AT - DAY, ...key }), ...more })],
  });
  const named = { iss: "hf:acme" };

  test("29: dated in the future; outside the key's window", async () => {
    expect(await codeOf({ ...honest, now: AT - 301 })).toBe("E_TIME_FUTURE");
    expect(await codeOf({ ...honest, now: AT - 300 })).toBe(null);
    expect(await codeOf(by({ nbf: AT + 1 }))).toBe("E_KEY_WINDOW");
    expect(await codeOf(by({ exp: AT }))).toBe("E_KEY_WINDOW");
    expect(await codeOf(by({}))).toBe(null);
  });

  test("30: a key that has expired since", async () => {
    expect(await codeOf({ ...by({ exp: AT + 1 }), now: AT + 900 * DAY })).toBe(null);
  });

  test("31: superseded before, and after", async () => {
    const reason = "superseded" as const;
    expect(await codeOf(by({ reason, revoked_at: AT + 1 }))).toBe(null);
    expect(await codeOf(by({ reason, revoked_at: AT }))).toBe("E_KEY_REVOKED");
  });

  test("32: compromised", async () => {
    const reason = "compromised" as const;
    expect(await codeOf(by({ reason, revoked_at: AT + 900 * DAY }))).toBe("E_KEY_REVOKED");
  });

  test("33: the token withdrawn; another's issuer", async () => {
    expect(await codeOf(by({}, { revoked: [claims.jti] }))).toBe("E_TOKEN_REVOKED");
    const verifyToken = forge(canonicalJson(renamed({ ...claims, iss: "hf:evil" })));
    const evil = { ...by(named), entry: { ...honest.entry, verifyToken } };
    expect(await codeOf(evil)).toBe("E_ISSUER");
    const own = forge(canonicalJson(renamed({ ...claims, iss: "hf:acme" })));
    expect(await codeOf({ ...by(named), entry: { ...honest.entry, verifyToken: own } })).toBe(null);
  });

  test("34: an older key file is served", async () => {
    const served = by({});
    const trust = served.trust.map((one) => ({ ...one, rollback: "version 1 is older" }));
    expect(await codeOf({ ...served, trust })).toBe("E_KEYS_ROLLBACK");
    expect(await codeOf(served)).toBe(null);
  });

  test("the signer's private key is not among what is trusted", async () => {
    expect(await codeOf({ ...honest, keys: [privateJwk] })).toBe("E_KEY_BAD");
  });
});
