/** Runs samples through one instance, batch by batch; survives a trap. */
import { BATCH_BYTES, Batch, sizeOf } from "./batch.ts";
import type { CoreInput } from "./input.ts";
import { type CoreExports, type CoreModule, loadCore } from "./module.ts";
import { erroredVerdict, RECORD_BYTES, readRecord, type Verdict } from "./verdict.ts";

/** Above this, far past the core's own limit for a sample (16 MiB), it need not see the bytes. */
const SENT_BYTES = 20 << 20;
let standIn: CoreInput | undefined;

/** A sample of any size as one that memory holds and the core refuses alike (limit/sample). */
function sendable(input: CoreInput): CoreInput {
  if (sizeOf(input) <= SENT_BYTES) return input;
  const none = { text: new Uint8Array(SENT_BYTES), choices: null, stop: null };
  standIn ??= { ...input, ...none, target: { depth: 0, alternatives: [[]] } };
  return standIn;
}

export class Engine {
  readonly module: CoreModule;
  #core: CoreExports;
  #batch: Batch;

  constructor(module: CoreModule = loadCore()) {
    this.module = module;
    this.#core = module.instantiate();
    this.#batch = new Batch(this.#core);
  }

  /**
   * Verdicts in the order of the samples. A sample that makes the module trap, which none
   * should, is `errored`; the instance is replaced and the rest go on.
   */
  score(inputs: readonly CoreInput[]): Verdict[] {
    const out: Verdict[] = [];
    let from = 0;
    while (from < inputs.length) {
      const to = this.#fill(inputs, from);
      if (to === from) {
        out.push(erroredVerdict());
        from++;
        continue;
      }
      const verdicts = this.#run();
      if (verdicts) out.push(...verdicts);
      else for (let i = from; i < to; i++) out.push(this.#alone(inputs[i]!));
      from = to;
    }
    return out;
  }

  /** Fills the batch with samples from `from` on; returns the first that is not in it. */
  #fill(inputs: readonly CoreInput[], from: number): number {
    const first = sendable(inputs[from]!);
    if (!this.#batch.open(Math.max(BATCH_BYTES, sizeOf(first)))) return from;
    if (!this.#batch.add(first)) return from;
    let to = from + 1;
    while (to < inputs.length && this.#batch.add(inputs[to]!)) to++;
    return to;
  }

  /** The batch of its instance, for who writes samples there without making objects of them. */
  get batch(): Batch {
    return this.#batch;
  }

  /**
   * Scores what is in the batch: address of the records in `memory`; 0 where the module trapped,
   * and then the batch is another one.
   */
  run(): number {
    try {
      return this.#batch.score();
    } catch {
      this.#core = this.module.instantiate();
      this.#batch = new Batch(this.#core);
      return 0;
    }
  }

  get memory(): ArrayBuffer {
    return this.#core.memory.buffer;
  }

  /** Verdicts of the batch, or null where the module trapped. */
  #run(): Verdict[] | null {
    const at = this.run();
    if (at === 0) return null;
    const view = new DataView(this.#core.memory.buffer);
    const verdicts: Verdict[] = [];
    for (let i = 0; i < this.#batch.count; i++)
      verdicts.push(readRecord(view, at + i * RECORD_BYTES));
    return verdicts;
  }

  #alone(input: CoreInput): Verdict {
    if (this.#fill([input], 0) === 0) return erroredVerdict();
    return this.#run()?.[0] ?? erroredVerdict();
  }
}
