/** The key of `--sign`: read, and looked at for who else can read it. */
import { stat } from "node:fs/promises";
import { type PrivateJwk, readPrivateKey } from "../token/index.ts";
import { readKey } from "./files.ts";
import { expecting } from "./mixed-up.ts";
import { color, safe } from "./view/text.ts";

/** Anyone but the owner may read or write the file. */
const OF_OTHERS = 0o077;

/**
 * Reads the key. One that others can read is warned of on standard error and used all the same:
 * ssh refuses such keys, but secrets mounted into containers, and drives of another system, often
 * can't be made private. Windows has no such modes. Throws ERR_FILE or ERR_FORMAT.
 */
export async function privateKey(file: string): Promise<PrivateJwk> {
  const key = await expecting("private key", file, () => readKey(readPrivateKey)(file));
  if (process.platform === "win32") return key;
  const { mode } = await stat(file);
  if ((mode & OF_OTHERS) !== 0) {
    const octal = (mode & 0o777).toString(8).padStart(4, "0");
    process.stderr.write(
      `${color.yellow("warning")} ${safe(file)}: others can read this private key, or write it (mode ${octal})\n  cure: chmod 600 ${safe(file)}\n`,
    );
  }
  return key;
}
