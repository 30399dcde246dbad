/** `evalmark verify-sample PROOF RESULT`: is this one of the samples that were signed? */
import type { Command } from "commander";
import { sealDataset } from "../../dataset/index.ts";
import { EvalmarkError } from "../../errors.ts";
import { matchRow, sampleAgain } from "../../publish/index.ts";
import {
  type Claims,
  type Disclosed,
  FIELDS,
  type Field,
  ProofRefused,
  verifyProof,
} from "../../token/index.ts";
import { collect } from "../arguments.ts";
import { readText } from "../files.ts";
import { expecting } from "../mixed-up.ts";
import { rowsIn } from "../rows-file.ts";
import { loadSpec, taskNamed } from "../spec.ts";
import { tokenOf, type Which } from "../token-of.ts";
import { openTrusted, type TrustGiven } from "../trusted.ts";
import { clip, color, safe, safeJson } from "../view/text.ts";

export function addVerifySample(evalmark: Command): void {
  evalmark
    .command("verify-sample")
    .description("check the proof of one sample against a signed result")
    .argument("<proof>", "as evalmark disclose writes it")
    .argument("<result>", "the results file that holds the token")
    .option(
      "--key <file>",
      "trust this public key or key file, and not the trust store; may be repeated",
      collect,
    )
    .option("--offline", "connect to nothing; trust material is taken as it was last read")
    .option("--spec <file>", "the benchmark's eval.yaml, with --data")
    .option("--data <rows>", "the dataset's rows: is the sample one of them, its target the row's?")
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

interface Given extends Which, TrustGiven {
  spec?: string;
  data?: string;
  json?: boolean;
}

async function check(file: string, result: string, given: Given): Promise<void> {
  if ((given.spec === undefined) !== (given.data === undefined)) {
    throw new EvalmarkError("ERR_USAGE", "a sample is compared with its row by the eval.yaml", {
      cure: "--data ROWS --spec eval.yaml",
    });
  }
  const { token } = await tokenOf(result, given);
  const claims = await openTrusted(token, given);
  const sample = await expecting("proof", file, async () =>
    verifyProof(parsed(await readText(file), file), claims),
  );
  const row = given.data === undefined ? null : await rowOf(sample, claims, given);
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
    const document = { sample: { ...said, row }, index: sample.index, claims };
    process.stdout.write(`${safeJson(document, 2)}\n`);
    return;
  }
  process.stdout.write(`${lines(sample, claims, again, row).join("\n")}\n`);
}

/** Which row the sample is. Throws ERR_REJECTED where rows or sample are others. */
async function rowOf(sample: Disclosed, claims: Claims, given: Given): Promise<string> {
  const task = taskNamed(loadSpec(given.spec!), claims.dataset.task);
  const rows = await rowsIn(given.data!);
  const { root } = claims.dataset;
  const found = root === null ? null : (await sealDataset(rows, task.fieldSpec)).root;
  if (root !== found) throw rejected("E_DATA", `rows with the root ${root}`, `${found}`);
  const matched = matchRow(sample, claims, task, rows);
  if ("note" in matched) return matched.note;
  if (!matched.open) throw rejected(matched.code, matched.expected, matched.found);
  throw new EvalmarkError("ERR_CANNOT_CHECK", "the harness makes samples of rows in its own way", {
    cure: "leave out --data",
  });
}

const rejected = (fault: string, expected: string, found: string) =>
  new EvalmarkError("ERR_REJECTED", `${fault}: expected ${expected}, found ${found}`, {
    fault,
    cure: "give all rows at the signed revision; else the sample was changed before it was signed",
  });

function lines(
  { leaf, texts }: Disclosed,
  claims: Claims,
  again: ReturnType<typeof sampleAgain>,
  row: string | null,
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
    `  row      ${safe(row ?? "not compared with the dataset: give --data and --spec")}`,
    color.green(color.bold("signed: the sample is under the root of the token")),
  ];
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
