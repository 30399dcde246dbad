/** A small world to forge in: a dataset, a log of answers, a scorer, and an honest seal. */
import { createHash } from "node:crypto";
import { toTarget } from "../../src/core/index.ts";
import type { Sample } from "../../src/log/types.ts";
import type { Registry } from "../../src/registry/index.ts";
import { type ErrorsMode, Tally } from "../../src/result/index.ts";
import { type SpecTask, shownTask } from "../../src/spec/index.ts";
import { type Claims, LeafSet, makeClaims, signToken } from "../../src/token/index.ts";
import type { Rescored, SeenSample, VerifyInput } from "../../src/verify/index.ts";
import { addLeaf, privateJwk, publicJwk } from "../token/fixture.ts";

export const hex = (text: string) => createHash("sha256").update(text).digest("hex");

export const task: SpecTask = {
  id: "sums",
  config: "default",
  split: "test",
  fieldSpec: {
    input: "question",
    target: "answer",
    choices: null,
    inputImage: null,
    metadata: null,
  },
  shuffleChoices: false,
  epochs: 1,
  reducer: "mean",
  solvers: [],
  scorers: [{ name: "match", args: {} }],
};

export interface Answer {
  id: string | number;
  epoch?: number;
  output: string;
  target: string;
  error?: string;
}

/** Ten sums; the last three are answered wrongly. */
export const rows = Array.from({ length: 10 }, (_, i) => ({
  question: `${i}+1?`,
  answer: `${i + 1}`,
}));
export const answers: Answer[] = rows.map(({ answer }, i) => ({
  id: i + 1,
  output: i < 7 ? answer : "?",
  target: answer,
}));

export const logDigest = (log: Answer[]) => hex(JSON.stringify(log));

/** The cores that are known in this world. */
export const registry: Registry = new Map(
  ["core", "newer"].map((name) => [
    hex(name),
    { digest: hex(name), version: "1.0.0", released: true, status: "ok", bugs: [] },
  ]),
);

export interface Options {
  reducer?: string;
  epochs?: number;
  errors?: ErrorsMode;
  /** Rows of the whole dataset, where the log says. */
  rows?: number;
  /** Epochs that the eval.yaml declares, where they are not those of the log. */
  declared?: number;
  /** What the scorer takes for right besides the target: a swapped scorer. */
  lenient?: boolean;
}

/** Scores a log: an output is right where it is the target. */
export function score(
  log: Answer[],
  options: Options = {},
  see: (sample: SeenSample) => void = () => {},
): Rescored {
  const leaves = new LeafSet();
  const seal = { key: new Uint8Array(32), logs: [logDigest(log)] };
  const tally = new Tally({
    epochs: options.epochs ?? 1,
    reducer: options.reducer ?? "mean",
    rowIds: null,
    rows: options.rows ?? null,
    errors: options.errors ?? "wrong",
  });
  for (const answer of log) {
    const sample = sampleOf(answer);
    const right = answer.output === answer.target || options.lenient === true;
    const verdict = answer.error ? "errored" : right ? "equal" : "different";
    const judged = { num: verdict === "equal" ? 1n : 0n, den: 1n, verdict } as const;
    see(sample);
    const rule = answer.error ? null : "text/identical";
    addLeaf(leaves, sample, { ...judged, rule, span: null }, seal);
    tally.add({ id: sample.id, epoch: sample.epoch, ...judged });
  }
  return {
    root: leaves.root(),
    summary: tally.finish(),
    scorer: { name: "inspect/match", options: {} },
    doubts: [],
  };
}

function sampleOf({ id, epoch = 1, output, target, error }: Answer): Sample {
  const row = rows[Number(id) - 1];
  return {
    id,
    epoch,
    input: row ? Buffer.from(JSON.stringify(row.question)) : null,
    text: Buffer.from(output),
    textKind: "raw",
    isAnswer: true,
    target: toTarget(target),
    choices: null,
    stop: null,
    cut: false,
    stopReason: "stop",
    scorer: null,
    options: null,
    error: error ?? null,
    doubts: [],
    harness: [],
  };
}

/** The task of the eval.yaml, which declares the mean. */
const definition = (options: Options): SpecTask => ({
  ...task,
  epochs: options.declared ?? options.epochs ?? 1,
});

/** Claims over a log, as an honest signer makes them. */
export function claimsOf(log: Answer[], options: Options = {}): Claims {
  const { root, summary, scorer } = score(log, options);
  return makeClaims({
    iss: null,
    iat: 1_760_000_000,
    model: { id: "acme/tiny-7b", revision: null, weights: null },
    dataset: {
      id: "acme/sums",
      revision: null,
      config: task.config,
      split: task.split,
      task: "sums",
      rows: null,
      root: null,
    },
    summary,
    scale: "percent",
    decimals: 2,
    spec: { raw: hex("eval.yaml"), task: shownTask(definition(options)) },
    core: { digest: hex("core"), abi: 1 },
    scorer: { declared: { name: "match", options: {} }, used: scorer },
    run: {
      harness: null,
      settings: null,
      logs: [logDigest(log)],
      filter: null,
      samples: { n: log.length, root: root! },
      plan: null,
    },
    judge: null,
    canary: null,
    notes: null,
  });
}

/** Everything a verifier is given for a log and claims that were signed over it. */
export async function sealed(
  log: Answer[] = answers,
  options: Options = {},
  change: (claims: Claims) => Claims = (claims) => claims,
): Promise<VerifyInput> {
  const claims = change(claimsOf(log, options));
  return {
    entry: {
      dataset: { id: "acme/sums", task_id: "sums" },
      value: claims.result.value,
      verifyToken: await signToken(claims, privateJwk),
    },
    keys: [publicJwk],
    spec: { digest: hex("eval.yaml"), task: definition(options) },
    core: { digest: hex("core"), abi: 1 },
    registry,
    ...withLog(log, options),
    rows,
  };
}

/** The part of the input that comes from a log. */
export function withLog(log: Answer[], options: Options = {}) {
  return {
    logs: [logDigest(log)],
    rescore: async (_: Claims, see: (sample: SeenSample) => void) => score(log, options, see),
  };
}
