import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toTarget } from "../../src/core/index.ts";
import type { Sample } from "../../src/log/types.ts";
import {
  type Claims,
  FIELDS,
  type Field,
  LeafMaker,
  LeafSet,
  type Proof,
  type ProofFault,
  ProofRefused,
  verifyProof,
} from "../../src/token/index.ts";
import { addLeaf, honestClaims, renamed, SEAL } from "./fixture.ts";

const verdict = {
  num: 1n,
  den: 1n,
  verdict: "equal",
  rule: "text/identical",
  span: [0, 1] as [number, number],
} as const;
const maker = new LeafMaker(SEAL);

function sampleOf(id: number, text: string): Sample {
  return {
    id,
    epoch: 1,
    input: Buffer.from(JSON.stringify(`question ${id}`)),
    text: Buffer.from(text),
    textKind: "raw",
    isAnswer: false,
    target: toTarget(`${id}`),
    choices: null,
    stop: null,
    cut: false,
    stopReason: null,
    scorer: null,
    options: null,
    error: null,
    doubts: [],
    harness: [],
  };
}

/** Claims over n samples, and the proof of one of them with these fields open. */
function world(n: number, id: number, fields: readonly Field[] = FIELDS) {
  const set = new LeafSet();
  const samples = Array.from({ length: n }, (_, i) => sampleOf(i, `${i} is it`));
  for (const sample of samples) addLeaf(set, sample, verdict);
  const honest = honestClaims();
  const claims = renamed({ ...honest, run: { ...honest.run, samples: { n, root: set.root() } } });
  const place = set.prove(id, 1)!;
  const sample = samples[id]!;
  const open = fields.flatMap((field) => {
    const one = maker.open(sample, verdict, field);
    const text = one && Buffer.from(one.bytes).toString();
    return one ? [[field, { open: Buffer.from(one.open).toString("base64url"), text }]] : [];
  });
  const proof = {
    evalmark: "sample",
    v: 1,
    token: claims.jti,
    n,
    index: place.index,
    leaf: JSON.parse(maker.leaf(sample, verdict)),
    path: place.proof.map((node) => Buffer.from(node).toString("base64url")),
    fields: Object.fromEntries(open),
  } as Proof;
  return { claims, proof };
}

function fault(proof: unknown, claims: Claims): ProofFault | null {
  try {
    verifyProof(proof, claims);
    return null;
  } catch (error) {
    if (error instanceof ProofRefused) return error.fault;
    throw error;
  }
}

test("a disclosed sample shows what was opened, and its verdict", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.nat(),
      fc.subarray([...FIELDS]),
      (n, at, open) => {
        const { claims, proof } = world(n, at % n, [...new Set<Field>(["id", ...open])]);
        const { leaf, texts } = verifyProof(proof, claims);
        expect(leaf.verdict).toBe("equal");
        expect(texts.id).toBe(`${at % n}`);
        expect(texts.out).toBe(open.includes("out") ? `${at % n} is it` : undefined);
        expect(Object.keys(texts).sort()).toEqual(
          [...new Set(["id", ...open.filter((f) => f !== "jdg")])].sort(),
        );
      },
    ),
    { numRuns: 40 },
  );
});

describe("a forged proof is refused", () => {
  const { claims, proof } = world(11, 4);
  const zero = Buffer.alloc(32).toString("base64url");
  const { out, tgt } = proof.fields;

  test.each([
    ["another number of samples", { n: 12 }, "E_PROOF_N"],
    ["another place", { index: proof.index + 1 }, "E_PROOF_ROOT"],
    ["a better verdict", { leaf: { ...proof.leaf, score: ["2", "1"] } }, "E_PROOF_ROOT"],
    ["a shorter path", { path: proof.path.slice(1) }, "E_PROOF_ROOT"],
    ["a longer path", { path: [...proof.path, zero] }, "E_PROOF_ROOT"],
    ["another token", { token: world(11, 4).claims.jti.replace(/^./, "f") }, "E_PROOF_TOKEN"],
    [
      "another output",
      { fields: { ...proof.fields, out: { ...out, text: "4" } } },
      "E_PROOF_FIELD",
    ],
    [
      "another opening",
      { fields: { ...proof.fields, out: { ...out, open: zero } } },
      "E_PROOF_FIELD",
    ],
    ["the target as output", { fields: { ...proof.fields, out: tgt } }, "E_PROOF_FIELD"],
    ["a judge there is none of", { fields: { ...proof.fields, jdg: out } }, "E_PROOF_FIELD"],
    ["no id", { fields: { out } }, "E_PROOF"],
    ["a member more", { signer: "AISI" }, "E_PROOF"],
    ["a member of the leaf more", { leaf: { ...proof.leaf, x: 1 } }, "E_PROOF"],
    ["a field more", { fields: { ...proof.fields, x: out } }, "E_PROOF"],
    ["a node that is none", { path: proof.path.with(0, "AAAA") }, "E_PROOF"],
    ["no number", { n: "11" }, "E_PROOF"],
  ] as [string, object, ProofFault][])("%s", (_, change, expected) => {
    expect(fault({ ...proof, ...change }, claims)).toBe(expected);
  });

  test("what is no proof at all", () => {
    for (const none of [null, [], "proof", 1, {}]) expect(fault(none, claims)).toBe("E_PROOF");
  });
});

test("the number of samples is the token's, under whichever the path would hold too", () => {
  let others = 0;
  for (let n = 1; n <= 24; n++) {
    for (let id = 0; id < n; id++) {
      const { claims, proof } = world(n, id, ["id"]);
      expect(fault(proof, claims)).toBeNull();
      // A signed n that is not the tree's: only the index that fits it is left to fail.
      for (const wrong of [n - 1, n + 1, 2 * n]) {
        if (wrong < 1) continue;
        expect(fault({ ...proof, n: wrong }, claims)).toBe("E_PROOF_N");
        others++;
      }
    }
  }
  expect(others).toBeGreaterThan(800);
});
