/** A worker thread: parts of one log in, their results out. Started by pool.ts. */
import { workerData } from "node:worker_threads";
import { Engine, receivedCore, type SharedCore } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import type { PartResult } from "./part.ts";
import { PartScorer, type Scoring, type Task } from "./score-part.ts";
import { packed } from "./slot.ts";

/** What a worker is started with. */
export interface WorkerData {
  scoring: Scoring;
  core: SharedCore;
}

/** What stopped the work: an error as what it is made of. */
export interface Failed {
  failed: Pick<EvalmarkError, "code" | "message" | "place" | "cure" | "fault">;
}

/** What comes of a task. */
export type Answer = { results: PartResult[]; bytes: number } | Failed | { bug: string };

const { scoring, core } = workerData as WorkerData;
const scorer = PartScorer.open(scoring, new Engine(receivedCore(core)));
/** One task after the other: a scorer keeps memory from part to part. */
let before: Promise<unknown> = Promise.resolve();

export default function score(task: Task): Promise<Answer> {
  const answer = before.then(() => answerTo(task));
  before = answer;
  return answer;
}

async function answerTo(task: Task): Promise<Answer> {
  try {
    const results: PartResult[] = [];
    for await (const result of (await scorer).score(task)) results.push(result);
    return packed(results, task.slot!);
  } catch (error) {
    if (!(error instanceof EvalmarkError)) return { bug: String((error as Error)?.stack ?? error) };
    const { code, cure, fault, message, place } = error;
    return { failed: { code, cure, fault, message, place } };
  }
}
