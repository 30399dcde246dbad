/** The command that runs the same on Hugging Face Jobs. */
import { EvalmarkError } from "../errors.ts";
import type { RunRequest } from "./types.ts";

const IMAGE = "nikolaik/python-nodejs:python3.12-nodejs22";

/**
 * A line for a shell, of the `hf` command. The job fetches eval.yaml from the dataset's repository.
 * Throws ERR_USAGE where the rows are in a file, which a job does not see.
 */
export function jobCommand(request: RunRequest, task: string | null, version: string): string {
  const { plan, harness, model, baseUrl, limit, extra } = request;
  if (plan.rows.kind !== "hub") {
    throw new EvalmarkError("ERR_USAGE", "a job does not see a file of rows", {
      cure: "--dataset ORG/NAME instead of --rows",
    });
  }
  const { dataset, revision } = plan.rows;
  const at = revision === null ? "" : ` --revision ${quote(revision)}`;
  const fetch = `hf download ${quote(dataset)} eval.yaml --repo-type dataset${at} --local-dir .`;
  const given = [
    ...(task === null ? [] : ["--task", task]),
    ...[
      "--with",
      harness,
      "--model",
      model,
      "--dataset",
      revision ? `${dataset}@${revision}` : dataset,
    ],
    ...(plan.features.has("scorer_override") ? ["--scorer", plan.scorers[0]!.name] : []),
    ...(baseUrl === null ? [] : ["--base-url", baseUrl]),
    ...(limit === null ? [] : ["--limit", String(limit)]),
    ...(extra.length === 0 ? [] : ["--", ...extra]),
  ];
  const run = ["npx", "--yes", `evalmark@${version}`, "run", "eval.yaml", ...given].map(quote);
  const inside = `pip install -q huggingface_hub && ${fetch} && ${run.join(" ")}`;
  return `hf jobs run --flavor a10g-small --secrets HF_TOKEN ${IMAGE} bash -c ${quote(inside)}`;
}

/** A word for a POSIX shell. */
export const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
