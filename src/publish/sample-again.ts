/** A disclosed sample, scored again: its output and target are all that takes. */
import { z } from "zod";
import { ABI, Engine, loadCore, packScorer, toTarget } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import { Fraction } from "../result/index.ts";
import type { SpecTask } from "../spec/index.ts";
import { type Claims, type Disclosed, hexOfDigest, ProofRefused } from "../token/index.ts";
import { Completeness, type Mismatch } from "../verify/index.ts";

/** `same`: the verdict is the signed one. `open`: why it was not scored. */
export type Again = { same: boolean; verdict: string; score: string } | { open: string };

/** Scores it, where output and target were opened and the core is the one of the token. */
export function sampleAgain({ leaf, texts }: Disclosed, claims: Claims): Again {
  const { core, scorer } = claims;
  if (texts.out === undefined || texts.tgt === undefined) {
    return { open: "it takes output and target, which were not opened" };
  }
  if (leaf.error) return { open: "the harness could not complete it" };
  if (hexOfDigest(core.digest) !== loadCore().digest || core.abi !== ABI) {
    return { open: `it takes the core ${hexOfDigest(core.digest)}` };
  }
  if (typeof scorer.used.options === "string") {
    return { open: "the token holds only a digest of the scorer's options" };
  }
  const { choices, target } = targetOf(texts.tgt);
  const [verdict] = new Engine().score([
    {
      scorer: packScorer(scorer.used.name, scorer.used.options),
      text: Buffer.from(texts.out),
      isAnswer: leaf.isAnswer,
      target: toTarget(target),
      choices: choices?.map((choice) => Buffer.from(choice)) ?? null,
      stop: leaf.stop?.map((stop) => Buffer.from(stop)) ?? null,
      cut: leaf.cut,
    },
  ]);
  const score = Fraction.fromScore(verdict!.num, verdict!.den);
  const same =
    verdict!.verdict === leaf.verdict &&
    verdict!.rule === leaf.rule &&
    `${score.num}/${score.den}` === leaf.score.join("/");
  return { same, verdict: verdict!.verdict, score: `${score.num}/${score.den}` };
}

const targetSchema = z.strictObject({
  choices: z.array(z.string()).nullable(),
  target: z.union([z.string(), z.array(z.string()), z.array(z.array(z.string()))]),
});

function idOf(text: string): string | number {
  try {
    return z.union([z.string(), z.number()]).parse(JSON.parse(text));
  } catch {
    throw new ProofRefused("E_PROOF_FIELD", "id is no id");
  }
}

/** A signer may have signed what is no target. */
function targetOf(text: string): z.infer<typeof targetSchema> {
  try {
    return targetSchema.parse(JSON.parse(text));
  } catch {
    throw new ProofRefused("E_PROOF_FIELD", "tgt is no target");
  }
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Which row of the dataset a disclosed sample is, or in what it differs from its row. Only what was
 * opened is compared: with a closed target or input nothing of it is. A harness other than Inspect makes
 * samples by templates of its own.
 */
export function matchRow(
  { leaf, texts }: Disclosed,
  claims: Claims,
  task: SpecTask,
  rows: readonly Row[],
): { note: string } | Mismatch {
  if (texts.tgt === undefined) {
    throw new EvalmarkError("ERR_USAGE", "its target was not opened, so no row can be told", {
      cure: "evalmark disclose --fields in,tgt,out,ans",
    });
  }
  const { choices, target } = targetOf(texts.tgt);
  const { harness } = claims.run;
  const templated = harness !== null && !harness.startsWith("inspect_ai ");
  const { epochs } = claims.result;
  return new Completeness(rows, task, epochs, templated).one({
    id: idOf(texts.id!),
    epoch: leaf.epoch,
    target: toTarget(target),
    choices: choices?.map((choice) => Buffer.from(choice)) ?? null,
    input: texts.in ? Buffer.from(texts.in) : null,
  });
}
