/** `evalmark verify RESULT`: is the published number the one that its log gives? */
import type { Command } from "commander";
import { EXIT } from "../../errors.ts";
import { openSource } from "../../source/index.ts";
import type { Material } from "../../trust/index.ts";
import type { Verification } from "../../verify/index.ts";
import { collect, oneOf, workersOf } from "../arguments.ts";
import { entriesOf } from "../entries-of.ts";
import { expecting } from "../mixed-up.ts";
import { othersIn } from "../others.ts";
import { trusted } from "../trusted.ts";
import { type Found, type VerifyGiven, verifyFound } from "../verifying.ts";
import { safe, safeJson } from "../view/text.ts";
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
    .argument(
      "<result>",
      "a file of .eval_results/, a model's folder, a git URL, or hf:ORG/NAME of the Hub",
    )
    .option("--log <log>", "the log it came from; without it the value is not re-scored")
    .option("--filter <name>", "the lm-eval filter or promptfoo provider it must be of")
    .option("--spec <file>", "the benchmark's eval.yaml")
    .option("--data <rows>", "the dataset's rows as JSON lines: is any missing or changed?")
    .option(
      "--key <file>",
      "trust this public key or key file, and not the trust store; may be repeated",
      collect,
    )
    .option("--canary <file>", "canary strings, one a line: those of the signer are counted again")
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

async function verify(named: string, given: Given): Promise<void> {
  const workers = workersOf(given.workers);
  const now = Math.floor(Date.now() / 1000);
  const source = await openSource(named, given.offline === true);
  try {
    const found = await expecting("results", named, () => entriesOf(source, named, given));
    const trust = await trusted(given, now);
    const others = await othersIn(source);
    const verified: Verified[] = [];
    const published = found.some(([, { placement }]) => placement?.merged !== false);
    for (const [result, one] of found) {
      // The log is of what is published, and not of what somebody asks to be.
      const beside = published && one.placement?.merged === false;
      const { allowScorer: _, core: __, data: ___, log: ____, plan: _____, ...rest } = given;
      const of = beside ? rest : given;
      const whole = { ...one, others: others(one.entry) };
      verified.push([result, await verifyFound(whole, of, { trust, now, workers })]);
    }
    if (given.json) printJson(verified, trust, now, source.notes);
    else print(verified, trust, now, source.notes, given);
    process.exitCode = exitOf(found, verified);
  } finally {
    await source.close();
  }
}

/**
 * The gravest of what is published: rejected before all others, so that no second entry hides a
 * forged one. Anyone can open a pull request: what only stands in one counts where nothing else is
 * there.
 */
function exitOf(found: readonly [string, Found][], verified: readonly Verified[]): number {
  const exits = verified.map(([, { exit }]) => exit);
  const merged = exits.filter((_, i) => found[i]![1].placement?.merged !== false);
  const counted = merged.length > 0 ? merged : exits;
  return counted.includes(EXIT.rejected) ? EXIT.rejected : Math.max(...counted);
}

function oneOutcome(value: string): string {
  return oneOf("--require", value, ["verified"]);
}

type Verified = [result: string, verification: Verification];

/** One object for one result, a list for several. */
function printJson(
  verified: readonly Verified[],
  trust: readonly Material[],
  now: number,
  notes: readonly string[],
): void {
  const materials = trust.map((one) => materialJson(one, now));
  const documents = verified.map(([result, verification]) => ({
    result,
    ...verification,
    trust: materials,
    notes,
  }));
  const [first, ...others] = documents;
  process.stdout.write(`${safeJson(others.length === 0 ? first : documents, 2)}\n`);
}

function print(
  verified: readonly Verified[],
  trust: readonly Material[],
  now: number,
  notes: readonly string[],
  given: Given,
): void {
  const about = trust.map((one) => `  trust material: ${materialLine(one, now)}`);
  for (const [result, verification] of verified) {
    const lines = verificationLines(result, verification);
    const missed = given.require !== undefined && verification.exit !== 0;
    const required = missed ? [`required: ${given.require}`] : [];
    const all = [...lines.slice(0, -1), ...about, ...lines.slice(-1), ...required];
    process.stdout.write(`${all.join("\n")}\n`);
  }
  for (const note of notes) process.stdout.write(`${safe(note)}\n`);
}
