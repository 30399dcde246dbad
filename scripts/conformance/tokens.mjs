/** Cases that need no log: the token, its key, the entry around it. */
import { canonicalJson } from "../../dist/json/jcs.js";
import { jtiOf, signToken } from "../../dist/token/index.js";
import { AT, D, digest, file, forge, KEY, writeCase, yamlOf } from "./case.mjs";

const claims = {
  v: 1,
  iss: "hf:acme",
  iat: AT,
  model: { id: "acme/tiny-1b", revision: null, weights: null },
  dataset: {
    ...{ id: "acme/sums", revision: null, config: "default", split: "test", task: "sums" },
    ...{ rows: null, root: null },
  },
  result: {
    ...{ value: 70, scale: "percent", decimals: 2, k: ["7", "1"], n: 10, rows: 10, epochs: 1 },
    ...{ reducer: "mean", errors: "wrong" },
    counts: {
      ...{ equal: 7, different: 3, partial: 0, unanswered: 0, undecided: 0, errored: 0 },
      missing: 0,
    },
  },
  spec: {
    raw: digest(1),
    task: {
      ...{ id: "sums", config: "default", split: "test", shuffle_choices: false },
      ...{ epochs: 1, epoch_reducer: "mean" },
      field_spec: {
        ...{ input: "question", target: "answer", choices: null },
        ...{ input_image: null, metadata: null },
      },
      solvers: [{ name: "generate", args: {} }],
      scorers: [{ name: "math", args: {} }],
    },
  },
  core: { digest: digest(3), abi: 1 },
  scorer: { declared: { name: "math", options: {} }, used: { name: "math", options: {} } },
  run: {
    ...{ harness: null, settings: null, logs: [digest(4)], filter: null },
    samples: { n: 10, root: digest(5) },
    plan: null,
  },
  judge: null,
  canary: null,
  notes: null,
};

const named = (more) => ({ ...claims, ...more, jti: jtiOf({ ...claims, ...more }) });
const text = canonicalJson(named({}));
const honest = await signToken(claims, { ...KEY, d: D });
const yaml = (token = honest, value = "70", dataset = "acme/sums") => yamlOf(token, value, dataset);
const reason = (why, at) => file({ revoked_at: at, reason: why });
const SIGNED = [10, "S_SCORER_UNKNOWN"];
const swapped = honest.replace(/.$/, (c) => (c === "A" ? "B" : "A"));

/** name: [exit, code] and the files of its input, where they are not the honest ones. */
const cases = {
  honest: [SIGNED, {}],
  "honest-model": [SIGNED, { model: "acme/tiny-1b" }],
  "model-moved": [[20, "E_MODEL"], { model: "evil/copy" }],
  unsigned: [[12, "S_UNSIGNED"], { "result.yaml": yaml(null) }],
  "value-edited": [[20, "E_VALUE"], { "result.yaml": yaml(honest, "71") }],
  "value-fraction": [[20, "E_VALUE"], { "result.yaml": yaml(honest, "0.7") }],
  "value-70.0": [SIGNED, { "result.yaml": yaml(honest, "70.0") }],
  "dataset-changed": [[20, "E_DATASET"], { "result.yaml": yaml(honest, "70", "cais/hle") }],
  "last-character": [[20, null], { "result.yaml": yaml(swapped) }],
  padding: [[20, "E_TOKEN_SYNTAX"], { "result.yaml": yaml(`${honest}==`) }],
  "too-long": [[20, "E_TOKEN_SIZE"], { "result.yaml": yaml("A".repeat(9000)) }],
  "claim-twice": [
    [20, "E_TOKEN_NOT_CANONICAL"],
    { "result.yaml": yaml(forge(text.replace('"v":1', '"v":1,"v":1'))) },
  ],
  "number-70.0": [
    [20, "E_TOKEN_NOT_CANONICAL"],
    { "result.yaml": yaml(forge(text.replace('"value":70', '"value":70.0'))) },
  ],
  "claim-unknown": [
    [20, "E_CLAIM_UNKNOWN"],
    { "result.yaml": yaml(forge(canonicalJson(named({ verified_by: "us" })))) },
  ],
  "name-of-other-claims": [
    [20, "E_CLAIM"],
    { "result.yaml": yaml(forge(canonicalJson({ ...named({}), notes: "x" }))) },
  ],
  "counts-contradict": [
    [20, "E_COUNTS"],
    { "result.yaml": yaml(forge(canonicalJson(named({ result: { ...claims.result, n: 9 } })))) },
  ],
  "alg-none": [[20, "E_HEADER"], { "result.yaml": yaml(forge(text, '{"alg":"none"}')) }],
  "version-later": [
    [30, "E_VERSION"],
    { "result.yaml": yaml(forge(canonicalJson({ ...named({}), v: 2 }))) },
  ],
  "version-preview": [
    [11, "S_VERSION_OLD"],
    { "result.yaml": yaml(forge(canonicalJson({ ...named({}), v: 0 }))) },
  ],
  future: [
    [20, "E_TIME_FUTURE"],
    { "result.yaml": yaml(forge(canonicalJson(named({ iat: 4_000_000_000 })))) },
  ],
  "key-expired-since": [SIGNED, { "keys.json": file({ exp: AT + 1 }) }],
  "key-before-window": [[20, "E_KEY_WINDOW"], { "keys.json": file({ nbf: AT + 1 }) }],
  "key-after-window": [[20, "E_KEY_WINDOW"], { "keys.json": file({ exp: AT }) }],
  "key-superseded-later": [SIGNED, { "keys.json": reason("superseded", AT + 1) }],
  "key-superseded-before": [[20, "E_KEY_REVOKED"], { "keys.json": reason("superseded", AT) }],
  "key-compromised": [[20, "E_KEY_REVOKED"], { "keys.json": reason("compromised", AT + 1) }],
  "token-revoked": [
    [20, "E_TOKEN_REVOKED"],
    { "keys.json": file({}, { revoked: [jtiOf(claims)] }) },
  ],
  "issuer-other": [[20, "E_ISSUER"], { "keys.json": file({ iss: "hf:evil" }) }],
};

export function writeTokenCases() {
  for (const [name, [[exit, code], input]] of Object.entries(cases)) {
    const files = { "result.yaml": yaml(), "keys.json": file(), ...input };
    writeCase(name, files, code === null ? { exit } : { exit, code });
  }
}
