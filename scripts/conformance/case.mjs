/** What all cases are made of: a key that everybody has, files, a folder for each. */
import { createPrivateKey, sign } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { keyFileText } from "../../dist/trust/index.js";

export const root = new URL("../../conformance/", import.meta.url);
// RFC 8037, appendix A.
const X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
const KID = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";
export const KEY = { kty: "OKP", crv: "Ed25519", x: X, kid: KID };
export const D = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
const HEADER = `{"alg":"EdDSA","kid":"${KID}","typ":"evalmark+jwt"}`;
export const AT = 1_760_000_000;

export const digest = (n) => Buffer.alloc(32, n).toString("base64url");
const b64 = (text) => Buffer.from(text).toString("base64url");

/** A genuine signature over whatever bytes. */
export function forge(payload, header = HEADER) {
  const signed = `${b64(header)}.${b64(payload)}`;
  const key = createPrivateKey({ key: { kty: "OKP", crv: "Ed25519", x: X, d: D }, format: "jwk" });
  return `${signed}.${sign(null, Buffer.from(signed), key).toString("base64url")}`;
}

/** A key file with that key. */
export const file = (key = {}, more = {}) =>
  keyFileText({
    ...{ version: 1, updated: AT, revoked: [] },
    ...more,
    keys: [{ ...KEY, iss: "hf:acme", nbf: AT - 1, ...key }],
  });

/** A results file with one entry. */
export const yamlOf = (token, value, dataset = "acme/sums", notes = null) =>
  `- dataset:\n    id: "${dataset}"\n    task_id: "sums"\n  value: ${value}\n${
    token === null ? "" : `  verifyToken: "${token}"\n`
  }${notes === null ? "" : `  notes: ${JSON.stringify(notes)}\n`}`;

/** `files`: name and content of each in input/. */
export function writeCase(name, files, expected) {
  const folder = new URL(`${name}/input/`, root);
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    writeFileSync(new URL(path, folder), content);
  }
  writeFileSync(new URL(`${name}/expected.json`, root), `${JSON.stringify(expected, null, 2)}\n`);
}
