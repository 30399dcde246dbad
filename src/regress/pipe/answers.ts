/** The lines that a scorer writes: answers to questions, and what is none. */
import type { Outcome, Question, Stray } from "../types.ts";

const SHOWN = 200;

export class Answers {
  readonly #asked: ReadonlySet<string>;
  readonly #strays = new Map<Stray["kind"], Stray>();
  readonly outcomes = new Map<string, Outcome>();

  constructor(questions: readonly Question[]) {
    this.#asked = new Set(questions.map((q) => q.id));
  }

  get strays(): Stray[] {
    return [...this.#strays.values()];
  }

  /** Reads a line; true where it answers a question for the first time. */
  take(line: string): boolean {
    const text = line.trim();
    // Many programs end with an empty line.
    if (text === "") return false;
    const answer = objectOf(text);
    const id = answer?.id;
    if (!answer || (typeof id !== "string" && typeof id !== "number"))
      return this.#stray("garbage", text);
    const known = String(id);
    if (!this.#asked.has(known)) return this.#stray("wrong-id", text);
    if (this.outcomes.has(known)) return this.#stray("duplicate", text);
    this.outcomes.set(known, outcomeOf(answer));
    return true;
  }

  #stray(kind: Stray["kind"], text: string): false {
    const known = this.#strays.get(kind);
    if (known) known.times++;
    else this.#strays.set(kind, { kind, times: 1, first: text.slice(0, SHOWN) });
    return false;
  }
}

function objectOf(text: string): Record<string, unknown> | null {
  // A flood of anything else is told cheaply.
  if (!text.startsWith("{")) return null;
  try {
    const value: unknown = JSON.parse(text);
    return value as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** `error` wins: who says so has no score. A verdict line of `evalmark score` has null there. */
function outcomeOf({ score, error }: Record<string, unknown>): Outcome {
  if (typeof error === "string" && error !== "") {
    return { fault: "error", note: error.slice(0, SHOWN) };
  }
  if (score === null) return { fault: "declined", note: "it does not take such a sample" };
  if (typeof score === "boolean") return { score: Number(score) };
  if (typeof score === "number" && score >= 0 && score <= 1) return { score };
  // JSON has no infinity, but 1e999 is read as one.
  const shown = typeof score === "number" ? String(score) : (JSON.stringify(score) ?? "none");
  return { fault: "invalid", note: `its score is ${shown.slice(0, SHOWN)}, not from 0 to 1` };
}

/** Strays of several starts of the same scorer, added up. */
export function addStrays(all: Stray[], more: readonly Stray[]): void {
  for (const one of more) {
    const known = all.find((s) => s.kind === one.kind);
    if (known) known.times += one.times;
    else all.push({ ...one });
  }
}
