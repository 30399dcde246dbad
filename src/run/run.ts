/** Translates, starts the harness, and finds its log. */
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { EvalmarkError } from "../errors.ts";
import { makeFolder } from "../io/index.ts";
import { openLog } from "../log/index.ts";
import { translate, writeTranslation } from "../translate/index.ts";
import { runChild } from "./child.ts";
import { environmentFor, installing, otherVersion, programIn } from "./environment.ts";
import { failure } from "./failure.ts";
import { commandOf, LOGS } from "./harnesses.ts";
import { unreachable, watchServer } from "./server.ts";
import { openRun } from "./state.ts";
import type { RunRequest } from "./types.ts";

export interface Ran {
  /** The harness's log. */
  log: string;
  /** What the harness carries differently. */
  warnings: string[];
}

/** The run was interrupted; the same command goes on. */
export class Interrupted extends Error {}

/**
 * Runs a task. `say` is told what happens; `quiet` keeps the harness's own output back.
 * Throws ERR_FILE where harness or server fail, with the last lines; Interrupted where the user
 * stopped it; ERR_REFUSED where the folder has another run.
 */
export async function runTask(
  request: RunRequest,
  { say, quiet = false }: { say: (line: string) => void; quiet?: boolean },
): Promise<Ran> {
  const { plan, harness, folder } = request;
  const translation = translate(plan, harness);
  const environment = environmentFor(harness, request.python, say);
  const other = otherVersion(harness, environment);
  if (other !== null) say(other);
  await refuseNoServer(request);
  await makeFolder(folder);
  const begun = openRun(request);
  writeTranslation(translation, folder, true);
  const unfinished = begun && harness === "inspect" ? await unfinishedLog(folder) : null;
  if (begun)
    say(unfinished ? "going on with the log of the interrupted run" : startingAgain(request));
  const command = commandOf(request, unfinished);
  for (const [name, text] of Object.entries(command.files)) writeFileSync(join(folder, name), text);
  const program = programIn(environment, command.program);
  const before = newest(folder);
  const watch = watchServer(request.baseUrl, request.patience);
  const result = await runChild(program, command.args, {
    cwd: folder,
    env: { ...environment.env, ...command.env },
    quiet,
    gone: watch.gone,
    cure: installing(harness, environment),
  }).finally(watch.end);
  if (result.interrupted) throw new Interrupted();
  const ran = { ...result, stopped: watch.gone.aborted, other };
  if (ran.stopped || !command.fine.includes(result.code)) {
    throw await failure(request, ran, `${harness} ended with exit code ${result.code}`);
  }
  const log = newest(folder);
  if (log === null || log === before) {
    throw await failure(request, ran, `${harness} wrote no log into ${join(folder, LOGS)}`);
  }
  // Inspect AI exits with 0, whatever became of the run.
  if (harness === "inspect" && !(await ended(log))) {
    throw await failure(request, ran, "the run did not come to its end");
  }
  return { log, warnings: translation.warnings };
}

function startingAgain({ harness, plan }: RunRequest): string {
  if (harness !== "lm-eval" || plan.epochs === 1) return "starting again";
  return `starting again: lm-eval's cache knows a request by its text and would answer all ${plan.epochs} epochs of a row alike, so finished requests are asked again`;
}

/** Harnesses would retry for minutes where nobody ever listened. */
async function refuseNoServer({ baseUrl }: RunRequest): Promise<void> {
  const why = baseUrl === null ? null : await unreachable(baseUrl);
  if (why === null) return;
  throw new EvalmarkError("ERR_FILE", `no server at ${baseUrl}: ${why}`, {
    cure: "start it, or see that --base-url is right (it ends in /v1)",
  });
}

/** The newest log below the run's folder. */
function newest(folder: string): string | null {
  const root = join(folder, LOGS);
  if (!existsSync(root)) return null;
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:eval|parquet)$|(?:^|[\\/])samples_.*\.jsonl$|out\.json$/.test(name))
    .map((name) => join(root, name));
  const times = files.map((file): [number, string] => [statSync(file).mtimeMs, file]);
  return times.sort(([a], [b]) => b - a)[0]?.[1] ?? null;
}

/** Inspect AI's newest log, where it was not ended; its name below the run's folder. */
async function unfinishedLog(folder: string): Promise<string | null> {
  const file = newest(folder);
  if (file === null || (await ended(file))) return null;
  return relative(folder, file);
}

/** A log that was killed has no header: it can't be opened, but Inspect goes on with it. */
async function ended(file: string): Promise<boolean> {
  try {
    const log = await openLog(file);
    await log.close();
    return !log.header.doubts.some((doubt) => doubt.startsWith("status is"));
  } catch {
    return false;
  }
}
