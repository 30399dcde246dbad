/** The model's repository against the commit and weights that were signed. */
import { EvalmarkError } from "../errors.ts";
import type { Claims } from "../token/index.ts";
import type { Report } from "./report.ts";
import type { Repository } from "./types.ts";

/**
 * Weights are compared by content: they outlive a squashed history, and adding a result is itself
 * a commit. A commit alone counts only where no weights were signed.
 */
export async function checkRepository(
  report: Report,
  claims: Claims,
  repository: Repository | undefined,
): Promise<void> {
  const { revision, weights } = claims.model;
  if (!repository) {
    report.skip(
      "weights",
      "no repository was looked at: verify its folder, git URL or hf:ORG/NAME",
    );
    return;
  }
  if (weights === null && revision === null) {
    report.skip("weights", "the token binds neither weights nor a commit");
    return;
  }
  let found: string | null;
  try {
    found = weights === null ? null : await repository.weights();
  } catch (error) {
    if (!(error instanceof EvalmarkError)) throw error;
    // Else one odd file would be enough to keep changed weights from being compared.
    report.fail("weights", {
      code: "S_WEIGHTS_UNREADABLE",
      expected: weights!,
      note: error.message,
      cure: "verify a folder, git URL or hf:ORG/NAME with the model's files and no others",
    });
    return;
  }
  if (weights !== null && found !== null) {
    if (found !== weights) {
      report.fail("weights", {
        code: "S_WEIGHTS_CHANGED",
        expected: weights,
        found,
        note: "the weights have changed since: the result is of older ones",
        cure: "take the result for the signed revision, or ask for one of the present weights",
      });
      return;
    }
    const gone = revision !== null && !(await repository.hasCommit(revision));
    report.pass("weights", gone ? "commit gone, weights identical" : found);
    return;
  }
  if (revision === null) {
    report.skip("weights", "the weights of the repository can't be told");
    return;
  }
  if (await repository.hasCommit(revision)) {
    const how = weights === null ? "only the commit was signed" : "its weights can't be told";
    report.pass("weights", `commit ${revision} is there; ${how}`);
    return;
  }
  report.fail("weights", {
    code: "E_MODEL_REV",
    expected: `commit ${revision} in the history of the model`,
    found: "no such commit",
    cure: "ask for a result of a published revision, with its weights signed (--weights)",
  });
}
