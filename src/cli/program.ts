/** All commands, with their help. Each command's work is in a file of its own. */
import { readFileSync } from "node:fs";
import { Command } from "commander";
import { EvalmarkError } from "../errors.ts";
import { color, safeLines } from "./view/text.ts";

const EXIT_CODES = `
Exit codes:
  0 done   1 finished, with errored or missing samples   2 usage   3 input unreadable
  4 lint errors, or bugs found   5 refused   130 interrupted
  verify: 0 verified   10 signed, not re-scored   11 stale   12 no trusted signer
          20 rejected   30 cannot check (any command: a fault of evalmark)

Examples:
  evalmark score logs/*.eval
  evalmark score run.eval --spec eval.yaml --task math --scorer math --verdicts verdicts.jsonl
  evalmark check '\\frac{1}{2}' 0.5
  evalmark verify .eval_results/acme--bench--math.yaml --log run.eval --spec eval.yaml --key signer.jwk.pub`;

type Add = (evalmark: Command) => void;

/** Commands in the order of the help; each is loaded when it is asked for, to start fast. */
const COMMANDS: Record<string, () => Promise<Add>> = {
  score: async () => (await import("./commands/score.ts")).addScore,
  check: async () => (await import("./commands/check.ts")).addCheck,
  verify: async () => (await import("./commands/verify.ts")).addVerify,
  plan: async () => (await import("./commands/plan.ts")).addPlan,
  disclose: async () => (await import("./commands/disclose.ts")).addDisclose,
  "verify-sample": async () => (await import("./commands/verify-sample.ts")).addVerifySample,
  export: async () => (await import("./commands/export.ts")).addExport,
  translate: async () => (await import("./commands/translate.ts")).addTranslate,
  run: async () => (await import("./commands/run.ts")).addRun,
  judge: async () => (await import("./commands/judge.ts")).addJudge,
  diff: async () => (await import("./commands/diff.ts")).addDiff,
  methods: async () => (await import("./commands/methods.ts")).addMethods,
  regress: async () => (await import("./commands/regress.ts")).addRegress,
  lint: async () => (await import("./commands/lint.ts")).addLint,
  schema: async () => (await import("./commands/schema.ts")).addSchema,
  keygen: async () => (await import("./commands/keygen.ts")).addKeygen,
  keys: async () => (await import("./commands/keys.ts")).addKeys,
  trust: async () => (await import("./commands/trust.ts")).addTrustCommand,
  core: async () => (await import("./commands/core.ts")).addCore,
};

/**
 * The `evalmark` program for these arguments (without node and script): with the command they
 * name, or with all. Errors are thrown, never exited on.
 */
export async function program(args: readonly string[]): Promise<Command> {
  const manifest = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  ) as { version: string };
  const evalmark = new Command("evalmark")
    .description(
      "Score LLM evaluation logs with one WebAssembly module named by its SHA-256,\nsign the result, verify it by re-scoring.",
    )
    .version(manifest.version)
    .addHelpText("after", EXIT_CODES)
    .hook("preAction", (_, action) => refuseNoNames(action))
    .exitOverride();
  const asked = Object.hasOwn(COMMANDS, args[0] ?? "") ? [args[0]!] : Object.keys(COMMANDS);
  for (const name of asked) (await COMMANDS[name]!())(evalmark);
  for (const command of [evalmark, ...evalmark.commands.flatMap((c) => [c, ...c.commands])]) {
    const name = command === evalmark ? "" : ` ${pathOf(command)}`;
    command
      .exitOverride()
      .showHelpAfterError(`  cure: evalmark${name} --help`)
      .configureOutput({ outputError: (text, write) => write(errorLine(text)) });
  }
  return evalmark;
}

/** "score", "keys publish". */
function pathOf(command: Command): string {
  const above = command.parent?.parent ? `${pathOf(command.parent)} ` : "";
  return above + command.name();
}

/** Options that name a file or folder: "" is a variable that was not set, and no name. */
const NAMES = [
  "spec",
  "verdicts",
  "results",
  "sign",
  "log",
  "data",
  "key",
  "out",
  "baseline",
  "writeBaseline",
  "junit",
  "module",
  "token",
  "weights",
  "html",
  "plan",
  "prev",
  "settings",
  "core",
  "canary",
];

/** Throws ERR_USAGE where the name of a file is empty. */
function refuseNoNames(action: Command): void {
  const given: Record<string, unknown> = action.opts();
  const option = NAMES.find((name) => [given[name]].flat().includes(""));
  const isFile = action.name() !== "check" && action.args.includes("");
  if (option === undefined && !isFile) return;
  const what = option === undefined ? "the name of a file" : `--${option}`;
  throw new EvalmarkError("ERR_USAGE", `${what} is empty`, {
    cure: "is a variable not set?",
  });
}

/** Commander's errors in the form of ours. */
function errorLine(text: string): string {
  const message = safeLines(text.trimEnd()).replace(/^error: /, `${color.red("error")} `);
  return `${message}\n`;
}
