/** What a signed result binds besides the log: options of `score`, checked before work begins. */
import { EvalmarkError } from "../errors.ts";
import { filesIn, filesOnHub, weightsDigest } from "../model/index.ts";
import type { Bound } from "../publish/index.ts";
import { isCommit, isIssuer } from "../token/index.ts";
import { planIn } from "./plan-file.ts";

export interface BoundGiven {
  sign?: string;
  iss?: string;
  modelRevision?: string;
  datasetRevision?: string;
  data?: string;
  weights?: string;
  plan?: string;
}

/**
 * Hashes the weights where they are named. Throws ERR_USAGE for what a token can't hold, and for
 * what only a token holds without one; ERR_FILE and ERR_FORMAT for weights that can't be read.
 */
export async function boundBy(given: BoundGiven, model: string): Promise<Bound> {
  const { iss, modelRevision, datasetRevision, sign } = given;
  if (sign === undefined) {
    const only = {
      "--iss": iss,
      "--model-revision": modelRevision,
      "--weights": given.weights,
      "--plan": given.plan,
      "--data": given.data,
    };
    const option = Object.entries(only).find(([, value]) => value !== undefined)?.[0];
    if (option === undefined) return {};
    throw new EvalmarkError("ERR_USAGE", `${option} is bound by a token`, {
      cure: "add --sign KEY (evalmark keygen)",
    });
  }
  if (iss !== undefined && !isIssuer(iss)) {
    throw new EvalmarkError("ERR_USAGE", "--iss must be https://HOST/PATH or hf:NAME", {
      cure: "--iss hf:acme",
    });
  }
  commitOf("--model-revision", modelRevision);
  commitOf("--dataset-revision", datasetRevision);
  const plan = given.plan === undefined ? undefined : await planIn(given.plan);
  return { iss, modelRevision, weights: await weightsOf(given, model), plan };
}

async function weightsOf(
  { weights, modelRevision }: BoundGiven,
  model: string,
): Promise<string | undefined> {
  if (weights === undefined) return undefined;
  if (weights !== "hf") return weightsDigest(await filesIn(weights));
  if (modelRevision !== undefined) return weightsDigest(await filesOnHub(model, modelRevision));
  throw new EvalmarkError("ERR_USAGE", "--weights hf needs the commit whose files are meant", {
    cure: "add --model-revision SHA",
  });
}

/** A branch names another commit tomorrow: a token binds none. */
function commitOf(name: string, value: string | undefined): void {
  if (value === undefined || isCommit(value)) return;
  throw new EvalmarkError("ERR_USAGE", `${name} must be a commit of 40 hex digits to be signed`, {
    cure: `${name} with the commit that git log prints, not a branch or tag`,
  });
}
