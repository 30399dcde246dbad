import { calculateJwkThumbprint } from "jose";
import { describe, expect, test } from "vitest";
import {
  checkPublicKey,
  generateKeys,
  keyText,
  openToken,
  readPrivateKey,
  readPublicKey,
  signToken,
} from "../../src/token/index.ts";
import { isSmallOrder } from "../../src/token/points.ts";
import { b64, honestClaims, privateJwk, publicJwk } from "./fixture.ts";

const keyOf = (bytes: Uint8Array) => ({ kty: "OKP", crv: "Ed25519", x: b64(bytes) });

test("the thumbprint is that of RFC 8037, A.3", async () => {
  const { kid: _, ...bare } = publicJwk;
  expect(await checkPublicKey(bare)).toEqual(publicJwk);
});

test("a new key is written, read, and signs", async () => {
  const made = await generateKeys();
  expect(await readPrivateKey(keyText(made.privateJwk))).toEqual(made.privateJwk);
  expect(await readPublicKey(keyText(made.publicJwk))).toEqual(made.publicJwk);
  const token = await signToken(honestClaims(), made.privateJwk);
  expect(await openToken(token, made.publicJwk)).toEqual(honestClaims());
});

test.each([
  ["text", "hello", /not a key/],
  ["a list", "[]", /not a key/],
  ["nothing", "", /not a key/],
  ["a private key", keyText(privateJwk), /private key[\s\S]*\.pub/],
] as const)("%s is no public key", async (_, text, message) => {
  const error = await readPublicKey(text).catch((e) => e);
  expect(error.report()).toMatch(message);
});

test.each([
  ["a public key", publicJwk],
  ["parts that do not fit", { ...privateJwk, d: b64(new Uint8Array(32).fill(7)) }],
  ["a short d", { ...privateJwk, d: "AAAA" }],
] as const)("%s is no private key", async (_, key) => {
  await expect(readPrivateKey(JSON.stringify(key))).rejects.toMatchObject({ fault: "E_KEY_BAD" });
});

test.each([
  ["another curve", { ...publicJwk, crv: "X25519" }],
  ["another type", { ...publicJwk, kty: "EC" }],
  ["31 bytes", keyOf(new Uint8Array(31).fill(9))],
  ["33 bytes", keyOf(new Uint8Array(33).fill(9))],
  ["padding", { kty: "OKP", crv: "Ed25519", x: `${publicJwk.x}=` }],
  ["unused bits", { kty: "OKP", crv: "Ed25519", x: publicJwk.x.replace(/o$/, "p") }],
  ["a foreign alg", { ...publicJwk, alg: "HS256" }],
  ["a foreign kid", { ...publicJwk, kid: "k1" }],
  ["another use", { ...publicJwk, use: "enc" }],
  ["other operations", { ...publicJwk, key_ops: ["encrypt"] }],
  ["no x", { kty: "OKP", crv: "Ed25519" }],
  ["nothing", null],
  ["text", "key"],
] as const)("a key with %s is refused", async (_, key) => {
  await expect(checkPublicKey(key)).rejects.toMatchObject({ fault: "E_KEY_BAD" });
});

test("a key that says what it is for is taken for that", async () => {
  const said = { ...publicJwk, alg: "EdDSA", use: "sig", key_ops: ["verify"] };
  expect(await checkPublicKey(said)).toEqual(publicJwk);
  const own = JSON.stringify({ ...privateJwk, use: "sig", key_ops: ["sign"] });
  expect(await readPrivateKey(own)).toEqual(privateJwk);
});

describe("points on edwards25519", () => {
  const P = 2n ** 255n - 19n;
  const mod = (a: bigint) => ((a % P) + P) % P;
  const power = (a: bigint, e: bigint): bigint => {
    let [base, exponent, result] = [mod(a), e, 1n];
    for (; exponent > 0n; exponent >>= 1n) {
      if (exponent & 1n) result = (result * base) % P;
      base = (base * base) % P;
    }
    return result;
  };
  const D = mod(-121665n * power(121666n, P - 2n));
  /** y of twice the point with this y: doubling needs x only as a square. */
  const doubled = (y: bigint) => {
    const y2 = mod(y * y);
    const x2 = mod((y2 - 1n) * power(D * y2 + 1n, P - 2n));
    return mod((y2 + x2) * power(1n - D * x2 * y2, P - 2n));
  };
  const bytes = (y: bigint, sign = 0) => {
    const out = Buffer.from(y.toString(16).padStart(64, "0"), "hex").reverse();
    out[31] = out[31]! | (sign << 7);
    return out;
  };
  const smallOrder = [
    "01".padEnd(64, "0"),
    `ec${"ff".repeat(30)}7f`,
    "00".repeat(32),
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  ].map((hex) => BigInt(`0x${Buffer.from(hex, "hex").reverse().toString("hex")}`));

  test("eight times a point of small order is the identity, and these are all", () => {
    for (const y of smallOrder) expect(doubled(doubled(doubled(y)))).toBe(1n);
    expect(doubled(smallOrder[3]!)).toBe(0n);
    expect(doubled(smallOrder[4]!)).toBe(0n);
    // 8 points: y = 1 and -1 have x = 0; the other three come with two signs each.
    expect(new Set(smallOrder).size).toBe(5);
    expect(isSmallOrder(bytes(smallOrder[3]!, 1))).toBe(true);
    expect(isSmallOrder(Buffer.from(publicJwk.x, "base64url"))).toBe(false);
  });

  test("they are refused as keys under both signs, as are spellings beyond the prime", async () => {
    const beyond = [P, P + 1n, 2n ** 255n - 1n];
    for (const y of [...smallOrder, ...beyond]) {
      for (const sign of [0, 1]) {
        const attempt = checkPublicKey(keyOf(bytes(y, sign)));
        await expect(attempt, `${y} ${sign}`).rejects.toMatchObject({ fault: "E_KEY_BAD" });
      }
    }
  });

  test("the signature that fits every message under such a key does not open a token", async () => {
    const identity = keyOf(bytes(1n));
    const kid = await calculateJwkThumbprint(identity, "sha256");
    const header = b64(`{"alg":"EdDSA","kid":"${kid}","typ":"evalmark+jwt"}`);
    const zero = b64(Buffer.concat([bytes(1n), Buffer.alloc(32)]));
    const token = `${header}.${b64("{}")}.${zero}`;
    await expect(openToken(token, identity)).rejects.toMatchObject({ fault: "E_KEY_BAD" });
  });
});
