#!/usr/bin/env node
/** The command: runs `evalmark`, prints what went wrong, exits with a code that means it. */
import { CommanderError } from "commander";
import { EvalmarkError, EXIT } from "../errors.ts";
import { program } from "./program.ts";
import { color, safe } from "./view/text.ts";

process.once("SIGINT", () => {
  process.stderr.write("\ninterrupted: nothing half-written was kept\n");
  process.exit(EXIT.interrupted);
});
// A reader that has seen enough (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.done);
  throw error;
});

try {
  await (await program(process.argv.slice(2))).parseAsync(process.argv);
} catch (error) {
  process.exitCode = report(error);
}

/** Prints an error and returns its exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if ((error as NodeJS.ErrnoException)?.code === "EPIPE") return EXIT.done;
  if (error instanceof EvalmarkError) {
    const lines = error.report().split("\n").map(safe);
    process.stderr.write(`${color.red("error")} ${lines.join("\n")}\n`);
    return error.exit;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `${color.red("error")} unexpected: ${text}\n  cure: this is a bug of evalmark; please report it with the command you typed\n`,
  );
  return EXIT.cannotCheck;
}
