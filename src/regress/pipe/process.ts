/** A program of somebody else's, held in bounds: its group is killed, its output is counted. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { EvalmarkError } from "../../errors.ts";
import { Lines } from "./lines.ts";

/** How to start a scorer. */
export interface Launch {
  program: string;
  args: string[];
  /** The program is a line for the shell. */
  shell: boolean;
  env?: Record<string, string>;
}

/** Kept of standard error. */
const STDERR_CHARS = 4000;
/** A child of the child may hold its pipes open: its output is waited for no longer. */
const GRACE_MS = 500;

export interface Ending {
  /** In words: "it ended with exit code 1", "SIGSEGV ended it". */
  how: string;
  /** It ended by itself, with exit code 0. */
  well: boolean;
}

export class ScorerProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<Ending>;
  #stderr = "";
  readonly #lines: Lines;
  readonly #most: number;
  #bytes = 0;

  /**
   * `onLine` is given each line of output; of one that is too long, that it was. Behind `most`
   * bytes it is killed.
   */
  constructor(launch: Launch, most: number, onLine: (line: string) => void) {
    this.#most = most;
    this.#lines = new Lines(onLine);
    const { program, args, shell, env } = launch;
    this.#child = spawn(program, args, {
      shell,
      env: { ...process.env, ...env },
      stdio: "pipe",
      // A group of its own: what it starts is killed with it.
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    const { stdin, stdout, stderr } = this.#child;
    // Whoever is gone takes no more samples; the exit tells.
    stdin?.on("error", () => {});
    stdout?.on("data", (piece: Buffer) => this.#take(piece));
    stderr?.on("data", (piece: Buffer) => {
      this.#stderr = (this.#stderr + piece.toString("utf8")).slice(-STDERR_CHARS);
    });
    this.#ended = new Promise((done, fail) => {
      this.#child.once("error", (cause) => {
        const message = `can't start ${program}: ${cause.message}`;
        fail(new EvalmarkError("ERR_FILE", message, { cure: "is it installed?", cause }));
      });
      let ending: Ending | null = null;
      const finish = () => {
        this.#lines.end();
        if (ending) done(ending);
      };
      this.#child.once("exit", (code, signal) => {
        ending = endingOf(code, signal);
        setTimeout(() => {
          stdout?.destroy();
          stderr?.destroy();
          finish();
        }, GRACE_MS).unref();
      });
      this.#child.once("close", finish);
    });
    this.#ended.catch(() => {});
    process.once("exit", this.#killGroup);
  }

  /** It wrote more than it may. */
  get flooded(): boolean {
    return this.#bytes > this.#most;
  }

  /** What it last said on standard error, without blanks around it. */
  get stderr(): string {
    return this.#stderr.trim();
  }

  /** Writes everything it will get. */
  send(text: string): void {
    this.#child.stdin?.end(text);
  }

  /** Resolves when it has ended and its output was read. Throws ERR_FILE: it never began. */
  ended(): Promise<Ending> {
    return this.#ended;
  }

  /** Ends it and all it started, at once; waits until it is gone. */
  async kill(): Promise<void> {
    this.#killGroup();
    process.off("exit", this.#killGroup);
    await this.#ended.catch(() => {});
  }

  readonly #killGroup = () => {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      if (process.platform === "win32") spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"]);
      else process.kill(-pid, "SIGKILL");
    } catch {
      // It is gone already.
    }
  };

  #take(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.flooded) {
      // Its end would be waited for until all that it wrote was read.
      this.#child.stdout?.destroy();
      this.#killGroup();
    } else {
      this.#lines.take(piece);
    }
  }
}

function endingOf(code: number | null, signal: string | null): Ending {
  if (signal !== null) return { how: `${signal} ended it`, well: false };
  return { how: `it ended with exit code ${code}`, well: code === 0 };
}
