/** A log's parts and what becomes of them, in order, by this thread or by several. */
import { setImmediate } from "node:timers/promises";
import type { Log, Part } from "../log/index.ts";
import type { PartResult } from "./part.ts";
import type { Handed, Pool } from "./pool.ts";
import { PartScorer, type Scoring } from "./score-part.ts";

/** Parts that one thread scores sooner than several are started. */
const FEW = 8;

export interface Threads {
  /** How many score; 1: this one. */
  workers: number;
  /** Hand out the samples, too: only this thread can. */
  hand: boolean;
  /** How many differences are still told. */
  keep: () => number;
  /** Lines that an earlier run wrote of the part with this index. */
  replay?: ((index: number) => Uint8Array | null) | undefined;
}

/** What becomes of a part, or of a piece of it. */
export interface Scored {
  part: Part;
  result: PartResult;
}

/**
 * Everything comes in the order of the log, whoever scored it. Arrays of a result are good until
 * the next one is asked for.
 */
export async function* scoreParts(
  log: Log,
  scoring: Scoring,
  { workers, hand, keep, replay = () => null }: Threads,
): AsyncGenerator<Scored, void, undefined> {
  const parts = log.parts()[Symbol.asyncIterator]();
  const scorer = await PartScorer.open(scoring, undefined, !hand);
  const here = async function* (part: Part): AsyncGenerator<Scored, void, undefined> {
    const task = { part, keep: keep(), died: false, replay: replay(part.index) };
    for await (const result of scorer.score(task, hand)) {
      yield { part, result };
    }
    // Nothing above may wait for anything: signals and timers get their turn.
    await setImmediate();
  };
  try {
    const first: Part[] = [];
    const several = workers > 1 && !hand;
    for (let n = 0; !several || n < FEW; n++) {
      const next = await parts.next();
      if (next.done) {
        for (const part of first) yield* here(part);
        return;
      }
      // What streams is told as it comes; the rest may wait for a pool.
      if (several && log.size !== null) first.push(next.value);
      else yield* here(next.value);
    }
    const { Pool } = await import("./pool.ts");
    yield* byPool(new Pool(scoring, workers), first, parts, keep, replay);
  } finally {
    // A stream may never say another word: its end is not waited for.
    parts.return?.()?.catch(() => {});
  }
}

/** Keeps the pool busy, with no more parts on their way than that takes. */
async function* byPool(
  pool: Pool,
  first: Part[],
  parts: AsyncIterator<Part>,
  keep: () => number,
  replay: (index: number) => Uint8Array | null,
): AsyncGenerator<Scored, void, undefined> {
  const running: { part: Part; handed: Promise<Handed> }[] = [];
  const source = new Ahead(first, parts);
  try {
    for (;;) {
      const [head] = running;
      const coming = running.length < pool.most ? source.next() : null;
      if (coming && (!head || (await sooner(coming, head.handed)))) {
        const part = await coming;
        source.taken();
        if (part) {
          const handed = pool.score(part, keep(), replay(part.index));
          // Told when its turn comes.
          handed.catch(() => {});
          running.push({ part, handed });
        }
      } else if (head) {
        running.shift();
        const { results, done } = await head.handed;
        for (const result of results) yield { part: head.part, result };
        done();
      } else {
        break;
      }
    }
  } finally {
    await pool.close();
  }
  if (source.failed) throw source.failed;
}

/** Whether the one is there before the other; a stream may let both wait. */
function sooner(one: Promise<unknown>, other: Promise<unknown>): Promise<boolean> {
  const here = (is: boolean) => () => is;
  return Promise.race([one.then(here(true)), other.then(here(false), here(false))]);
}

/** The parts of a log, one asked for ahead; its bad end is told behind those before. */
class Ahead {
  failed: unknown = null;
  readonly #first: Part[];
  readonly #parts: AsyncIterator<Part>;
  #coming: Promise<Part | null> | null = null;
  #over = false;

  constructor(first: Part[], parts: AsyncIterator<Part>) {
    this.#first = first;
    this.#parts = parts;
  }

  /** The next part, the same until it is taken; null, once and for all, where there is none. */
  next(): Promise<Part | null> | null {
    if (this.#over) return null;
    this.#coming ??= this.#get();
    return this.#coming;
  }

  taken(): void {
    this.#coming = null;
  }

  async #get(): Promise<Part | null> {
    const waiting = this.#first.shift();
    if (waiting) return waiting;
    try {
      const next = await this.#parts.next();
      if (!next.done) return next.value;
    } catch (error) {
      this.failed = error;
    }
    this.#over = true;
    return null;
  }
}
