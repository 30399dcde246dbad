/** The file of `--verdicts`: opened where it harms nothing, kept where work ends early. */
import { realpath, stat } from "node:fs/promises";
import { EvalmarkError } from "../errors.ts";
import { openWholeFile, type WholeFile } from "../io/index.ts";
import { safe } from "./view/text.ts";

/** Opens it, or null where none is wanted. Throws ERR_USAGE where it is one of the logs. */
export async function openVerdicts(
  path: string | undefined,
  logs: string[],
): Promise<WholeFile | null> {
  if (path === undefined) return null;
  if (path !== "-") await refuseOverwriting(logs, path);
  return openWholeFile(path);
}

async function refuseOverwriting(logs: string[], path: string): Promise<void> {
  const real = (file: string) => realpath(file).catch(() => file);
  const written = await Promise.all([path, `${path}.part`].map(real));
  for (const file of logs) {
    const log = await real(file);
    if (!written.includes(log)) continue;
    // A pipe or terminal may be both: nothing is lost there.
    const there = await stat(log).catch(() => null);
    if (!there?.isFile()) continue;
    throw new EvalmarkError("ERR_USAGE", "--verdicts would overwrite the log", {
      place: { file },
      cure: "name another file",
    });
  }
}

/** After an error the verdicts that were reached stay, under the name FILE.part. */
export async function keepCompleted(verdicts: WholeFile | null): Promise<void> {
  const part = await verdicts?.keep();
  if (part) process.stderr.write(`verdicts so far are in ${safe(part)}\n`);
}
