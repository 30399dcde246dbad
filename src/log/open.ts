/** Opens a log of any kind. */
import { openJson } from "./inspect/json.ts";
import { kindOf } from "./kind.ts";
import { badFormat } from "./place.ts";
import { samplesLog } from "./samples/log.ts";
import { Source } from "./source.ts";
import type { Log, OpenOptions } from "./types.ts";

/**
 * Opens a log, told by its content: an Inspect `.eval` or `.json` log, samples of lm-eval,
 * details of lighteval (Parquet), results of promptfoo (JSON or JSONL), events of OpenAI
 * evals, or a samples file (JSONL). Any may be gzipped; all but `.eval` and Parquet may come by
 * standard input, "-". Results files of lm-eval and lighteval are found beside their logs.
 * Throws ERR_FILE where it can't be read and ERR_FORMAT where it is no log.
 */
export async function openLog(file: string, options: OpenOptions = {}): Promise<Log> {
  const source = await Source.open(file, (head) => kindOf(head) !== null);
  try {
    return await openSource(source, options);
  } catch (error) {
    await source.close();
    throw error;
  }
}

const KNOWN = "name a log of Inspect, lm-eval, lighteval or promptfoo, or a samples file (.jsonl)";
const RESULTS_CURE =
  "name the samples (lm-eval --log_samples) or details (lighteval --save-details), or the folder";

/** Readers are loaded when they are needed: most of the time to start goes there. */
async function openSource(source: Source, options: OpenOptions): Promise<Log> {
  const place = { file: source.file };
  if (source.head.length === 0) throw badFormat("the file is empty", place, "was it written?");
  switch (kindOf(source.head)) {
    case "zip":
      return fromFile(source, "an .eval log", (await import("./inspect/eval.ts")).openEval);
    case "parquet": {
      const { openLighteval } = await import("./lighteval/log.ts");
      return fromFile(source, "a Parquet file", (file) => openLighteval(file, options));
    }
    case "inspect-json":
      return openJson(source);
    case "lm-eval":
      return (await import("./lm-eval/log.ts")).openLmEval(source, options);
    case "promptfoo-json":
      return (await import("./promptfoo/json.ts")).openPromptfoo(source, options);
    case "promptfoo-jsonl":
      return (await import("./promptfoo/lines.ts")).openPromptfooLines(source, options);
    case "openai-evals":
      return (await import("./openai-evals/log.ts")).openOpenAiEvals(source);
    case "results":
      throw badFormat("these are the results of a whole run, without samples", place, RESULTS_CURE);
    case "array":
      throw badFormat("this is a JSON array", place, "put one sample on each line, without [ ]");
    case "unknown":
      throw badFormat("this is no log", place, KNOWN);
    default:
      return samplesLog(source);
  }
}

/** Opens what is read from its end. Throws ERR_FORMAT where it comes by a pipe. */
async function fromFile(
  source: Source,
  what: string,
  opened: (source: Source) => Promise<Log>,
): Promise<Log> {
  if (!source.again) {
    const cure = "name the file: it is read from its end";
    throw badFormat(`${what} can't be read from a pipe`, { file: source.file }, cure);
  }
  if (!source.gzip) return opened(source);
  const unpacked = await source.unpacked();
  try {
    return await opened(unpacked);
  } catch (error) {
    await unpacked.close();
    throw error;
  }
}
