/** Some inputs in a row, scored and checked. */
import { createHash } from "node:crypto";
import { Batch, type CoreInput, loadCore } from "evalmark/core";
import { clearlyApart, faultOf, MAX_MEMORY, verdictOf } from "./check.ts";
import type { Fuzzer, FuzzInput } from "./input.ts";

const RECORD_BYTES = 40;
/** Inputs of one batch. */
const GROUP = 256;

export interface Slice {
  from: number;
  to: number;
  /** How many of each verdict. */
  verdicts: Record<string, number>;
  /** Samples that were scored a second time: swapped, against themselves, alone. */
  again: number;
  /** SHA-256 over the records of the inputs, in order. */
  digest: string;
  /** The input that took the most steps. */
  steps: { index: number; count: number };
  /** The largest memory of an instance, in bytes, and the longest call, in milliseconds. */
  memory: number;
  slowest: number;
  problems: { index: number; what: string }[];
}

/** What a sample of the batch is: an input itself, or one that must have the same verdict. */
interface Entry extends FuzzInput {
  index: number;
  role: "input" | "swapped" | "itself" | "alone";
}

/** Inputs `from` to `to` (not included), in instances that are replaced after a trap. */
export function runSlice(fuzzer: Fuzzer, from: number, to: number): Slice {
  const slice: Slice = {
    ...{ from, to, verdicts: {}, again: 0, digest: "", problems: [] },
    ...{ steps: { index: from, count: 0 }, memory: 0, slowest: 0 },
  };
  const hash = createHash("sha256");
  let host = newHost();
  for (let first = from; first < to; first += GROUP) {
    const entries: Entry[] = [];
    for (let index = first; index < Math.min(to, first + GROUP); index++) {
      entries.push(...entriesOf(fuzzer.input(index), index));
    }
    if (scoreAll(host, entries, slice, hash)) continue;
    // Something trapped: each by itself tells which.
    for (const entry of entries) {
      host = newHost();
      if (scoreAll(host, [entry], slice, hash)) continue;
      slice.problems.push({ index: entry.index, what: `a trap (${entry.role})` });
      host = newHost();
    }
  }
  slice.digest = hash.digest("hex");
  return slice;
}

/** The input, and now and then what must agree with it. */
function entriesOf(made: FuzzInput, index: number): Entry[] {
  const entries: Entry[] = [{ ...made, index, role: "input" }];
  const { input } = made;
  const target = input.target.alternatives[0]![0]!;
  const more = (role: Entry["role"], change: Partial<CoreInput>) =>
    entries.push({ ...made, index, role, input: { ...input, ...change } });
  if (made.symmetric && index % 4 === 0) {
    more("swapped", { text: target, target: { depth: 0, alternatives: [[input.text]] } });
  }
  if (made.symmetric && index % 8 === 1) more("itself", { text: target });
  if (index % 64 === 2) more("alone", {});
  return entries;
}

function newHost() {
  const core = loadCore().instantiate();
  return { core, batch: new Batch(core) };
}

/** False where the module trapped: nothing of these is told then. */
function scoreAll(
  { core, batch }: ReturnType<typeof newHost>,
  entries: readonly Entry[],
  slice: Slice,
  hash: ReturnType<typeof createHash>,
): boolean {
  batch.open();
  for (const entry of entries) if (!batch.add(entry.input)) throw new Error("a batch is too small");
  const start = performance.now();
  let at: number;
  try {
    at = batch.score();
  } catch {
    return false;
  }
  if (at === 0) return false;
  slice.slowest = Math.max(slice.slowest, performance.now() - start);
  slice.memory = Math.max(slice.memory, core.memory.buffer.byteLength);
  const view = new DataView(core.memory.buffer);
  let input = at;
  entries.forEach((entry, i) => {
    const record = at + i * RECORD_BYTES;
    const bytes = new Uint8Array(core.memory.buffer, record, RECORD_BYTES);
    const report = (what: string) => slice.problems.push({ index: entry.index, what });
    if (entry.role === "input") {
      input = record;
      hash.update(bytes);
      tally(slice, entry, view, record, report);
      return;
    }
    slice.again++;
    const verdict = verdictOf(view, record);
    const wanted = verdictOf(view, input);
    if (entry.role === "swapped" && decided(verdict) !== decided(wanted))
      report(`${wanted}, but swapped ${verdict}`);
    if (entry.role === "itself" && verdict === "different") report("it differs from itself");
    const same = new Uint8Array(core.memory.buffer, input, RECORD_BYTES);
    if (entry.role === "alone" && Buffer.compare(bytes, same) !== 0) {
      report("another record the second time");
    }
  });
  if (slice.memory >= MAX_MEMORY)
    slice.problems.push({ index: slice.from, what: "too much memory" });
  return true;
}

/** An answer may be missing, a target can't: where nothing is decided the two change places. */
function decided(verdict: string): string {
  return verdict === "unanswered" ? "undecided" : verdict;
}

function tally(
  slice: Slice,
  entry: Entry,
  view: DataView,
  record: number,
  report: (what: string) => void,
): void {
  const verdict = verdictOf(view, record);
  slice.verdicts[verdict] = (slice.verdicts[verdict] ?? 0) + 1;
  const steps = view.getUint32(record + 32, true);
  if (steps > slice.steps.count) slice.steps = { index: entry.index, count: steps };
  const fault = faultOf(view, record, entry.input);
  if (fault) report(fault);
  if (entry.symmetric && verdict === "equal" && clearlyApart(entry.values)) {
    report(`equal, but the values are ${entry.values.join(" and ")}`);
  }
}
