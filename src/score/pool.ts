/** Parts scored by worker threads. Loaded where there is work for several. */
import { Piscina } from "piscina";
import { loadCore } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import type { Part } from "../log/index.ts";
import { lostPart } from "./lost.ts";
import type { PartResult } from "./part.ts";
import type { Scoring, Task } from "./score-part.ts";
import { Slots } from "./slot.ts";
import type { Answer, WorkerData } from "./worker.ts";

type Threads = Piscina<Task, Answer>;

/** Tasks that a worker has at a time: the next one waits in its queue while it works. */
const TASKS = 2;
/** Most parts have as many bytes of lines and numbers as of themselves, or fewer. */
const SLOT_BYTES = 1 << 20;

/** What became of a part; `done` says that nobody looks at it any more. */
export interface Handed {
  results: PartResult[];
  done: () => void;
}

export class Pool {
  readonly #data: WorkerData;
  readonly #threads: Threads;
  readonly #slots = new Slots(SLOT_BYTES);
  /** For parts whose worker died: one at a time, so that it is known who dies of what. */
  #alone: Threads | null = null;
  /** Some worker has done something. */
  #answered = false;
  /** Parts that should be on their way at a time, done or not. */
  readonly most: number;

  constructor(scoring: Scoring, workers: number) {
    const { digest, size, compiled } = loadCore();
    this.#data = { scoring, core: { digest, size, compiled } };
    this.most = workers * (TASKS + 1);
    this.#threads = start(this.#data, workers, TASKS);
  }

  /**
   * What becomes of a part. Where its worker dies it is scored once more, in a fresh one; then
   * its samples are errored: named by another worker, or by their places where that one dies,
   * too. Throws what stopped the worker's work.
   */
  async score(part: Part, keep: number, replay: Uint8Array | null = null): Promise<Handed> {
    let death: unknown;
    for (const [alone, died] of [
      [false, false],
      [true, false],
      [true, true],
    ] as const) {
      if (alone) this.#alone ??= start(this.#data, 1, 1);
      const slot = this.#slots.take();
      const task = { part, keep, died, replay, slot };
      let answer: Answer;
      try {
        answer = await (alone ? this.#alone! : this.#threads).run(task);
      } catch (error) {
        // A worker answers with what went wrong: only its death rejects.
        death = error;
        continue;
      }
      this.#answered = true;
      const { results, bytes } = resultsOf(answer);
      return { results, done: () => this.#slots.give(slot, bytes) };
    }
    if (!this.#answered) throw new Error("no worker thread can start", { cause: death });
    return { results: [lostPart(part)], done() {} };
  }

  /** Ends the threads, whatever they do; resolves when they are gone. */
  async close(): Promise<void> {
    await Promise.all([this.#threads.destroy(), this.#alone?.destroy()]);
  }
}

/** Threads, each with so many tasks at a time. They find their file beside this one. */
function start(workerData: WorkerData, threads: number, tasks: number): Threads {
  const pool: Threads = new Piscina({
    filename: new URL("./worker.js", import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: tasks,
    workerData,
    recordTiming: false,
    workerHistogram: false,
    resourceLimits: { maxYoungGenerationSizeMb: nursery(workerData.scoring) },
  });
  // A worker that dies over a task rejects it; one that dies idle is replaced in silence.
  pool.on("error", () => {});
  return pool;
}

/**
 * Megabytes. What a worker makes of a sample is soon gone, so that a nursery of the usual size
 * only costs memory; one that is smaller than a part's samples would cost time. Parts of an
 * archive have few.
 */
function nursery({ decoding }: Scoring): number {
  return decoding.kind === "inspect-eval" ? 4 : 16;
}

function resultsOf(answer: Answer): Extract<Answer, { bytes: number }> {
  if ("results" in answer) return answer;
  if ("bug" in answer) throw new Error(`in a worker: ${answer.bug}`);
  const { code, message, ...about } = answer.failed;
  throw new EvalmarkError(code, message, about);
}
