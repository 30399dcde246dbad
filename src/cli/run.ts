/** One run of the command: its arguments in, its exit code out, errors printed. */
import { CommanderError } from "commander";
import { EvalmarkError, EXIT } from "../errors.ts";
import { program } from "./program.ts";
import { color, safeLines } from "./view/text.ts";

/** Runs `evalmark ARGS` (without node and script). Never throws. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    await (await program(args)).parseAsync(args, { from: "user" });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    return report(error);
  }
}

/** Prints an error and returns its exit code. */
export function report(error: unknown): number {
  // Commander has printed its own.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if ((error as NodeJS.ErrnoException)?.code === "EPIPE") {
    process.stderr.write("stopped: whoever read the verdicts has closed the pipe\n");
    return EXIT.interrupted;
  }
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
