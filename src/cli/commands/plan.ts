/** `evalmark plan`: what will be measured, signed before the run. */
import type { Command } from "commander";
import { ABI, loadCore, packScorer } from "../../core/index.ts";
import { EvalmarkError } from "../../errors.ts";
import { writeWholeFile } from "../../io/index.ts";
import { canonicalJson } from "../../json/jcs.ts";
import { resultDate } from "../../publish/index.ts";
import { declaredScorers, findTask, taskDigest } from "../../spec/index.ts";
import {
  claimedScorer,
  digestOfHex,
  openPlan,
  type Plan,
  type PrivateJwk,
  planDigest,
  sha256,
  signPlan,
} from "../../token/index.ts";
import { collect, readOptions, repositoryId, wholeNumber } from "../arguments.ts";
import { boundBy } from "../bound.ts";
import { readText } from "../files.ts";
import { privateKey } from "../private-key.ts";
import { datasetOf } from "../rows-file.ts";
import { loadSpec } from "../spec.ts";
import { safe } from "../view/text.ts";

interface Given {
  spec: string;
  task?: string;
  scorer?: string;
  option?: string[];
  model: string;
  modelRevision?: string;
  weights?: string;
  dataset: string;
  datasetRevision?: string;
  data?: string;
  settings?: string;
  seed?: string[];
  prev?: string;
  iss?: string;
  date?: string;
  sign: string;
  out: string;
}

export function addPlan(evalmark: Command): void {
  evalmark
    .command("plan")
    .description("sign what will be measured, before the run; score --plan binds it")
    .requiredOption("--spec <file>", "the benchmark's eval.yaml")
    .option("--task <id>", "its task (default: the only one)")
    .option("--scorer <name>", "scorer instead of the declared one")
    .option("--option <k=v>", "scorer option, may be repeated", collect)
    .requiredOption("--model <org/name>", "the model's id on the Hub")
    .option("--model-revision <sha>", "its git commit")
    .option("--weights <path>", "its folder, or hf: a digest of its files")
    .requiredOption("--dataset <org/name>", "the benchmark's id on the Hub")
    .option("--dataset-revision <sha>", "its git commit")
    .option("--data <rows>", "its rows as JSON lines")
    .option("--settings <json>", "the settings of generation, as score --json shows them of a log")
    .option("--seed <n>", "a seed of the run, may be repeated", collect)
    .option("--prev <plan>", "your plan before this one, for this model, dataset and task")
    .option("--iss <issuer>", "who signs: https://HOST/PATH or hf:NAME")
    .option("--date <time>", "time of the plan (default: SOURCE_DATE_EPOCH, else now)")
    .requiredOption("--sign <key>", "your private key (evalmark keygen)")
    .requiredOption("--out <file>", "where the plan goes")
    .addHelpText(
      "after",
      `
Publish the plan before the run: a plan that nobody has seen proves nothing.

Example:
  evalmark plan --spec eval.yaml --task math --scorer math --model acme/tiny-1b \\
      --dataset acme/bench --data rows.jsonl --sign signer.jwk --out plan.jws`,
    )
    .action(write);
}

async function write(given: Given): Promise<void> {
  const spec = loadSpec(given.spec);
  const task = findTask(spec, given.task);
  const id = task.id ?? given.task;
  if (id === undefined) {
    throw new EvalmarkError("ERR_USAGE", "the eval.yaml's task has no id", { cure: "--task ID" });
  }
  const model = repositoryId("--model", given.model);
  const key = await privateKey(given.sign);
  const bound = await boundBy(given, model);
  const data = given.data === undefined ? null : await datasetOf(given.data, task);
  const date = resultDate(given.date, new Date().toISOString());
  const before = await previous(given.prev, key);
  const plan: Plan = {
    v: 1,
    iss: given.iss ?? null,
    iat: Date.parse(date) / 1000,
    model: {
      id: model,
      revision: bound.modelRevision ?? null,
      weights: bound.weights ?? null,
    },
    dataset: {
      id: repositoryId("--dataset", given.dataset),
      revision: given.datasetRevision ?? null,
      config: task.config,
      split: task.split,
      task: id,
      rows: data?.rows ?? null,
      root: data?.root ?? null,
    },
    task: digestOfHex(taskDigest(task)),
    core: { digest: digestOfHex(loadCore().digest), abi: ABI },
    scorer: scorerOf(given, declaredScorers(task)[0]),
    settings: await settingsOf(given.settings),
    n: data && data.rows * task.epochs,
    seeds: (given.seed ?? []).map((seed) => wholeNumber("--seed", seed, 999_999)),
    ...before,
  };
  const token = await signPlan(plan, key);
  await writeWholeFile(given.out, `${token}\n`);
  process.stdout.write(
    `wrote ${safe(given.out)}: plan ${plan.seq}, ${planDigest(token)}\npublish it before the run, then: evalmark score LOG --plan ${safe(given.out)} ...\n`,
  );
}

function scorerOf(
  given: Given,
  declared: ReturnType<typeof declaredScorers>[number] | undefined,
): Plan["scorer"] {
  const options = readOptions(given.option);
  const named = given.scorer === undefined ? declared?.scorer : { name: given.scorer, options: {} };
  if (!named) {
    throw new EvalmarkError("ERR_REFUSED", declared?.reason ?? "the task declares no scorer", {
      cure: declared?.cure ?? "--scorer NAME",
    });
  }
  const packed = packScorer(named.name, { ...named.options, ...options });
  return claimedScorer({ name: packed.name, options: packed.options });
}

/** The digest that a token will have of the same settings. */
async function settingsOf(file: string | undefined): Promise<string | null> {
  if (file === undefined) return null;
  try {
    return sha256(canonicalJson(JSON.parse(await readText(file)))).toString("base64url");
  } catch (cause) {
    if (cause instanceof EvalmarkError) throw cause.at({ file });
    throw new EvalmarkError("ERR_FORMAT", "the settings are no JSON", { place: { file }, cause });
  }
}

async function previous(
  file: string | undefined,
  key: PrivateJwk,
): Promise<Pick<Plan, "seq" | "prev">> {
  if (file === undefined) return { seq: 1, prev: null };
  const token = (await readText(file)).replace(/\n$/, "");
  const { d: _, ...own } = key;
  const { plan } = await openPlan(token, own);
  return { seq: plan.seq + 1, prev: planDigest(token) };
}
