/** `evalmark verify RESULT`: is the published number the one that its log gives? */
import type { Command } from "commander";
import { readSidecar } from "../../publish/index.ts";
import { resultsItems } from "../../result/yaml/index.ts";
import { currentTrust, keyMaterial, type Material } from "../../trust/index.ts";
import type { Verification } from "../../verify/index.ts";
import { collect, oneOf, workersOf } from "../arguments.ts";
import { entryOf } from "../entry-of.ts";
import { readText } from "../files.ts";
import { type VerifyGiven, verifyFound } from "../verifying.ts";
import { safeJson } from "../view/text.ts";
import { materialJson, materialLine } from "../view/trust.ts";
import { verificationLines } from "../view/verification.ts";

interface Given extends VerifyGiven {
  key?: string[];
  task?: string;
  entry?: string;
  workers?: string;
  require?: string;
  offline?: boolean;
  json?: boolean;
}

export function addVerify(evalmark: Command): void {
  evalmark
    .command("verify")
    .description("check a published result by scoring its log again")
    .argument("<result>", "a file of .eval_results/")
    .option("--log <log>", "the log it came from; without it the value is not re-scored")
    .option("--filter <name>", "the lm-eval filter or promptfoo provider it must be of")
    .option("--spec <file>", "the benchmark's eval.yaml")
    .option("--data <rows>", "the dataset's rows as JSON lines: is any missing or changed?")
    .option(
      "--key <file>",
      "trust this public key or key file, and not the trust store; may be repeated",
      collect,
    )
    .option("--plan <file>", "the plan that the signer names as signed before the run")
    .option("--core <wasm>", "score with this core, which has the signed digest")
    .option("--allow-scorer", "run a core that scorers.json does not list: exit 10 at best")
    .option("--offline", "connect to nothing; trust material is taken as it was last read")
    .option("--require <outcome>", "verified: say so where anything less comes of it", oneOutcome)
    .option("--model <org/name>", "the model it must be about")
    .option("--task <id>", "which entry, where the file has several tasks")
    .option("--entry <n>", "which entry, counted from 1")
    .option("--workers <n>", "threads that score (default: one for each core)")
    .option("--json", "outcome, checks and claims as JSON")
    .addHelpText(
      "after",
      `
A line per check; the first that fails decides. Exit codes:
  0 verified   10 signed, not re-scored   11 stale: eval.yaml or weights have changed, or the
  core has a known bug   12 no trusted signer   20 rejected   30 cannot check
Whose signature counts is yours to say: evalmark trust add, or --key. Each code (E_..., S_...) is in
docs/threats.md.

Examples:
  evalmark verify .eval_results/acme--bench--math.yaml --log run.eval --spec eval.yaml \\
      --key signer.jwk.pub
  evalmark verify .eval_results/acme--bench--math.yaml --key signer.jwk.pub --json`,
    )
    .action(verify);
}

async function verify(file: string, given: Given): Promise<void> {
  const found = entryOf(resultsItems(await readText(file), file), file, given);
  const entry = { ...found, verifyToken: found.verifyToken ?? (await readSidecar(file, found)) };
  const workers = workersOf(given.workers);
  const now = Math.floor(Date.now() / 1000);
  const trust = await trusted(given, now);
  const verification = await verifyFound({ entry }, given, { trust, now, workers });
  print(file, verification, trust, now, given);
  process.exitCode = verification.exit;
}

/** Of --key a trust store of one; else the user's own, read again where that can be. */
async function trusted({ key, offline = false }: Given, now: number): Promise<Material[]> {
  if (key) return Promise.all(key.map((file) => keyMaterial(file, now)));
  return currentTrust({ now, offline });
}

function oneOutcome(value: string): string {
  return oneOf("--require", value, ["verified"]);
}

function print(
  file: string,
  verification: Verification,
  trust: readonly Material[],
  now: number,
  given: Given,
): void {
  if (given.json) {
    const materials = trust.map((one) => materialJson(one, now));
    const document = { result: file, ...verification, trust: materials };
    process.stdout.write(`${safeJson(document, 2)}\n`);
    return;
  }
  const lines = verificationLines(file, verification);
  const about = trust.map((one) => `  trust material: ${materialLine(one, now)}`);
  const wanted = given.require !== undefined && verification.exit !== 0;
  const missed = wanted ? [`required: ${given.require}`] : [];
  process.stdout.write(
    `${[...lines.slice(0, -1), ...about, ...lines.slice(-1), ...missed].join("\n")}\n`,
  );
}
