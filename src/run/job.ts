/** The command that runs the same on Hugging Face Jobs. */
import { EvalmarkError } from "../errors.ts";
import type { RunRequest } from "./types.ts";

const IMAGE = "nikolaik/python-nodejs:python3.12-nodejs22";

/** What a job's own command is told besides the request: words of `evalmark run`. */
export interface JobWords {
  task: string | null;
  version: string;
  /** Of scorers and what is printed, as they were typed. */
  given: string[];
}

/**
 * A line for a shell, of the `hf` command. The job fetches eval.yaml from the dataset's repository.
 * Throws ERR_USAGE where the rows are in a file or the model on this machine's own server, which a
 * job does not see.
 */
export function jobCommand(request: RunRequest, { task, version, given }: JobWords): string {
  const { plan, harness, model, judge, baseUrl, limit, extra } = request;
  if (plan.rows.kind !== "hub") {
    throw new EvalmarkError("ERR_USAGE", "a job does not see a file of rows", {
      cure: "--dataset ORG/NAME instead of --rows",
    });
  }
  if (baseUrl !== null && /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1?\])/.test(baseUrl)) {
    throw new EvalmarkError(
      "ERR_USAGE",
      `a job does not reach ${baseUrl}, a server of this machine`,
      {
        cure: "--base-url of a server on the net, or a model that the harness runs itself",
      },
    );
  }
  const { dataset, revision } = plan.rows;
  const at = revision === null ? "" : ` --revision ${quote(revision)}`;
  const fetch = `hf download ${quote(dataset)} eval.yaml --repo-type dataset${at} --local-dir .`;
  const words = [
    ...(task === null ? [] : ["--task", task]),
    ...["--with", harness, "--model", model],
    ...["--dataset", revision ? `${dataset}@${revision}` : dataset],
    ...given,
    ...(judge === null ? [] : ["--judge", judge]),
    ...(baseUrl === null ? [] : ["--base-url", baseUrl]),
    ...(limit === null ? [] : ["--limit", String(limit)]),
    ...(extra.length === 0 ? [] : ["--", ...extra]),
  ];
  const run = ["npx", "--yes", `evalmark@${version}`, "run", "eval.yaml", ...words].map(quote);
  const inside = `pip install -q huggingface_hub && ${fetch} && ${run.join(" ")}`;
  const asksOpenAi = baseUrl !== null || [model, judge].some((one) => one?.startsWith("openai/"));
  const secrets = `--secrets HF_TOKEN${asksOpenAi ? " --secrets OPENAI_API_KEY" : ""}`;
  return `hf jobs run --flavor a10g-small ${secrets} ${IMAGE} bash -c ${quote(inside)}`;
}

/** A word for a POSIX shell. */
export const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
