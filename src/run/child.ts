/** A harness as a process: its output passed on as it comes, its last lines kept. */
import { spawn } from "node:child_process";
import { EvalmarkError } from "../errors.ts";

/** Lines that are shown of a harness that failed. */
const LAST = 15;
/** Milliseconds that a harness has to close its log, before it is told to end at once. */
const CLOSING = 20_000;
/** Handed on to the harness, which closes its log and goes. */
const PASSED = ["SIGINT", "SIGTERM"] as const;

export interface Ended {
  code: number;
  /** The signal this process passed on, where the user interrupted. */
  interrupted: boolean;
  last: string[];
}

export interface ChildOptions {
  cwd: string;
  env: Record<string, string>;
  quiet: boolean;
  /** Aborted where going on is of no use: the program is interrupted. */
  gone: AbortSignal;
  /** What to do where the program can't be started. */
  cure: string;
}

/**
 * Runs a program. Its output goes to standard error; an interrupt goes to it, and is waited for,
 * so that the harness can close its log. Throws ERR_FILE where it can't be started.
 */
export function runChild(
  program: string,
  args: string[],
  { cwd, env, quiet, gone, cure }: ChildOptions,
): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, PYTHONUNBUFFERED: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const last: string[] = [];
    let rest = "";
    let interrupted = false;
    const take = (chunk: Buffer) => {
      if (!quiet) process.stderr.write(chunk);
      const lines = (rest + chunk.toString("utf8")).split(/\r?\n|\r/);
      rest = (lines.pop() ?? "").slice(-2000);
      last.push(...lines.filter((line) => line.trim() !== "").map((line) => line.slice(0, 500)));
      last.splice(0, last.length - LAST);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    const pass = (signal: NodeJS.Signals) => {
      interrupted = true;
      child.kill(signal);
    };
    // The command's own handlers would leave at once.
    const others = PASSED.map((signal) => [signal, process.listeners(signal)] as const);
    for (const signal of PASSED) process.removeAllListeners(signal).on(signal, pass);
    let ending: NodeJS.Timeout | undefined;
    const stop = () => {
      child.kill("SIGINT");
      ending = setTimeout(() => child.kill("SIGTERM"), CLOSING);
    };
    gone.addEventListener("abort", stop, { once: true });
    const restore = () => {
      clearTimeout(ending);
      gone.removeEventListener("abort", stop);
      for (const [signal, listeners] of others) {
        process.off(signal, pass);
        for (const listener of listeners) process.on(signal, listener);
      }
    };
    child.once("error", (cause) => {
      restore();
      const message = `can't start ${program}: ${cause.message}`;
      fail(new EvalmarkError("ERR_FILE", message, { cure, cause }));
    });
    child.once("close", (code, signal) => {
      restore();
      if (rest.trim() !== "") last.push(rest);
      done({ code: code ?? (signal ? 128 : 1), interrupted, last: last.slice(-LAST) });
    });
  });
}
