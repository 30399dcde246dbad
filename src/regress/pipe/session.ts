/** One start of a scorer: questions in, answers out, until it is done or has to be ended. */
import type { Question } from "../types.ts";
import { Answers } from "./answers.ts";
import { LINE_BYTES } from "./lines.ts";
import { type Launch, ScorerProcess } from "./process.ts";

/** How long a scorer may take, in milliseconds. */
export interface Limits {
  /** Without an answer, once it has given one. */
  silence: number;
  /** To its first answer: interpreters and imports are slow. */
  start: number;
  /** For everything, all starts together. */
  total: number;
}

/** Bytes of output for each question, beside the ones for a start; more is a flood. */
const BYTES_EACH = 4 << 10;

export interface Session {
  answers: Answers;
  /** How it ended; null: by itself and well. */
  fault: { kind: "crash" | "hang" | "flood" | "late"; note: string } | null;
  /** Milliseconds to its first answer; null: it gave none. */
  started: number | null;
  stderr: string;
}

/** Asks all of these in one start; ends it at `deadline` (performance.now()) at the latest. */
export async function askOnce(
  launch: Launch,
  questions: readonly Question[],
  limits: Limits,
  deadline: number,
  onAnswer: () => void,
): Promise<Session> {
  const answers = new Answers(questions);
  const from = performance.now();
  let started: number | null = null;
  let heard = from;
  const most = LINE_BYTES * 4 + BYTES_EACH * questions.length;
  const child = new ScorerProcess(launch, most, (line) => {
    if (!answers.take(line)) return;
    heard = performance.now();
    started ??= heard - from;
    onAnswer();
  });
  child.send(questions.map(sampleLine).join(""));
  let stop: Session["fault"] = null;
  const whyStop = (): Session["fault"] => {
    const now = performance.now();
    if (now > deadline) return { kind: "late", note: "the time for the whole run was used up" };
    const patience = started === null ? limits.start : limits.silence;
    if (now - heard <= patience) return null;
    return { kind: "hang", note: `no answer within ${patience / 1000} s` };
  };
  let timer: NodeJS.Timeout | undefined;
  const stopped = new Promise<null>((done) => {
    timer = setInterval(() => {
      stop = whyStop();
      if (stop) done(null);
    }, 20);
  });
  try {
    const ending = await Promise.race([child.ended(), stopped]);
    if (child.flooded) stop = { kind: "flood", note: `more than ${most} bytes of output` };
    else if (ending && !ending.well)
      stop = { kind: "crash", note: withLast(ending.how, child.stderr) };
  } finally {
    clearInterval(timer);
    await child.kill();
  }
  return { answers, fault: stop, started, stderr: child.stderr };
}

/** What ended it, with the last line it said. */
function withLast(how: string, stderr: string): string {
  const last = stderr.split("\n").at(-1)!.trim().slice(0, 200);
  return last === "" ? how : `${how}: ${last}`;
}

/** A line of docs/samples.md. */
function sampleLine({ id, output, target, choices, stop }: Question): string {
  return `${JSON.stringify({ id, output, target, choices, stop })}\n`;
}
