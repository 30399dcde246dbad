/** Runs of harnesses in tests: the command as a process, without network. */
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

export interface Said {
  code: number | null;
  out: string;
  err: string;
}

/**
 * Runs `evalmark ARGS` in a folder, which is the home of whatever runs in it. `more` are variables
 * that count before the ones that keep it offline.
 */
export function evalmark(
  folder: string,
  args: string[],
  during?: (pid: number) => void,
  more: Record<string, string> = {},
): Promise<Said> {
  const home = join(folder, "home");
  const offline = {
    HF_HUB_OFFLINE: "1",
    HF_DATASETS_OFFLINE: "1",
    TRANSFORMERS_OFFLINE: "1",
    HF_HOME: home,
    XDG_CACHE_HOME: home,
    XDG_DATA_HOME: home,
  };
  const env = { ...process.env, ...offline, ...more };
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, env });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  during?.(child.pid!);
  return new Promise((done) => child.once("close", (code) => done({ code, out, err })));
}

/**
 * lighteval 0.13.0 downloads a file as it is imported: its command, with that answered, in a
 * folder with the interpreter, as in an environment of a user.
 */
export function offlineLighteval(python: string, folder: string): string {
  const bin = join(folder, "lighteval-bin");
  mkdirSync(bin);
  script(join(bin, "python"), ["#!/bin/sh", `exec "${python}" "$@"`]);
  const lines = [
    `#!${python}`,
    "import pickle, sys, requests",
    "get = requests.get",
    "def offline(url, *args, **kwargs):",
    "    if not str(url).endswith('tinyBenchmarks.pkl'):",
    "        return get(url, *args, **kwargs)",
    "    answer = requests.Response()",
    "    answer.status_code = 200",
    "    answer._content = pickle.dumps({})",
    "    return answer",
    "requests.get = offline",
    "from lighteval.__main__ import app",
    "app()",
  ];
  script(join(bin, "lighteval"), lines);
  return join(bin, "python");
}

function script(file: string, lines: string[]): void {
  writeFileSync(file, `${lines.join("\n")}\n`);
  chmodSync(file, 0o755);
}
