/** Two scorers over one log. */
import type { Log, Sample } from "../log/index.ts";
import { type Scored, scoreLog } from "../score/index.ts";
import type { Causes, Differing } from "./causes.ts";
import { Rows } from "./rows.ts";
import { planOf, type Said, type Side, saidBy } from "./sides.ts";
import { type Mean, meanOf, type Paired, pairedDifference } from "./statistics/index.ts";

export interface LogDiff {
  file: string;
  model: string | null;
  task: string | null;
  /** Samples that both sides gave a score; those that the harness gave none. */
  compared: number;
  without: number;
  rows: number;
  /** Samples of which they say different things. */
  differing: number;
  /** Samples that the harness could not complete; the core's score of them is 0. */
  errored: number;
  a: Mean;
  b: Mean;
  difference: Paired;
}

export type Sides = readonly [a: Side, b: Side];

/** Scores that a harness has rounded are the same within this. */
const SAME = 0.005;
const TARGET_CHARS = 500;
const TEXT_CHARS = 4000;

/** `index`: the log's number. Throws ERR_FORMAT at the first sample that can't be read. */
export async function diffLog(
  log: Log,
  index: number,
  sides: Sides,
  causes: Causes,
  onProgress: (read: number, samples: number) => void,
): Promise<LogDiff> {
  const rows = new Rows();
  let [compared, without, differing, errored] = [0, 0, 0, 0];
  for await (const { scored, read } of scoreLog(log, planOf(sides))) {
    for (const one of scored) {
      if (one.sample.error !== null) errored++;
      const [a, b] = [saidBy(sides[0], 0, sides, one), saidBy(sides[1], 1, sides, one)];
      if (!a || !b) {
        without++;
        continue;
      }
      compared++;
      rows.add(one.sample.id, a.score, b.score);
      if (Math.abs(a.score - b.score) <= SAME) continue;
      differing++;
      causes.add(a, b, () => show(one, index, a, b));
    }
    onProgress(read, compared + without);
  }
  const scores = rows.scores();
  return {
    file: log.file,
    model: log.header.model,
    task: log.header.task,
    ...{ compared, without, differing, errored, rows: rows.size },
    a: meanOf(scores.a),
    b: meanOf(scores.b),
    difference: pairedDifference(scores.a, scores.b),
  };
}

function show({ sample }: Scored, log: number, a: Said, b: Said): Differing {
  const { id, epoch } = sample;
  // A sample may be long, and thousands of them are kept.
  const bytes = sample.text.subarray(Math.max(0, sample.text.length - 4 * TEXT_CHARS));
  const text = Buffer.from(bytes).toString("utf8").slice(-TEXT_CHARS);
  const leftOut = sample.text.length - Buffer.byteLength(text);
  const cut = (said: Said) => ({
    ...said,
    answer: said.answer === null ? null : begin(said.answer),
    verdict: begin(said.verdict),
  });
  return { log, id, epoch, target: begin(targetText(sample)), a: cut(a), b: cut(b), text, leftOut };
}

function targetText({ target }: Sample): string {
  const texts = (spans: Uint8Array[]) => spans.map((s) => Buffer.from(s).toString("utf8"));
  return target.alternatives.map((spans) => texts(spans).join(", ")).join(" | ");
}

function begin(text: string): string {
  return text.length <= TARGET_CHARS ? text : `${text.slice(0, TARGET_CHARS - 1)}…`;
}
