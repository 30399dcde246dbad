/** The embedded example, as tests look at it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openLog, type Sample } from "../../src/log/index.ts";

/** The example's folder. */
export const MINI = fileURLToPath(new URL("../../examples/mini/", import.meta.url));
export const MINI_TASKS = ["math", "choice", "reading"] as const;

/** One answer of the scripted model. */
export interface ScriptLine {
  id: number;
  epoch: number;
  output: string;
  /** What a careful reader gives it. */
  right: 0 | 1;
  /** Why the harness gives something else; missing where it gives the same. */
  why?: string;
}

/** Lines of one of its JSONL files. */
export function miniLines<T>(path: string): T[] {
  const text = readFileSync(join(MINI, path), "utf8").trimEnd();
  return text.split("\n").map((line) => JSON.parse(line) as T);
}

export const miniScript = (task: string) => miniLines<ScriptLine>(`model/${task}.jsonl`);

/** What tells the samples of a log apart. */
export const sampleKey = ({ id, epoch }: { id: string | number; epoch: number }) =>
  `${id}/${epoch}`;

/** Samples of one of its logs, by that key. */
export async function miniSamples(file: string): Promise<Map<string, Sample>> {
  const log = await openLog(join(MINI, "logs/inspect", file));
  const found = new Map<string, Sample>();
  for await (const { samples } of log.samples()) {
    for (const sample of samples) found.set(sampleKey(sample), sample);
  }
  await log.close();
  return found;
}
