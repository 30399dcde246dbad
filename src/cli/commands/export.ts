/** `evalmark export RESULT`: a signed result in a format of others. */
import { type Command, Option } from "commander";
import { EvalmarkError } from "../../errors.ts";
import {
  type About,
  evalRecord,
  RELATIONSHIPS,
  signStatement,
  statementOf,
} from "../../export/index.ts";
import { writeWholeFile } from "../../io/index.ts";
import { openLog } from "../../log/index.ts";
import { asSigned } from "../../publish/index.ts";
import type { AnyValueEntry } from "../../result/yaml/index.ts";
import { reportLog } from "../../score/index.ts";
import { type Claims, claimsIn, digestOfHex, openToken } from "../../token/index.ts";
import { collect } from "../arguments.ts";
import { privateKey } from "../private-key.ts";
import { tokenOf } from "../token-of.ts";
import { openTrusted } from "../trusted.ts";
import { color, safe, safeJson } from "../view/text.ts";

interface Given {
  intoto?: boolean;
  eee?: boolean;
  sign?: string;
  key?: string[];
  log?: string;
  relationship?: (typeof RELATIONSHIPS)[number];
  task?: string;
  entry?: string;
  out?: string;
}

export function addExport(evalmark: Command): void {
  evalmark
    .command("export")
    .description("a signed result as an in-toto Statement, or a record of Every Eval Ever")
    .argument("<result>", "the results file that holds the token")
    .option("--intoto", "in-toto Statement v1 in a DSSE envelope, signed by --sign")
    .option("--eee", "aggregate record of Every Eval Ever 0.3.0")
    .option("--sign <key>", "with --intoto: the private key that signed the token")
    .option("--key <key.pub>", "with --eee: a signer you trust, may be repeated", collect)
    .option("--log <log>", "with --eee: the signed log, for its uncertainty, time and settings")
    .addOption(
      new Option("--relationship <who>", "with --eee: of the evaluator to the model")
        .choices([...RELATIONSHIPS])
        .default(undefined, "other"),
    )
    .option("--task <id>", "which entry, where the file has several tasks")
    .option("--entry <n>", "which entry, counted from 1")
    .option("--out <file>", "where it goes (default: standard output)")
    .addHelpText(
      "after",
      `
Examples:
  evalmark export .eval_results/acme--bench--math.yaml --intoto --sign signer.jwk --out math.intoto.json
  evalmark export .eval_results/acme--bench--math.yaml --eee --log run.eval --key signer.jwk.pub`,
    )
    .action(write);
}

async function write(file: string, given: Given): Promise<void> {
  checkGiven(given);
  const { entry, token } = await tokenOf(file, given);
  const made = given.intoto
    ? await envelope(file, entry, token, given.sign!)
    : await record(file, entry, token, given);
  const text = `${safeJson(made, 2)}\n`;
  if (given.out === undefined) process.stdout.write(text);
  else {
    await writeWholeFile(given.out, text);
    process.stdout.write(`wrote ${safe(given.out)}\n`);
  }
}

/** Throws ERR_USAGE. */
function checkGiven({ eee, intoto, key, log, relationship, sign }: Given): void {
  if ((eee === true) === (intoto === true)) {
    throw new EvalmarkError("ERR_USAGE", "say into which format", { cure: "--intoto, or --eee" });
  }
  if (intoto && sign === undefined) {
    throw new EvalmarkError("ERR_USAGE", "an envelope is signed", { cure: "add --sign KEY" });
  }
  const others = { "--key": key, "--log": log, "--relationship": relationship };
  const wrong = intoto
    ? Object.entries(others).find(([, value]) => value !== undefined)?.[0]
    : sign && "--sign";
  if (!wrong) return;
  throw new EvalmarkError("ERR_USAGE", `${wrong} is of ${intoto ? "--eee" : "--intoto"}`);
}

/** Who signs a statement says it himself: the token must be of the same key. */
async function envelope(file: string, entry: AnyValueEntry, token: string, sign: string) {
  const key = await privateKey(sign);
  const { d: _, ...publicJwk } = key;
  const claims = await openToken(token, publicJwk);
  checkEntry(file, entry, claims);
  return signStatement(statementOf(claims, token), key);
}

async function record(file: string, entry: AnyValueEntry, token: string, given: Given) {
  const claims = given.key ? await openTrusted(token, { key: given.key }) : claimsIn(token);
  checkEntry(file, entry, claims);
  if (!given.key) {
    const note = `${color.yellow("note")} nobody's signature was checked: give --key KEY.pub\n`;
    process.stderr.write(note);
  }
  const log = given.log === undefined ? undefined : await scored(given.log, claims);
  return evalRecord(claims, token, { relationship: given.relationship, log });
}

/** Throws ERR_REJECTED where the token is of another result than its entry. */
function checkEntry(file: string, { dataset, value }: AnyValueEntry, claims: Claims): void {
  const { id, task } = claims.dataset;
  const same = id === dataset.id && task === dataset.task_id && claims.result.value === value;
  if (same) return;
  throw new EvalmarkError("ERR_REJECTED", "the token is of another result than its entry", {
    place: { file },
    cure: "evalmark verify says what differs",
  });
}

/** The signed log, scored as was signed. Throws ERR_REJECTED where it is not that, or not so. */
async function scored(file: string, claims: Claims): Promise<About["log"]> {
  const log = await openLog(file, { filter: claims.run.filter ?? undefined });
  try {
    const digests = (await log.digests()).map(digestOfHex);
    if (digests.join() !== claims.run.logs.join()) {
      throw new EvalmarkError("ERR_REJECTED", "not the log that was signed", { place: { file } });
    }
    const { header, summary } = await reportLog(log, asSigned(claims, null, []));
    if (`${[summary.k.num, summary.k.den]}` !== `${claims.result.k}`) {
      throw new EvalmarkError("ERR_REJECTED", "scored again the log gives another value", {
        place: { file },
        cure: "evalmark verify says what differs",
      });
    }
    return { summary, completedAt: header.completedAt, settings: header.settings ?? null };
  } finally {
    await log.close();
  }
}
