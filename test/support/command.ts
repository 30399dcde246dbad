/** The built command as a process, and a folder for it to work in. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

export const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

export interface Ran {
  /** Exit code; null where a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Given {
  cwd?: string;
  stdin?: string | Uint8Array;
  env?: Record<string, string>;
}

/** Starts `evalmark ARGS`, its three streams as pipes, without colours. */
export function start(args: string[], given: Given = {}): ChildProcess {
  if (!existsSync(MAIN)) throw new Error("the command is not built: npm run build");
  const { SOURCE_DATE_EPOCH: _, FORCE_COLOR: __, ...env } = process.env;
  return spawn(process.execPath, [MAIN, ...args], {
    cwd: given.cwd,
    env: { ...env, NO_COLOR: "1", ...given.env },
    stdio: "pipe",
  });
}

/** What a process ends with, and all that it printed. */
export function ended(child: ChildProcess): Promise<Ran> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on("data", (piece) => out.push(piece));
  child.stderr?.on("data", (piece) => err.push(piece));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      const [stdout, stderr] = [out, err].map((pieces) => Buffer.concat(pieces).toString("utf8"));
      resolve({ code, stdout: stdout!, stderr: stderr! });
    });
  });
}

/** Runs `evalmark ARGS` to its end. */
export function evalmark(args: string[], given: Given = {}): Promise<Ran> {
  const child = start(args, given);
  // A command that needs no input may be gone before it is written.
  child.stdin?.on("error", () => {});
  child.stdin?.end(given.stdin ?? "");
  return ended(child);
}

/** A new folder, real path, that goes when the tests of the file are done. */
export function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "evalmark-cli-")));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Values as lines of JSON. */
export function jsonl(...values: unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

/** Lines of JSON as values. */
export function parseLines<T>(text: string): T[] {
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as T);
}
