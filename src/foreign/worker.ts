/** The thread in which another core scores; started by run.ts, and ended by it. */
import { parentPort, workerData } from "node:worker_threads";
import { type CoreModule, loadCore, useCore } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import { openLog } from "../log/index.ts";
import { rescore } from "../publish/index.ts";
import type { SeenSample } from "../verify/types.ts";
import type { Job, Message } from "./job.ts";
import { checkMemory } from "./memory.ts";

/** Samples that are told at a time. */
const BATCH = 256;

/** Ours never trap, and each instance may hold all the memory that one is allowed. */
const MOST_INSTANCES = 16;

const say = (message: Message) => parentPort!.postMessage(message);

/** A core that traps is made anew, with memory of its own: not for ever. */
function bounded(core: CoreModule): CoreModule {
  let made = 0;
  const instantiate = () => {
    if (made++ < MOST_INSTANCES) return core.instantiate();
    throw new EvalmarkError("ERR_CANNOT_CHECK", "the core was stopped: it traps again and again", {
      cure: "take the value for not re-scored: leave out --core",
    });
  };
  return { ...core, instantiate };
}

async function work(job: Job): Promise<void> {
  checkMemory(job.core);
  useCore(bounded(loadCore(job.core)));
  const log = await openLog(job.file, job.filter === null ? {} : { filter: job.filter });
  let seen: SeenSample[] = [];
  const tell = () => {
    say({ seen });
    seen = [];
  };
  try {
    const see = ({ choices, epoch, id, input, target }: SeenSample) => {
      seen.push({ choices, epoch, id, input, target });
      if (seen.length === BATCH) tell();
    };
    const { canaries, key, task, taskIds, claims } = job;
    const again = rescore(log, task, claims, see, key, undefined, taskIds, 1, canaries);
    // Of a log that is refused, too: a sample that is there twice is why.
    const done = await again.finally(tell);
    const { den, num } = done.summary.k;
    // Fractions lose their class on the way; numerator and denominator are what is compared.
    const k = { den, num } as typeof done.summary.k;
    const { counts, epochs, errors, n, reducer, rows } = done.summary;
    const summary = { counts, epochs, errors, k, n, reducer, rows } as typeof done.summary;
    say({ done: { ...done, summary } });
  } finally {
    await log.close();
  }
}

await work(workerData as Job).catch((error: unknown) => {
  const known = error instanceof EvalmarkError;
  say({
    failed: {
      code: known ? error.code : "",
      message: (error as Error).message,
      cure: known ? error.cure : undefined,
    },
  });
});
