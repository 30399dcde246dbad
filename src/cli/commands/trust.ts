/** `evalmark trust add | list | remove`: whose signatures count. */
import { resolve } from "node:path";
import type { Command } from "commander";
import { addTrust, isRemote, listTrust, type Material, removeTrust } from "../../trust/index.ts";
import { safe, safeJson } from "../view/text.ts";
import { materialJson, materialLine } from "../view/trust.ts";

export function addTrustCommand(evalmark: Command): void {
  const trust = evalmark
    .command("trust")
    .description("whose signatures count: without any, nothing is verified")
    .addHelpText(
      "after",
      `
The store is $EVALMARK_HOME/trust, or ~/.config/evalmark/trust. Trust what you have from the signer
himself: a key that comes with a result proves nothing.

Examples:
  evalmark trust add https://huggingface.co/datasets/acme/keys/resolve/main/evalmark-keys.json
  evalmark trust list`,
    );
  trust
    .command("add")
    .description("trust the keys of a file or https address (evalmark keys publish)")
    .argument("<source>", "the key file, or its https address")
    .option("--json", "as JSON")
    .action(async (source: string, given: { json?: boolean }) => {
      show([await addTrust(named(source), seconds())], given.json);
    });
  trust
    .command("list")
    .description("what is trusted, and how old it is; connects to nothing")
    .option("--json", "as JSON")
    .action(async (given: { json?: boolean }) => show(await listTrust(), given.json));
  trust
    .command("remove")
    .description("trust a source no longer, and forget what was seen of it")
    .argument("<source>", "as trust list prints it")
    .action(async (source: string) => {
      await removeTrust(named(source));
      process.stdout.write(`no longer trusted: ${safe(named(source))}\n`);
    });
}

/** A file is remembered by its whole path: the command may be run elsewhere next time. */
const named = (source: string) => (isRemote(source) ? source : resolve(source));

const seconds = () => Math.floor(Date.now() / 1000);

function show(materials: readonly Material[], json = false): void {
  const now = seconds();
  if (json) {
    process.stdout.write(
      `${safeJson(
        materials.map((one) => materialJson(one, now)),
        2,
      )}\n`,
    );
    return;
  }
  if (materials.length === 0) process.stdout.write("nothing is trusted\n");
  for (const one of materials) {
    process.stdout.write(`${materialLine(one, now)}\n`);
    for (const { iss, kid, reason } of one.file.keys) {
      process.stdout.write(`  ${kid}  ${reason ?? "signs"}  ${safe(iss ?? "no issuer")}\n`);
    }
  }
}
