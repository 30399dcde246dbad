/** `evalmark diff LOG... --scorer A --scorer B`: two scorers of the same logs. */
import type { Command } from "commander";
import { type DiffReport, diffLogs, diffPage, sideOf } from "../../diff/index.ts";
import { EvalmarkError, EXIT } from "../../errors.ts";
import { writeWholeFile } from "../../io/index.ts";
import { findLogs, type Log } from "../../log/index.ts";
import { collect, wholeNumber } from "../arguments.ts";
import { openFiltered } from "../files.ts";
import { type Progress, startProgress } from "../progress.ts";
import { diffLines } from "../view/diff.ts";
import { diffJson } from "../view/diff-json.ts";
import { safeJson } from "../view/text.ts";

interface Given {
  scorer?: string[];
  filter?: string;
  html?: string;
  differences: string;
  json?: boolean;
}

export function addDiff(evalmark: Command): void {
  evalmark
    .command("diff")
    .description(
      "compare two scorers over logs: which verdicts differ, why, and what it does to ranks",
    )
    .argument("<log...>", "logs, or folders of them, as of `evalmark score`")
    .option(
      "--scorer <name>",
      'twice: a scorer of the core, with options as in "math percent=value"; or harness, what the log says',
      collect,
    )
    .option("--filter <name>", "of an lm-eval log its filter, of promptfoo's the provider")
    .option("--html <file>", "write one page with the differing samples, formulas rendered")
    .option("--differences <n>", "samples of each cause that are kept for --json and --html", "20")
    .option("--json", "the comparison as JSON")
    .addHelpText(
      "after",
      `
Rows are the observations: epochs of a row are averaged. Where all row scores are 0 or 1 the
difference is tested by McNemar's exact test, else by a bootstrap that always draws the same.

Examples:
  evalmark diff logs/*.eval --scorer harness --scorer math
  evalmark diff run.eval --scorer 'math percent=value' --scorer inspect/match --html diff.html`,
    )
    .action(run);
}

async function run(named: string[], given: Given): Promise<void> {
  const [first, second, ...more] = given.scorer ?? [];
  if (first === undefined || second === undefined || more.length > 0) {
    throw new EvalmarkError("ERR_USAGE", "two scorers are compared", {
      cure: "--scorer harness --scorer math",
    });
  }
  const sides = [sideOf(first), sideOf(second)] as const;
  const keep = wholeNumber("--differences", given.differences, 10_000);
  const files = await findLogs(named);
  const progress = { bar: null as Progress | null };
  const onProgress = (read: number, samples: number) => progress.bar?.update(read, samples);
  const report = await diffLogs(openAll(files, given, progress), { sides, keep, onProgress });
  await write(report, given);
}

/** Each log while it is compared. */
async function* openAll(
  files: readonly string[],
  given: Given,
  progress: { bar: Progress | null },
): AsyncGenerator<Log> {
  for (const file of files) {
    const log = await openFiltered(file, given.filter);
    progress.bar = startProgress(file, log.size);
    try {
      yield log;
    } finally {
      progress.bar.stop();
      await log.close();
    }
  }
}

async function write(report: DiffReport, given: Given): Promise<void> {
  if (given.html !== undefined) await writeWholeFile(given.html, diffPage(report));
  if (given.json) process.stdout.write(`${safeJson(diffJson(report), 2)}\n`);
  else process.stdout.write(`${diffLines(report).join("\n")}\n`);
  if (report.logs.every((log) => log.compared === 0)) process.exitCode = EXIT.incomplete;
}
