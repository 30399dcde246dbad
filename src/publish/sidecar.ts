/**
 * Tokens beside a results file instead of in it, should the Hub refuse `verifyToken` of others:
 * `evalmark/NAME.jws` in the model's repository, a token on each line.
 */
import { readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { EvalmarkError } from "../errors.ts";
import { readError, writeWholeFile } from "../io/index.ts";
import type { ResultEntry } from "../result/yaml/index.ts";
import { claimsIn } from "../token/index.ts";

/** More bytes than a thousand tokens have. */
const MOST_BYTES = 8 << 20;

/** The file beside `.eval_results/NAME.yaml`. */
export function sidecarOf(resultsFile: string): string {
  const repository = dirname(dirname(resolve(resultsFile)));
  return join(repository, "evalmark", `${basename(resultsFile).replace(/\.ya?ml$/, "")}.jws`);
}

/** Puts a token there, in the place of the one for the same entry. Throws ERR_FILE. */
export async function writeSidecar(
  resultsFile: string,
  token: string,
  entry: ResultEntry,
): Promise<string> {
  const file = sidecarOf(resultsFile);
  const others = (await tokensIn(file)).filter((one) => !isOf(one, entry));
  await writeWholeFile(file, `${[...others, token].join("\n")}\n`);
  return file;
}

/**
 * The token of an entry that has none itself; undefined where there is none. Nothing of it was
 * verified yet. Throws ERR_FILE where the file can't be read.
 */
export async function readSidecar(
  resultsFile: string,
  entry: Pick<ResultEntry, "dataset" | "notes">,
): Promise<string | undefined> {
  return (await tokensIn(sidecarOf(resultsFile))).find((token) => isOf(token, entry));
}

/** The same, of the text of such a file. */
export function tokenIn(
  text: string,
  entry: Pick<ResultEntry, "dataset" | "notes">,
): string | undefined {
  return text.split("\n").find((token) => token !== "" && isOf(token, entry));
}

async function tokensIn(file: string): Promise<string[]> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw readError(file, cause);
  }
  if (bytes.length > MOST_BYTES) {
    throw new EvalmarkError("ERR_FILE", `has ${bytes.length} bytes, more than ${MOST_BYTES}`, {
      place: { file },
      cure: "is it the right file?",
    });
  }
  return Buffer.from(bytes)
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "");
}

/** Is the token, as it says itself, of this entry? One that can't be read is of none. */
function isOf(token: string, entry: Pick<ResultEntry, "dataset" | "notes">): boolean {
  try {
    const { dataset, notes } = claimsIn(token);
    const { id, task_id } = entry.dataset;
    return dataset.id === id && dataset.task === task_id && notes === (entry.notes ?? null);
  } catch (error) {
    if (error instanceof EvalmarkError) return false;
    throw error;
  }
}
