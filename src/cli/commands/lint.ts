/** `evalmark lint FILE...`: what is wrong with an eval.yaml, and what to do about it. */
import type { Command } from "commander";
import { EXIT } from "../../errors.ts";
import { readSpec } from "../../spec/index.ts";
import { findingLines } from "../spec.ts";
import { color, safe, safeJson } from "../view/text.ts";

export function addLint(evalmark: Command): void {
  evalmark
    .command("lint")
    .description("check an eval.yaml: errors and traps, with line, column and cure")
    .argument("<file...>", "eval.yaml")
    .option("--dataset <org/name>", "the dataset it lies in, for the rules on its owner's name")
    .option("--json", "findings as JSON")
    .addHelpText(
      "after",
      "\nExits 4 where an error was found; warnings alone exit 0.\n\nExample:\n  evalmark lint eval.yaml",
    )
    .action(lint);
}

function lint(files: string[], given: { dataset?: string; json?: boolean }): void {
  const all: object[] = [];
  let errors = 0;
  for (const file of files) {
    const { spec, findings } = readSpec(file, { dataset: given.dataset });
    errors += findings.filter((f) => f.severity === "error").length;
    if (given.json) {
      all.push(...findings);
      continue;
    }
    for (const finding of findings) process.stdout.write(`${findingLines(finding)}\n`);
    if (findings.length === 0) {
      const tasks = spec?.tasks.map((t) => t.id ?? "(no id)").join(", ") ?? "";
      process.stdout.write(`${safe(file)}: ${color.green("no findings")}, tasks: ${safe(tasks)}\n`);
    }
  }
  if (given.json) process.stdout.write(`${safeJson(all, 2)}\n`);
  if (errors > 0) process.exitCode = EXIT.lint;
}
