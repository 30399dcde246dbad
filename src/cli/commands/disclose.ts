/** `evalmark disclose LOG`: the proof of one sample, without the others. */
import type { Command } from "commander";
import { EvalmarkError } from "../../errors.ts";
import { writeWholeFile } from "../../io/index.ts";
import { openLog } from "../../log/index.ts";
import { disclose } from "../../publish/index.ts";
import { claimsIn, FIELDS } from "../../token/index.ts";
import { oneOf, wholeNumber } from "../arguments.ts";
import { expecting } from "../mixed-up.ts";
import { datasetOf } from "../rows-file.ts";
import { loadSpec, taskNamed } from "../spec.ts";
import { tokenOf, type Which } from "../token-of.ts";
import { safe, safeJson } from "../view/text.ts";

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
  const claims = claimsIn((await tokenOf(given.token, given)).token);
  const task =
    given.spec === undefined ? null : taskNamed(loadSpec(given.spec), claims.dataset.task);
  if (given.data !== undefined && !task) {
    throw new EvalmarkError("ERR_USAGE", "the columns of the rows are named by the eval.yaml", {
      cure: "add --spec eval.yaml",
    });
  }
  const data = given.data === undefined || !task ? null : await datasetOf(given.data, task);
  const filter = claims.run.filter ?? undefined;
  const log = await expecting("log", file, () => openLog(file, { filter }));
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
