import { expect, test } from "vitest";
import { canonicalJson } from "../../src/json/jcs.ts";
import {
  generateKeys,
  openToken,
  signToken,
  type TokenFault,
  TokenRefused,
} from "../../src/token/index.ts";
import { b64, forge, HEADER, honestClaims, privateJwk, publicJwk } from "./fixture.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= \n";
const honest = await signToken(honestClaims(), privateJwk);
const payload = canonicalJson(honestClaims());

/** The fault by which a token is refused, or null where it opens. */
async function faultOf(token: unknown, trusted: unknown = publicJwk): Promise<TokenFault | null> {
  try {
    await openToken(token, trusted);
    return null;
  } catch (error) {
    if (error instanceof TokenRefused) return error.fault;
    throw error;
  }
}

test("what was signed opens, and says what was signed", async () => {
  expect(await openToken(honest, publicJwk)).toEqual(honestClaims());
  expect(await openToken(honest, [(await generateKeys()).publicJwk, publicJwk])).toEqual(
    honestClaims(),
  );
});

test("the same claims make the same bytes", async () => {
  expect(await signToken(honestClaims(), privateJwk)).toBe(honest);
  expect(forge(payload)).toBe(honest);
  expect(honest.length).toBeLessThan(2800);
});

test("no changed, added or removed character is accepted", async () => {
  for (let at = 0; at < honest.length; at++) {
    const before = honest.slice(0, at);
    const after = honest.slice(at + 1);
    // Two other characters for each place, walking through the alphabet.
    for (const step of [1, 32]) {
      const other = ALPHABET[(ALPHABET.indexOf(honest[at]!) + step + at) % ALPHABET.length]!;
      if (other === honest[at]) continue;
      expect(await faultOf(before + other + after), `${at} ${other}`).not.toBeNull();
    }
    if (at % 7 === 0) {
      expect(await faultOf(before + after)).not.toBeNull();
      expect(await faultOf(`${before}A${honest.slice(at)}`)).not.toBeNull();
    }
  }
});

test("spellings that decode alike are refused", async () => {
  const last = ALPHABET.indexOf(honest.at(-1)!);
  for (const bits of [1, 2, 3]) {
    expect(await faultOf(honest.slice(0, -1) + ALPHABET[last ^ bits])).toBe("E_TOKEN_SYNTAX");
  }
  for (const bad of [`${honest}=`, `${honest}==`, `${honest}\n`, ` ${honest}`, `${honest} `]) {
    expect(await faultOf(bad)).toBe("E_TOKEN_SYNTAX");
  }
  for (const bad of [70, null, undefined, {}, [honest], "", "a.b", `${honest}.x`]) {
    expect(await faultOf(bad)).toBe("E_TOKEN_SYNTAX");
  }
  expect(await faultOf("A".repeat(9000))).toBe("E_TOKEN_SIZE");
});

test("a signature has one form: S plus the group order is refused", async () => {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const parts = honest.split(".");
  const signature = Buffer.from(parts[2]!, "base64url");
  const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString("hex")}`);
  const more = Buffer.from((s + order).toString(16).padStart(64, "0"), "hex").reverse();
  const other = b64(Buffer.concat([signature.subarray(0, 32), more]));
  expect(await faultOf(`${parts[0]}.${parts[1]}.${other}`)).toBe("E_SIGNATURE");
});

test.each([
  ["no algorithm", HEADER.replace("EdDSA", "none"), "E_HEADER"],
  ["a shared secret", HEADER.replace("EdDSA", "HS256"), "E_HEADER"],
  ["another type", HEADER.replace("evalmark+jwt", "JWT"), "E_HEADER"],
  ["a further member", HEADER.replace("}", ',"x":1}'), "E_HEADER"],
  ["a key of its own", HEADER.replace('"kid"', '"jwk":{"kty":"OKP"},"kid"'), "E_HEADER"],
  ["a key by address", HEADER.replace('"kid"', '"jku":"https://evil.example/k","kid"'), "E_HEADER"],
  ["no kid", '{"alg":"EdDSA","typ":"evalmark+jwt"}', "E_HEADER"],
  ["a path as kid", HEADER.replace(publicJwk.kid, "../../k"), "E_HEADER"],
  [
    "another order",
    HEADER.replace(/("alg":"EdDSA"),(.*)}/, "{$2,$1}").slice(1),
    "E_TOKEN_NOT_CANONICAL",
  ],
  ["white space", HEADER.replace(":", ": "), "E_TOKEN_NOT_CANONICAL"],
  ["a duplicate member", HEADER.replace("{", '{"alg":"none",'), "E_TOKEN_NOT_CANONICAL"],
] as const)("a header with %s is refused", async (_, header, fault) => {
  expect(await faultOf(forge(payload, header))).toBe(fault);
});

test.each([
  ["a duplicate claim", payload.replace('"iat"', '"iat":1,"iat"'), "E_TOKEN_NOT_CANONICAL"],
  ["70.0 for 70", payload.replace('"value":70', '"value":70.0'), "E_TOKEN_NOT_CANONICAL"],
  ["7e1 for 70", payload.replace('"value":70', '"value":7e1'), "E_TOKEN_NOT_CANONICAL"],
  ["1e400", payload.replace('"value":70', '"value":1e400'), "E_TOKEN_NOT_CANONICAL"],
  ["-0", payload.replace('"iat":1760000000', '"iat":-0'), "E_TOKEN_NOT_CANONICAL"],
  [
    "another order",
    payload.replace(/,"v":1}$/, "}").replace("{", '{"v":1,'),
    "E_TOKEN_NOT_CANONICAL",
  ],
  ["white space", payload.replace(",", ", "), "E_TOKEN_NOT_CANONICAL"],
  ["a byte order mark", `\ufeff${payload}`, "E_TOKEN_NOT_CANONICAL"],
  ["an escape that is not needed", payload.replace("sums", "\\u0073ums"), "E_TOKEN_NOT_CANONICAL"],
  ["a lone surrogate", payload.replace("sums", "\\ud800"), "E_TOKEN_NOT_CANONICAL"],
  ["no JSON", "sums", "E_TOKEN_NOT_CANONICAL"],
  ["brackets without end", "[".repeat(2900) + "]".repeat(2900), "E_TOKEN_NOT_CANONICAL"],
  ["an unknown claim", payload.replace('"v":1', '"v":1,"verified_by":"AISI"'), "E_CLAIM_UNKNOWN"],
  [
    "an unknown claim further down",
    payload.replace('"n":10', '"n":10,"note":"x"'),
    "E_CLAIM_UNKNOWN",
  ],
  ["a prototype", payload.replace("{", '{"__proto__":{"v":1},'), "E_CLAIM_UNKNOWN"],
  ["a name of its own choice", payload.replace(/"jti":"./, '"jti":"0'), "E_CLAIM"],
  ["claims under the name of others", payload.replace('"n":10,', '"n":11,'), "E_CLAIM"],
  ["a text in another spelling", payload.replace('"default"', '"e\u0301"'), "E_UNICODE"],
  ["a text that can't be seen", payload.replace('"default"', '"a\u200bb"'), "E_UNICODE"],
  ["a branch for a commit", payload.replace("ab".repeat(20), "main"), "E_CLAIM"],
  ["an issuer that is none", payload.replace("hf:acme", "http://acme.example"), "E_CLAIM"],
  ["a claim missing", payload.replace('"n":10,', ""), "E_CLAIM"],
  ["a value that is text", payload.replace('"value":70', '"value":"70"'), "E_CLAIM"],
  ["an id that is a path", payload.replace("acme/sums", "acme/.."), "E_CLAIM"],
  ["a list", "[]", "E_CLAIM"],
  ["null", "null", "E_CLAIM"],
  ["a version that is text", payload.replace('"v":1', '"v":"0"'), "E_CLAIM"],
  ["the preview version", payload.replace('"v":1', '"v":0'), "S_VERSION_OLD"],
  ["a later version", payload.replace('"v":1', '"v":2'), "E_VERSION"],
] as const)("a well-signed payload with %s is refused", async (_, text, fault) => {
  expect(text).not.toBe(payload);
  expect(await faultOf(forge(text))).toBe(fault);
});

test("bytes that are no UTF-8 are refused", async () => {
  const bytes = Buffer.from(payload);
  bytes[payload.indexOf("sums")] = 0xff;
  expect(await faultOf(forge(bytes))).toBe("E_TOKEN_NOT_CANONICAL");
});

test("a later version says what to do, with the exit code of a check that can't be made", async () => {
  const error = await openToken(forge(payload.replace('"v":1', '"v":2')), publicJwk).catch(
    (e) => e,
  );
  expect(error.report()).toMatch(/version 2.*reads version 1[\s\S]*newer evalmark/);
  expect(error.exit).toBe(30);
});

test("a stranger's signature: unknown under his own name, invalid under the victim's", async () => {
  const stranger = (await generateKeys()).privateJwk;
  const own = forge(payload, HEADER.replace(publicJwk.kid, stranger.kid), stranger);
  const error = await openToken(own, publicJwk).catch((e) => e);
  expect([error.fault, error.exit]).toEqual(["E_KEY_UNKNOWN", 12]);
  expect(await faultOf(own, [])).toBe("E_KEY_UNKNOWN");
  expect(await faultOf(forge(payload, HEADER, stranger))).toBe("E_SIGNATURE");
});

test("a forged key file can't lend a key another's name", async () => {
  const stranger = (await generateKeys()).privateJwk;
  const { d: _, ...posing } = { ...stranger, kid: publicJwk.kid };
  const forged = forge(payload, HEADER, stranger);
  expect(await faultOf(forged, posing)).toBe("E_KEY_BAD");
  expect(await faultOf(forged, [publicJwk, posing])).toBe("E_KEY_BAD");
});
