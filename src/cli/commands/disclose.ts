/** `evalmark disclose LOG` and `evalmark verify-sample PROOF RESULT`: one sample, alone. */
import type { Command } from "commander";
import { EvalmarkError } from "../../errors.ts";
import { writeWholeFile } from "../../io/index.ts";
import { openLog } from "../../log/index.ts";
import { disclose, readSidecar, sampleAgain } from "../../publish/index.ts";
import { resultsItems } from "../../result/yaml/index.ts";
import type { SpecTask } from "../../spec/index.ts";
import {
  type Claims,
  claimsIn,
  type Disclosed,
  FIELDS,
  type Field,
  openToken,
  ProofRefused,
  readPublicKey,
  verifyProof,
} from "../../token/index.ts";
import { collect, oneOf, wholeNumber } from "../arguments.ts";
import { entryOf } from "../entry-of.ts";
import { readKey, readText } from "../files.ts";
import { datasetOf } from "../rows-file.ts";
import { loadSpec } from "../spec.ts";
import { clip, color, safe, safeJson } from "../view/text.ts";

interface Which {
  task?: string;
  entry?: string;
}

interface Given extends Which {
  token: string;
  sample: string;
  epoch: string;
  spec?: string;
  data?: string;
  fields: string;
  out: string;
}

export function addDisclose(evalmark: Command): void {
  evalmark
    .command("disclose")
    .description("write the proof of one sample of a signed result, without the others")
    .argument("<log>", "the log that was signed")
    .requiredOption("--token <result>", "the results file that holds the token")
    .requiredOption("--sample <id>", "the sample's id")
    .option("--epoch <n>", "its epoch", "1")
    .option("--spec <file>", "the benchmark's eval.yaml")
    .option("--data <rows>", "the dataset's rows, where the token binds them")
    .option("--fields <list>", `what to open, of ${FIELDS.join(",")}`, "in,tgt,out,ans")
    .option("--task <id>", "which entry, where the file has several tasks")
    .option("--entry <n>", "which entry, counted from 1")
    .requiredOption("--out <file>", "where the proof goes")
    .addHelpText(
      "after",
      `
The proof opens these fields of this sample, and nothing of any other.

Example:
  evalmark disclose run.eval --token .eval_results/acme--bench--math.yaml --sample 17 --out proof.json`,
    )
    .action(write);
}

async function write(file: string, given: Given): Promise<void> {
  const fields = given.fields
    .split(",")
    .filter((name) => name !== "")
    .map((name) => oneOf("--fields", name.trim(), FIELDS));
  const epoch = wholeNumber("--epoch", given.epoch, 999_999, 1);
  const claims = claimsIn(await tokenOf(given.token, given));
  const task = given.spec === undefined ? null : taskIn(given.spec, claims);
  if (given.data !== undefined && !task) {
    throw new EvalmarkError("ERR_USAGE", "the columns of the rows are named by the eval.yaml", {
      cure: "add --spec eval.yaml",
    });
  }
  const data = given.data === undefined || !task ? null : await datasetOf(given.data, task);
  const log = await openLog(file, { filter: claims.run.filter ?? undefined });
  try {
    const request = { log, claims, task, key: data?.key ?? null, id: given.sample, epoch, fields };
    const proof = await disclose(request);
    await writeWholeFile(given.out, `${safeJson(proof, 2)}\n`);
    const opened = Object.keys(proof.fields).join(", ");
    process.stdout.write(`wrote ${safe(given.out)}: ${opened} of 1 of ${proof.n} samples\n`);
  } finally {
    await log.close();
  }
}

export function addVerifySample(evalmark: Command): void {
  evalmark
    .command("verify-sample")
    .description("check the proof of one sample against a signed result")
    .argument("<proof>", "as evalmark disclose writes it")
    .argument("<result>", "the results file that holds the token")
    .option("--key <key.pub>", "public key of a signer you trust, may be repeated", collect)
    .option("--task <id>", "which entry, where the file has several tasks")
    .option("--entry <n>", "which entry, counted from 1")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      `
Exits 0 where the sample is one of those that were signed, and where output and target are open
gives the signed verdict again; 12 without a trusted signer; 20 rejected.

Example:
  evalmark verify-sample proof.json .eval_results/acme--bench--math.yaml --key signer.jwk.pub`,
    )
    .action(check);
}

type CheckGiven = Which & { key?: string[]; json?: boolean };

async function check(file: string, result: string, given: CheckGiven): Promise<void> {
  const keys = await Promise.all((given.key ?? []).map(readKey(readPublicKey)));
  const claims = await openToken(await tokenOf(result, given), keys);
  const sample = verifyProof(parsed(await readText(file), file), claims);
  const again = sampleAgain(sample, claims);
  if ("same" in again && !again.same) {
    const { leaf } = sample;
    throw new EvalmarkError(
      "ERR_REJECTED",
      `scored again it is ${again.verdict} (${again.score}), signed is ${leaf.verdict} (${leaf.score.join("/")})`,
      { place: { file } },
    );
  }
  const rescored = "same" in again;
  if (given.json) {
    const { epoch, rule, score, verdict } = sample.leaf;
    const said = { verdict, rule, score: score.join("/"), epoch, rescored, fields: sample.texts };
    process.stdout.write(`${safeJson({ sample: said, index: sample.index, claims }, 2)}\n`);
    return;
  }
  process.stdout.write(`${lines(sample, claims, again).join("\n")}\n`);
}

function lines(
  { leaf, texts }: Disclosed,
  claims: Claims,
  again: ReturnType<typeof sampleAgain>,
): string[] {
  const { dataset, model, run } = claims;
  const names: Record<Field, string> = {
    ...{ id: "id", in: "input", tgt: "target" },
    ...{ out: "output", ans: "answer", jdg: "judge" },
  };
  const shown = FIELDS.flatMap((field) => {
    const text = texts[field];
    return text === undefined ? [] : [`  ${names[field].padEnd(8)} ${clip(text, 200)}`];
  });
  const scored = "open" in again ? `not scored again: ${again.open}` : "scored again: the same";
  return [
    `one of ${run.samples.n} samples of ${safe(model.id)} on ${safe(dataset.id)} ${safe(dataset.task)}, epoch ${leaf.epoch}`,
    ...shown,
    `  verdict  ${leaf.verdict}, score ${leaf.score.join("/")}${leaf.rule ? `, ${leaf.rule}` : ""}; ${safe(scored)}`,
    color.green(color.bold("signed: the sample is under the root of the token")),
  ];
}

async function tokenOf(result: string, which: Which): Promise<unknown> {
  const entry = entryOf(resultsItems(await readText(result), result), result, which);
  const token = entry.verifyToken ?? (await readSidecar(result, entry));
  if (token !== undefined) return token;
  throw new EvalmarkError("ERR_NO_SIGNER", "the entry has no token", { place: { file: result } });
}

function taskIn(file: string, claims: Claims): SpecTask {
  const spec = loadSpec(file);
  const { task } = claims.dataset;
  const found = spec.tasks.find((t) => t.id === task) ?? (spec.tasks.length === 1 && spec.tasks[0]);
  if (found) return found;
  throw new EvalmarkError("ERR_USAGE", `the eval.yaml has no task ${task}`, { place: { file } });
}

function parsed(text: string, file: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new EvalmarkError("ERR_FORMAT", "not a proof: no JSON", { place: { file }, cause });
  }
  // Of a member that stands there twice others may read the first, and show what was not signed.
  const said = text.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (part) =>
    part.startsWith('"') ? JSON.stringify(JSON.parse(part)) : "",
  );
  if (said === JSON.stringify(value)) return value;
  throw new ProofRefused("E_PROOF", "a member stands twice, or a number is oddly spelled");
}
