/** Two scorers over one log. */
import type { Log, Sample } from "../log/index.ts";
import { type Scored, scoreLog } from "../score/index.ts";
import type { Causes, Differing, Shown } from "./causes.ts";
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
const TEXT_BYTES = 4000;

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
  const { id, epoch, text } = sample;
  const leftOut = beginOfTail(text);
  return {
    ...{ log, id, epoch, target: begin(targetText(sample)), leftOut },
    a: shownOf(a, text, leftOut),
    b: shownOf(b, text, leftOut),
    text: decode(text.subarray(leftOut)),
  };
}

/** Where the end of a text begins that is shown: a sample may be long, and thousands are kept. */
function beginOfTail(text: Uint8Array): number {
  let from = Math.max(0, text.length - TEXT_BYTES);
  while (from > 0 && from < text.length && (text[from]! & 0xc0) === 0x80) from++;
  return from;
}

function shownOf(said: Said, text: Uint8Array, leftOut: number): Shown {
  const { score, rule, span } = said;
  const answer = span ? decode(text.subarray(...span)) : said.answer;
  const units = (to: number) => decode(text.subarray(leftOut, Math.max(leftOut, to))).length;
  return {
    ...{ score, rule, verdict: begin(said.verdict) },
    answer: answer === null ? null : begin(answer),
    mark: span && span[1] > leftOut ? [units(span[0]), units(span[1])] : null,
  };
}

const decode = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");

function targetText({ target }: Sample): string {
  const texts = (spans: Uint8Array[]) => spans.map(decode);
  return target.alternatives.map((spans) => texts(spans).join(", ")).join(" | ");
}

function begin(text: string): string {
  return text.length <= TARGET_CHARS ? text : `${text.slice(0, TARGET_CHARS - 1)}…`;
}
