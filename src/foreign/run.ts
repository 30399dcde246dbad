/**
 * Scores a log with a core that is not this package's own, in a thread with limits: its memory
 * ends where the module says (memory.ts), its heap and its time end here, and it can be killed in
 * the middle of a loop. The module imports nothing, so it can reach nothing.
 */
import { Worker } from "node:worker_threads";
import { ERROR_EXITS, type ErrorCode, EvalmarkError } from "../errors.ts";
import type { Rescored, SeenSample } from "../verify/types.ts";
import type { Job, Message } from "./job.ts";

/** Milliseconds: a hundred times what the largest logs take. */
const PATIENCE = 20 * 60_000;
const HEAP_MB = 2048;

/**
 * What scoring again gives. `see` gets every sample. Throws ERR_CANNOT_CHECK where the core is
 * killed for its time or memory, ERR_FORMAT where it is none, and what stops the scoring of a log.
 */
export function rescoreWith(
  job: Job,
  see: (sample: SeenSample) => void,
  patience = PATIENCE,
): Promise<Rescored> {
  const worker = new Worker(new URL("./worker.js", import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    // Nothing of the environment is for it.
    env: {},
    stdin: false,
  });
  const killed = (why: string, cause?: unknown) =>
    new EvalmarkError("ERR_CANNOT_CHECK", `the core was stopped: ${why}`, {
      cure: "take the value for not re-scored: leave out --core",
      cause,
    });
  return new Promise<Rescored>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(killed(`it took more than ${patience / 1000} seconds`));
    }, patience);
    worker.on("message", (message: Message) => {
      if ("seen" in message) for (const sample of message.seen) see(sample);
      else if ("done" in message) resolve(message.done);
      else reject(errorOf(message.failed));
    });
    worker.on("error", (cause) => reject(killed(cause.message, cause)));
    worker.on("exit", (code) => reject(killed(`its thread ended with ${code}`)));
    worker.on("exit", () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}

function errorOf({
  code,
  cure,
  message,
}: {
  code: string;
  message: string;
  cure?: string | undefined;
}) {
  const known = Object.hasOwn(ERROR_EXITS, code) ? (code as ErrorCode) : "ERR_CANNOT_CHECK";
  return new EvalmarkError(known, message, { cure });
}
