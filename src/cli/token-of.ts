/** The token of one entry of a results file, or of the file of tokens beside it. */
import { EvalmarkError } from "../errors.ts";
import { readSidecar } from "../publish/index.ts";
import { type AnyValueEntry, resultsItems } from "../result/yaml/index.ts";
import { entryOf } from "./entry-of.ts";
import { readText } from "./files.ts";
import { expecting } from "./mixed-up.ts";

/** Which entry, where the file has several. */
export interface Which {
  task?: string;
  entry?: string;
}

/** Throws as entryOf does, and ERR_NO_SIGNER where there is no token. */
export async function tokenOf(
  file: string,
  which: Which,
): Promise<{ entry: AnyValueEntry; token: string }> {
  const entry = await expecting("results", file, async () =>
    entryOf(resultsItems(await readText(file), file), file, which),
  );
  const token = entry.verifyToken ?? (await readSidecar(file, entry));
  if (token !== undefined) return { entry, token };
  throw new EvalmarkError("ERR_NO_SIGNER", "the entry has no token", { place: { file } });
}
