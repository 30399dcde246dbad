#!/usr/bin/env node
/** The command as a process: signals, streams that close, and the exit code. */
import { existsSync } from "node:fs";
import { EXIT } from "../errors.ts";
import { leaveParts, writeError } from "../io/index.ts";
import { report, run } from "./run.ts";
import { safe } from "./view/text.ts";

// As an exit, so that what was started is ended, too: children of ours are groups of their own.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, leave);

function leave(): void {
  const kept = leaveParts().map((part) => {
    const again = existsSync(`${part}.journal`) ? ", the same command goes on from there" : "";
    return `; verdicts so far are in ${safe(part)}${again}`;
  });
  process.stderr.write(`\ninterrupted${kept.join("")}\n`);
  process.exit(EXIT.interrupted);
}

// A reader that has seen enough (`| head`) is no error: files are still written to their end,
// and only verdicts that stream there stop with their next batch (exit 130).
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  leaveParts();
  process.exit(report(writeError("standard output", error)));
});
process.stderr.on("error", () => {});

process.exitCode = await run(process.argv.slice(2));
