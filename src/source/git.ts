/**
 * git as a program that reads what strangers wrote: arguments as a list, no hooks, no helpers, no
 * configuration of the user's or the system's, no prompts, only https, files and ssh. A folder that
 * was handed on has a configuration of its own, which names programs to fetch with: of such a one
 * nothing is fetched.
 */
import { execFile } from "node:child_process";
import { devNull } from "node:os";
import { EvalmarkError } from "../errors.ts";

const TIMEOUT = 5 * 60_000;
const MOST_BYTES = 64 << 20;

const HARDENED = [
  ...["-c", `core.hooksPath=${devNull}`],
  ...["-c", "core.fsmonitor=false"],
  ...["-c", "core.symlinks=false"],
  ...["-c", "protocol.allow=never"],
  ...["-c", "protocol.https.allow=always"],
  ...["-c", "protocol.ssh.allow=always"],
  ...["-c", "protocol.file.allow=always"],
  ...["-c", "fetch.fsckObjects=true"],
  ...["-c", "submodule.recurse=false"],
  ...["-c", "credential.helper="],
  ...["-c", "core.askPass="],
  ...["-c", "safe.bareRepository=all"],
];

/** Runs git; standard output as bytes. Throws ERR_FILE with what git says, ERR_USAGE without git. */
export function git(folder: string | null, ...args: string[]): Promise<Buffer> {
  return run(folder, {}, args);
}

/**
 * The same in a folder of somebody else's, with what it holds: git would else fetch a commit that
 * is missing, by the program that the folder's configuration names, and offline, too.
 */
export function gitInside(folder: string, ...args: string[]): Promise<Buffer> {
  // The list of what is allowed goes before any configuration. No transport has this name.
  return run(folder, { GIT_ALLOW_PROTOCOL: "none", GIT_NO_LAZY_FETCH: "1" }, args);
}

function run(folder: string | null, more: NodeJS.ProcessEnv, args: string[]): Promise<Buffer> {
  const where = folder === null ? [] : ["-C", folder];
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    SSH_AUTH_SOCK: process.env.SSH_AUTH_SOCK,
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    GIT_LFS_SKIP_SMUDGE: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_ALLOW_PROTOCOL: "https:ssh:file",
    ...more,
  };
  return new Promise((resolve, reject) => {
    const options = { env, timeout: TIMEOUT, maxBuffer: MOST_BYTES, encoding: "buffer" as const };
    execFile("git", [...HARDENED, ...where, ...args], options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      if ((error as NodeJS.ErrnoException).code === "ENOENT") {
        const cure = "install git, or name a folder";
        return reject(new EvalmarkError("ERR_USAGE", "git is not installed", { cure }));
      }
      const said = stderr.toString("utf8").trim().split("\n").at(-1) ?? "";
      const why = error.killed ? "it took too long, or gave too much" : said;
      reject(
        new EvalmarkError("ERR_FILE", `git ${args[0]}: ${why.slice(0, 300)}`, { cause: error }),
      );
    });
  });
}
