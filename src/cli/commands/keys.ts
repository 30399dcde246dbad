/** `evalmark keys publish`: the file by which others know a signer's keys. */
import { readFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import { EvalmarkError } from "../../errors.ts";
import { writeWholeFile } from "../../io/index.ts";
import { isIssuer, readPublicKey } from "../../token/index.ts";
import { keyFileText, nextKeyFile, readKeyFile } from "../../trust/index.ts";
import { collect } from "../arguments.ts";
import { readKey } from "../files.ts";
import { safe } from "../view/text.ts";

interface Given {
  key?: string[];
  out: string;
  iss?: string;
  nbf?: string;
  exp?: string;
  revoke?: string;
  reason?: "superseded" | "compromised";
  revokeToken?: string[];
  date?: string;
  json?: boolean;
}

export function addKeys(evalmark: Command): void {
  const keys = evalmark.command("keys").description("the file by which others know your keys");
  keys
    .command("publish")
    .description("make evalmark-keys.json, or its next version: keys, windows, revocations")
    .option("--key <key.pub>", "public key to publish, may be repeated", collect)
    .option("--out <file>", "the key file", "evalmark-keys.json")
    .option("--iss <issuer>", "who signs with it: https://HOST/PATH or hf:NAME")
    .option("--nbf <time>", "signs from then on (default: now)")
    .option("--exp <time>", "signs until then; what it has signed stays valid")
    .option("--revoke <kid>", "withdraw a key")
    .addOption(
      new Option(
        "--reason <reason>",
        "superseded: what it signed before stays valid; compromised: nothing does",
      ).choices(["superseded", "compromised"]),
    )
    .option("--revoke-token <jti>", "withdraw one token, may be repeated", collect)
    .option("--date <time>", "the time of the change (default: SOURCE_DATE_EPOCH, else now)")
    .option("--json", "print the file")
    .addHelpText(
      "after",
      `
Nothing is ever taken out, and the version only grows: who has seen a later version refuses an
earlier one.

Examples:
  evalmark keys publish --key signer.jwk.pub --iss hf:acme
  evalmark keys publish --revoke KID --reason superseded --key next.jwk.pub --iss hf:acme`,
    )
    .action(publish);
}

async function publish(given: Given): Promise<void> {
  const { iss, out, reason, revoke, revokeToken = [] } = given;
  if ((revoke === undefined) !== (reason === undefined)) {
    throw new EvalmarkError("ERR_USAGE", "--revoke and --reason go together", {
      cure: "--revoke KID --reason superseded | compromised",
    });
  }
  if (iss !== undefined && !isIssuer(iss)) {
    throw new EvalmarkError("ERR_USAGE", "--iss must be https://HOST/PATH or hf:NAME", {
      cure: "--iss hf:acme",
    });
  }
  for (const jti of revokeToken) {
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(jti)) continue;
    throw new EvalmarkError("ERR_USAGE", "--revoke-token takes the jti of a token", {
      cure: "verify --json prints it in claims",
    });
  }
  const before = await readFile(out, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return null;
    throw new EvalmarkError("ERR_FILE", "the key file can't be read", { place: { file: out } });
  });
  const seen = before === null ? null : await readKeyFile(before).catch(at(out));
  const { SOURCE_DATE_EPOCH: epoch } = process.env;
  const now = timeOf("--date", given.date ?? (epoch ? `@${epoch}` : `@${seconds()}`))!;
  const next = nextKeyFile(seen, {
    add: await Promise.all((given.key ?? []).map(readKey(readPublicKey))),
    iss,
    nbf: timeOf("--nbf", given.nbf),
    exp: timeOf("--exp", given.exp),
    revoke: revoke !== undefined && reason !== undefined ? { kid: revoke, reason } : undefined,
    revokeTokens: revokeToken,
    now,
  });
  const text = keyFileText(next);
  // What is written must be read: a window that ends before it begins is refused here.
  await readKeyFile(text).catch(at(out));
  if (next !== seen) await writeWholeFile(out, text);
  if (given.json) {
    process.stdout.write(text);
    return;
  }
  const what = next === seen ? "unchanged" : "written";
  process.stdout.write(`${safe(out)}  ${what}, version ${next.version}\n`);
  for (const key of next.keys) {
    const state = key.reason === undefined ? "signs" : key.reason;
    process.stdout.write(`  ${key.kid}  ${state}  ${safe(key.iss ?? "no issuer")}\n`);
  }
}

const seconds = () => Math.floor(Date.now() / 1000);

/** "@SECONDS", or an ISO date or time, as seconds since 1970. Throws ERR_USAGE. */
function timeOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const iso = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z)?$/.test(text);
  const time = iso ? Date.parse(text) / 1000 : /^@\d{1,12}$/.test(text) ? +text.slice(1) : NaN;
  if (Number.isSafeInteger(time) && time >= 0) return time;
  throw new EvalmarkError("ERR_USAGE", `${name} must be a date or a time in UTC`, {
    cure: `${name} 2026-01-31, or 2026-01-31T12:00:00Z`,
  });
}

function at(file: string) {
  return (cause: unknown): never => {
    throw cause instanceof EvalmarkError ? cause.at({ file }) : cause;
  };
}
