/** Keys from where they are published: a file, or an https address. */
import { readFile, stat } from "node:fs/promises";
import { EvalmarkError } from "../errors.ts";
import { readError } from "../io/index.ts";
import { get, isAddress } from "../net/index.ts";
import { readPublicKey } from "../token/index.ts";
import { type KeyFile, MAX_KEY_FILE, readKeyFile } from "./key-file.ts";
import { bareKey, type Material } from "./trust.ts";

/** True where a source is an address, and not a file. */
export function isRemote(source: string): boolean {
  return /^https?:/i.test(source);
}

/** The key file at a path or address. Throws ERR_FILE, ERR_FORMAT, or TokenRefused E_KEY_BAD. */
export async function fetchKeyFile(source: string): Promise<KeyFile> {
  return placed(source, async () => readKeyFile(await textOf(source)));
}

/** `--key FILE`: a bare key, or a key file; a trust store of one. Throws as fetchKeyFile does. */
export async function keyMaterial(file: string, now: number): Promise<Material> {
  return placed(file, async () => {
    const text = await textOf(file);
    // A bare key has no member `keys`; whatever else is wrong is told of the kind it is.
    if (!/"keys"\s*:/.test(text)) return bareKey(file, await readPublicKey(text), now);
    const read = await readKeyFile(text);
    return { source: file, file: read, checked: now, rollback: null, unread: null };
  });
}

async function textOf(source: string): Promise<string> {
  const tooLong = () =>
    new EvalmarkError("ERR_FORMAT", `not a key file: more than ${MAX_KEY_FILE} bytes`);
  if (!isRemote(source)) {
    try {
      if ((await stat(source)).size > MAX_KEY_FILE) throw tooLong();
      return await readFile(source, "utf8");
    } catch (cause) {
      throw readError(source, cause, "a key file");
    }
  }
  if (!isAddress(source)) {
    throw new EvalmarkError("ERR_USAGE", "keys are fetched over https", { cure: "https://..." });
  }
  const { bytes, status } = await get(source, MAX_KEY_FILE);
  if (status !== 200) throw new EvalmarkError("ERR_FILE", `can't be fetched: status ${status}`);
  return new TextDecoder().decode(bytes);
}

/** What is wrong with a key is an error in what was given, not a refusal of what it checks. */
async function placed<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof EvalmarkError)) throw cause;
    const code = cause.code === "ERR_REJECTED" ? "ERR_FORMAT" : cause.code;
    throw new EvalmarkError(code, cause.message, { place: { file }, cure: cause.cure, cause });
  }
}
