/** `evalmark methods LOG...`: multiple choice by every rule that the logs allow. */
import type { Command } from "commander";
import { EXIT } from "../../errors.ts";
import { findLogs, openLog } from "../../log/index.ts";
import { methods } from "../../methods/index.ts";
import { collect } from "../arguments.ts";
import { type Progress, startProgress } from "../progress.ts";
import { methodsLines } from "../view/methods.ts";
import { methodsJson } from "../view/methods-json.ts";
import { safeJson } from "../view/text.ts";

interface Given {
  scorer?: string[];
  model?: string;
  json?: boolean;
}

export function addMethods(evalmark: Command): void {
  evalmark
    .command("methods")
    .description("score multiple choice by every rule that the logs allow, rows joined by number")
    .argument("<log...>", "logs of lm-eval, lighteval or others, or folders of them")
    .option(
      "--scorer <name>",
      "reads generated texts, may be repeated (default: choice, and those of harnesses)",
      collect,
    )
    .option("--model <name>", "take all logs as of this model, whatever each calls it")
    .option("--json", "the numbers as JSON")
    .addHelpText(
      "after",
      `
Rules: the likeliest letter; the likeliest option text, raw, by characters, bytes or tokens, or less
its log-probability without the question; generated texts by each scorer. What no log has is named,
with what a log must hold for it.

Examples:
  evalmark methods run-letters/ run-texts/ run-generated/
  evalmark methods samples_arc_easy.jsonl --json
  evalmark methods logs/ --scorer choice --scorer 'inspect/answer pattern=letter'`,
    )
    .action(run);
}

async function run(named: string[], given: Given): Promise<void> {
  let bar: Progress | null = null;
  const report = await methods({
    files: await findLogs(named),
    scorers: given.scorer ?? [],
    model: given.model ?? null,
    async open(file) {
      bar?.stop();
      const log = await openLog(file, { tokens: true });
      bar = startProgress(file, log.size);
      return log;
    },
    onProgress: (_, read) => bar?.update(read, 0),
  }).finally(() => bar?.stop());
  if (given.json) process.stdout.write(`${safeJson(methodsJson(report), 2)}\n`);
  else process.stdout.write(`${methodsLines(report).join("\n")}\n`);
  if (report.models.length === 0) process.exitCode = EXIT.incomplete;
}
