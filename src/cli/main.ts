#!/usr/bin/env node
/** The command: runs `evalmark`, prints what went wrong, exits with a code that means it. */
import { CommanderError } from "commander";
import { EvalmarkError, EXIT } from "../errors.ts";
import { leaveParts, writeError } from "../io/index.ts";
import { program } from "./program.ts";
import { color, safe, safeLines } from "./view/text.ts";

process.once("SIGINT", () => {
  const kept = leaveParts().map((part) => `; verdicts so far are in ${safe(part)}`);
  process.stderr.write(`\ninterrupted${kept.join("")}\n`);
  process.exit(EXIT.interrupted);
});
// A reader that has seen enough (`| head`) is no error: files are still written to their end,
// and verdicts that stream there stop with their next batch.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  leaveParts();
  process.exit(report(writeError("standard output", error)));
});
process.stderr.on("error", () => {});

try {
  await (await program(process.argv.slice(2))).parseAsync(process.argv);
} catch (error) {
  process.exitCode = report(error);
}

/** Prints an error and returns its exit code. */
function report(error: unknown): number {
  // Commander has printed its own.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if ((error as NodeJS.ErrnoException)?.code === "EPIPE") return EXIT.done;
  if (error instanceof EvalmarkError) {
    process.stderr.write(`${color.red("error")} ${safeLines(error.report())}\n`);
    return error.exit;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `${color.red("error")} unexpected: ${safeLines(text)}\n  cure: this is a bug of evalmark; please report it with the command you typed\n`,
  );
  return EXIT.cannotCheck;
}
