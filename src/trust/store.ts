/** The trust store: a folder with one file for each source of keys that the user has chosen. */
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { EvalmarkError } from "../errors.ts";
import { writeError, writeWholeFile } from "../io/index.ts";
import { canonicalJson } from "../json/jcs.ts";
import { hexOfDigest, sha256 } from "../token/index.ts";
import { type KeyFile, keyFileText, readKeyFile } from "./key-file.ts";
import { fetchKeyFile } from "./material.ts";
import { rollback } from "./succeeds.ts";
import type { Material } from "./trust.ts";

const recordSchema = z.strictObject({
  v: z.literal(1),
  source: z.string().min(1).max(2000),
  /** Seconds since 1970. */
  checked: z.number().int().nonnegative(),
  file: z.unknown(),
});

/** $EVALMARK_HOME/trust, or ~/.config/evalmark/trust. */
export function trustFolder(): string {
  const { EVALMARK_HOME: home } = process.env;
  return join(home ? home : join(homedir(), ".config", "evalmark"), "trust");
}

/** Everything in the store, as it was last seen, by source. Throws where any of it is damaged. */
export async function listTrust(folder = trustFolder()): Promise<Material[]> {
  const names = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return [];
    throw writeError(folder, cause);
  });
  const records = names.filter((name) => /^[0-9a-f]{64}\.json$/.test(name));
  const materials = await Promise.all(records.map((name) => readRecord(join(folder, name))));
  return materials.sort((a, b) => (a.source < b.source ? -1 : 1));
}

/**
 * Reads the keys of a file or address and trusts them from now on; of one that is trusted already
 * the present version. Throws ERR_REJECTED for a rollback, and as fetchKeyFile does.
 */
export async function addTrust(
  source: string,
  now: number,
  folder = trustFolder(),
): Promise<Material> {
  const known = (await listTrust(folder)).find((one) => one.source === source);
  const file = await fetchKeyFile(source);
  const back = known && rollback(known.file, file);
  if (back) {
    throw new EvalmarkError("ERR_REJECTED", `E_KEYS_ROLLBACK: ${back}`, {
      place: { file: source },
      cure: "ask the signer; evalmark trust remove forgets what was seen",
    });
  }
  await writeRecord(folder, source, file, now);
  return { source, file, checked: now, rollback: null, unread: null };
}

/** Trusts a source no longer. Throws ERR_USAGE where it was not trusted. */
export async function removeTrust(source: string, folder = trustFolder()): Promise<void> {
  const known = await listTrust(folder);
  if (!known.some((one) => one.source === source)) {
    throw new EvalmarkError("ERR_USAGE", `not in the trust store: ${source}`, {
      cure: "evalmark trust list",
    });
  }
  await rm(recordPath(folder, source));
}

/**
 * The store, each source read again where it can be reached. A version that may not follow is
 * kept out, and marks its material; what can't be read stays as it was, and says so. Offline
 * nothing is read again, and nothing is connected to.
 */
export async function currentTrust(
  { now, offline }: { now: number; offline: boolean },
  folder = trustFolder(),
): Promise<Material[]> {
  const known = await listTrust(folder);
  if (offline) return known.map((one) => ({ ...one, unread: "offline" }));
  return Promise.all(
    known.map(async (one) => {
      let file: KeyFile;
      try {
        file = await fetchKeyFile(one.source);
      } catch (error) {
        if (!(error instanceof EvalmarkError)) throw error;
        return { ...one, unread: error.message };
      }
      const back = rollback(one.file, file);
      if (back !== null) return { ...one, rollback: back };
      await writeRecord(folder, one.source, file, now);
      return { ...one, file, checked: now, unread: null };
    }),
  );
}

function recordPath(folder: string, source: string): string {
  return join(folder, `${hexOfDigest(sha256(source).toString("base64url"))}.json`);
}

async function writeRecord(
  folder: string,
  source: string,
  file: KeyFile,
  checked: number,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
    throw writeError(folder, cause);
  });
  const record = canonicalJson({ v: 1, source, checked, file });
  await writeWholeFile(recordPath(folder, source), `${record}\n`);
}

async function readRecord(path: string): Promise<Material> {
  const damaged = (cause?: unknown) =>
    new EvalmarkError("ERR_FORMAT", "the trust store is damaged", {
      place: { file: path },
      cure: "remove this file, and add its source again: evalmark trust add",
      cause,
    });
  try {
    const text = await readFile(path, "utf8");
    const value: unknown = JSON.parse(text);
    if (`${canonicalJson(value)}\n` !== text) throw damaged();
    const { checked, file, source } = recordSchema.parse(value);
    return {
      source,
      checked,
      file: await readKeyFile(keyFileText(file as KeyFile)),
      rollback: null,
      unread: null,
    };
  } catch (cause) {
    throw damaged(cause);
  }
}
