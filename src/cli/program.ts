/** All commands, with their help. Each command's work is in a file of its own. */
import { readFileSync } from "node:fs";
import { Command } from "commander";
import { addCheck } from "./commands/check.ts";
import { addCore } from "./commands/core.ts";
import { addKeygen } from "./commands/keygen.ts";
import { addLint } from "./commands/lint.ts";
import { addSchema } from "./commands/schema.ts";
import { addScore } from "./commands/score.ts";
import { addVerify } from "./commands/verify.ts";

const EXIT_CODES = `
Exit codes:
  0 done   1 finished, with errored or missing samples   2 usage   3 input unreadable
  4 lint errors   5 refused   130 interrupted
  verify: 0 verified   10 signed, not re-scored   11 stale   12 no trusted signer
          20 rejected   30 cannot check

Examples:
  evalmark score logs/*.eval
  evalmark score run.eval --spec eval.yaml --task math --scorer math --verdicts verdicts.jsonl
  evalmark check '\\frac{1}{2}' 0.5
  evalmark verify .eval_results/math.yaml --log run.eval --spec eval.yaml --key signer.pub`;

/** The `evalmark` program. Errors are thrown, never exited on. */
export function program(): Command {
  const manifest = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  ) as { version: string };
  const evalmark = new Command("evalmark")
    .description(
      "Score LLM evaluation logs with one WebAssembly module named by its SHA-256,\nsign the result, verify it by re-scoring.",
    )
    .version(manifest.version)
    .addHelpText("after", EXIT_CODES)
    .showHelpAfterError("(see evalmark --help)")
    .exitOverride();
  for (const add of [addScore, addCheck, addVerify, addLint, addSchema, addKeygen, addCore]) {
    add(evalmark);
  }
  for (const command of evalmark.commands) command.exitOverride();
  return evalmark;
}
