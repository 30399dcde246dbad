/** Opens a log of any kind. */
import { openJson } from "./inspect/json.ts";
import { kindOf } from "./kind.ts";
import { badFormat } from "./place.ts";
import { samplesLog } from "./samples/log.ts";
import { Source } from "./source.ts";
import type { Log } from "./types.ts";

/**
 * Opens a log, told by its content: an Inspect `.eval` or `.json` log, or a samples file
 * (JSONL). The last two may be gzipped and may come by standard input, "-".
 * Throws ERR_FILE where it can't be read and ERR_FORMAT where it is no log.
 */
export async function openLog(file: string): Promise<Log> {
  const source = await Source.open(file, (head) => kindOf(head) !== null);
  try {
    return await openSource(source);
  } catch (error) {
    await source.close();
    throw error;
  }
}

const KNOWN = "name an Inspect log (.eval, .json) or a samples file (.jsonl)";

async function openSource(source: Source): Promise<Log> {
  const place = { file: source.file };
  if (source.head.length === 0) throw badFormat("the file is empty", place, "was it written?");
  switch (kindOf(source.head)) {
    case "zip":
      if (source.gzip) throw badFormat("a gzipped archive", place, "gunzip it first");
      if (!source.again) {
        const cure = "name the file: an archive is read from its end";
        throw badFormat("an .eval log can't be read from a pipe", place, cure);
      }
      // Loaded when it is needed: most pipes and samples files are no archives.
      return (await import("./inspect/eval.ts")).openEval(source);
    case "inspect-json":
      return openJson(source);
    case "array":
      throw badFormat("this is a JSON array", place, "put one sample on each line, without [ ]");
    case "unknown":
      throw badFormat("this is no log", place, KNOWN);
    default:
      return samplesLog(source);
  }
}
