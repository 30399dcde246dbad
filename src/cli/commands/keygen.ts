/** `evalmark keygen --out KEY`: a signing key and its public half. */
import { open, rm } from "node:fs/promises";
import type { Command } from "commander";
import { EvalmarkError } from "../../errors.ts";
import { writeError } from "../../io/index.ts";
import { generateKeys, keyText } from "../../token/index.ts";
import { safe } from "../view/text.ts";

export function addKeygen(evalmark: Command): void {
  evalmark
    .command("keygen")
    .description("make a signing key (Ed25519): KEY, for you alone, and KEY.pub, to publish")
    .requiredOption("--out <key>", "file for the private key; never overwritten")
    .option("--json", "the public key as JSON")
    .addHelpText("after", "\nExample:\n  evalmark keygen --out signer.jwk")
    .action(keygen);
}

async function keygen(given: { out: string; json?: boolean }): Promise<void> {
  const { privateJwk, publicJwk } = await generateKeys();
  await writeNew(given.out, keyText(privateJwk), 0o600);
  try {
    await writeNew(`${given.out}.pub`, keyText(publicJwk), 0o644);
  } catch (error) {
    // The pair is made whole or not at all.
    await rm(given.out, { force: true });
    throw error;
  }
  if (given.json) {
    process.stdout.write(keyText(publicJwk));
    return;
  }
  process.stdout.write(
    `private key  ${safe(given.out)}  keep it; whoever has it signs as you\npublic key   ${safe(given.out)}.pub  publish it\nkid          ${publicJwk.kid}\n`,
  );
}

/** Writes a file that must not exist, whole or not at all. */
async function writeNew(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, "wx", mode).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "EEXIST") {
      throw new EvalmarkError("ERR_REFUSED", "the file exists and is not overwritten", {
        place: { file: path },
        cure: "name another file",
      });
    }
    throw writeError(path, cause);
  });
  try {
    await file.writeFile(text);
    await file.close();
  } catch (cause) {
    await file.close().catch(() => {});
    await rm(path, { force: true });
    throw writeError(path, cause as NodeJS.ErrnoException);
  }
}
