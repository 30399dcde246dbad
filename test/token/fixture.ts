/** A key of RFC 8037, honest claims, and a forger who signs whatever bytes he likes. */
import { createPrivateKey, sign } from "node:crypto";
import type { Sample } from "../../src/log/types.ts";
import { type Summary, Tally } from "../../src/result/index.ts";
import type { ShownTask } from "../../src/spec/index.ts";
import {
  type Claims,
  type ClaimsInput,
  jtiOf,
  LeafMaker,
  type LeafSet,
  type LeafVerdict,
  leafHash,
  makeClaims,
  type PrivateJwk,
  type PublicJwk,
  type Seal,
} from "../../src/token/index.ts";

/** RFC 8037, appendix A.1 to A.3. */
export const publicJwk: PublicJwk = {
  kty: "OKP",
  crv: "Ed25519",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
  kid: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
};
export const privateJwk: PrivateJwk = {
  ...publicJwk,
  d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
};

/** The task of the eval.yaml. */
const TASK: ShownTask = {
  id: "sums",
  config: "default",
  split: "test",
  field_spec: {
    ...{ input: "question", target: "answer", choices: null },
    ...{ input_image: null, metadata: null },
  },
  shuffle_choices: false,
  epochs: 1,
  epoch_reducer: "mean",
  solvers: [{ name: "generate", args: {} }],
  scorers: "sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
};

const hex = (byte: string) => byte.repeat(32);
const b64url = (byte: string) => Buffer.from(hex(byte), "hex").toString("base64url");

/** 7 of 10 right. */
export function honestClaims(): Claims {
  const tally = new Tally({
    epochs: 1,
    reducer: "mean",
    rowIds: null,
    rows: null,
    errors: "wrong",
  });
  for (let id = 1; id <= 10; id++) {
    const right = id <= 7;
    tally.add({
      id,
      epoch: 1,
      num: right ? 1n : 0n,
      den: 1n,
      verdict: right ? "equal" : "different",
    });
  }
  return makeClaims(
    claimsInput(tally.finish(), {
      scorer: {
        declared: { name: "match", options: { numeric: true } },
        used: { name: "inspect/match", options: { numeric: true } },
      },
    }),
  );
}

/** Everything that claims are made of: a signer who knows all there is to know. */
export function claimsInput(summary: Summary, more: Partial<ClaimsInput> = {}): ClaimsInput {
  const { counts, epochs, rows } = summary;
  const scorer = { name: "math", options: {} };
  return {
    iss: "hf:acme",
    iat: 1_760_000_000,
    model: { id: "acme/tiny-7b", revision: "ab".repeat(20), weights: b64url("a0") },
    dataset: {
      id: "acme/sums",
      revision: "0123456789abcdef0123456789abcdef01234567",
      config: "default",
      split: "test",
      task: "sums",
      rows,
      root: b64url("f6"),
    },
    summary,
    scale: "percent",
    decimals: 2,
    spec: { raw: hex("a1"), task: TASK },
    core: { digest: hex("c3"), abi: 1 },
    scorer: { declared: scorer, used: scorer },
    run: {
      harness: "inspect_ai 0.3.285",
      settings: '{"temperature":0}',
      logs: [hex("d4")],
      filter: null,
      samples: { n: rows * epochs - counts.missing, root: b64url("e5") },
      plan: b64url("17"),
    },
    judge: null,
    canary: { strings: ["as BIG-bench has it"], each: [0], found: 0 },
    notes: null,
    ...more,
  };
}

/** A seal of its own for tests: the key and the digest of one log. */
export const SEAL: Seal = { key: new Uint8Array(32).fill(7), logs: [hex("d4")] };

/** Adds a sample to a set of leaves, closed under a seal. */
export function addLeaf(
  set: LeafSet,
  sample: Sample,
  verdict: LeafVerdict,
  seal: Seal = SEAL,
): void {
  set.addHash(sample.id, sample.epoch, leafHash(new LeafMaker(seal).leaf(sample, verdict)));
}

/** The claims with a change, under their own name again. */
export const renamed = (claims: Claims): Claims => ({ ...claims, jti: jtiOf(claims) });

export const HEADER = `{"alg":"EdDSA","kid":"${publicJwk.kid}","typ":"evalmark+jwt"}`;

export const b64 = (text: string | Uint8Array) => Buffer.from(text).toString("base64url");

/** A token over these very bytes, with a genuine signature. */
export function forge(
  payload: string | Uint8Array,
  header: string = HEADER,
  key: PrivateJwk = privateJwk,
): string {
  const signed = `${b64(header)}.${b64(payload)}`;
  const { kid: _, ...jwk } = key;
  const signature = sign(null, Buffer.from(signed), createPrivateKey({ key: jwk, format: "jwk" }));
  return `${signed}.${b64(signature)}`;
}
