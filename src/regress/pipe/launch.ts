/** How to start what a user names: a shell line, a JavaScript module, a Python function. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EvalmarkError } from "../../errors.ts";
import type { Launch } from "./process.ts";

const MODULE_RUNNER = fileURLToPath(new URL("./module-runner.js", import.meta.url));
export const ADAPTERS_FOLDER = fileURLToPath(
  new URL("../../../python/evalmark/adapters", import.meta.url),
);

/** A line for the shell. */
export function launchCommand(line: string): Launch {
  return { program: line, args: [], shell: true };
}

/** A module with a default export `(sample) => number | boolean | {score}`. Throws ERR_FILE. */
export function launchModule(file: string): Launch {
  if (!existsSync(file)) {
    throw new EvalmarkError("ERR_FILE", "there is no such module", {
      place: { file },
      cure: "--module FILE.mjs, with a default export (sample) => score",
    });
  }
  return { program: process.execPath, args: [MODULE_RUNNER, file], shell: false };
}

/** A function of a module, or of a file: `module:function`, `FILE.py:function`. Throws ERR_USAGE. */
export function launchPython(name: string, python: string): Launch {
  if (!/^.+:[A-Za-z_]\w*$/.test(name)) {
    throw new EvalmarkError("ERR_USAGE", `--python takes module:function, not "${name}"`, {
      cure: "--python mypackage.scoring:score, or --python scoring.py:score",
    });
  }
  return {
    program: python,
    args: ["-u", join(ADAPTERS_FOLDER, "_runner.py"), name],
    shell: false,
    env: { PYTHONUTF8: "1" },
  };
}
