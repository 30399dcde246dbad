/** Any program as a scorer: started again behind whatever it dies of, until all is known. */
import { EvalmarkError } from "../../errors.ts";
import type { Asked, Outcome, Question, Scorer } from "../types.ts";
import { addStrays } from "./answers.ts";
import type { Launch } from "./process.ts";
import { askOnce, type Limits, type Session } from "./session.ts";

/**
 * A scorer that failed alone on as many questions, and never answered any, is none. They are taken
 * from all over: cases of one kind stand side by side, and one kind may be all that it dies of.
 */
const HOPELESS = 8;
/** The same of one that is silent, since each takes the time of a start. */
const HOPELESS_SILENT = 3;

export function pipeScorer(name: string, launch: Launch, limits: Limits): Scorer {
  const deadline = { at: 0 };
  return {
    name,
    ask(questions, onProgress = () => {}) {
      // Of the first time it is asked: the limit is one for the whole run.
      deadline.at ||= performance.now() + limits.total;
      return new Run(launch, limits, deadline.at, onProgress).ask(questions);
    },
  };
}

class Run {
  readonly #launch: Launch;
  readonly #limits: Limits;
  readonly #deadline: number;
  readonly #onProgress: (answered: number) => void;
  readonly #asked: Asked = { outcomes: new Map(), strays: [], restarts: 0 };
  #answered = 0;
  #total = 0;
  #started = false;
  /** The slowest start so far, in milliseconds. */
  #startup = 0;
  #stderr = "";

  constructor(
    launch: Launch,
    limits: Limits,
    deadline: number,
    onProgress: (answered: number) => void,
  ) {
    this.#launch = launch;
    this.#limits = limits;
    this.#deadline = deadline;
    this.#onProgress = onProgress;
  }

  /**
   * The first question without an answer is the suspect. Of a scorer that answers as it reads it
   * is the guilty one; one that writes at its end may have died of any: so the suspect is asked
   * alone, and where it is innocent, fewer are asked at a time.
   */
  async ask(questions: readonly Question[]): Promise<Asked> {
    this.#total = questions.length;
    let left = [...questions];
    let most = Math.max(1, left.length);
    while (left.length > 0) {
      const some = left.slice(0, most);
      const session = await this.#session(some);
      const open = some.filter((q) => !this.#asked.outcomes.has(q.id));
      const later = left.slice(some.length);
      const answered = some.length - open.length;
      if (session.fault?.kind === "late") return this.#give(left, session);
      if (open.length === 0) most = Math.max(1, Math.min(most * 2, questions.length));
      const [suspect, ...others] = open;
      if (suspect === undefined) left = later;
      else if (passedOver(session, some, this.#asked.outcomes)) {
        for (const q of open) this.#set(q, { fault: "missing", note: "no line came back for it" });
        left = later;
      } else if (await this.#tryAlone(suspect, some.length === 1 ? session : null)) {
        const { kind, note } = session.fault ?? { kind: "silence", note: "it ended early" };
        addStrays(this.#asked.strays, [{ kind: "unsteady", times: 1, first: `${kind}: ${note}` }]);
        if (answered === 0) most = Math.max(1, Math.floor(some.length / 2));
        left = [...others, ...later];
      } else {
        left = [...others, ...later];
        if (this.#answered === 0) {
          if (this.#asked.outcomes.size === 1) left = spread(left, HOPELESS);
          most = 1;
        }
      }
    }
    return this.#asked;
  }

  /** Asks one question in a start of its own; whether it was answered. */
  async #tryAlone(question: Question, known: Session | null): Promise<boolean> {
    const session = known ?? (await this.#session([question]));
    if (this.#asked.outcomes.has(question.id)) return true;
    const kind = session.fault?.kind;
    const note = session.fault?.note ?? "it ended without an answer";
    const fault = kind === "late" ? "not-asked" : (kind ?? "missing");
    this.#set(question, { fault, note });
    const most = kind === "hang" ? HOPELESS_SILENT : HOPELESS;
    const enough = Math.max(HOPELESS_SILENT, Math.min(most, this.#total));
    if (this.#answered === 0 && this.#asked.outcomes.size >= enough) throw this.#hopeless(note);
    return false;
  }

  async #session(questions: readonly Question[]): Promise<Session> {
    if (this.#started) this.#asked.restarts++;
    this.#started = true;
    const { silence, start } = this.#limits;
    // How long it takes to start is known from before.
    const known = this.#startup > 0 ? Math.min(start, silence + 2 * this.#startup) : start;
    const limits = { ...this.#limits, start: known };
    const session = await askOnce(this.#launch, questions, limits, this.#deadline, () => {
      this.#answered++;
      this.#onProgress(this.#answered);
    });
    this.#startup = Math.max(this.#startup, session.started ?? 0);
    this.#stderr = session.stderr || this.#stderr;
    addStrays(this.#asked.strays, session.answers.strays);
    for (const [id, outcome] of session.answers.outcomes) this.#asked.outcomes.set(id, outcome);
    return session;
  }

  #set(question: Question, outcome: Outcome): void {
    this.#asked.outcomes.set(question.id, outcome);
  }

  #give(left: readonly Question[], { fault }: Session): Asked {
    for (const q of left) {
      if (!this.#asked.outcomes.has(q.id)) {
        this.#set(q, { fault: "not-asked", note: fault?.note ?? "" });
      }
    }
    return this.#asked;
  }

  #hopeless(note: string): EvalmarkError {
    const last = this.#stderr.split("\n").slice(-5).join("\n");
    const said = last === "" ? "" : `; the last it said:\n${last}`;
    const stray = this.#asked.strays[0];
    const wrote = stray
      ? `; its first line that answers nothing (${stray.kind}): ${stray.first}`
      : "";
    return new EvalmarkError("ERR_FILE", `the scorer answers nothing: ${note}${wrote}${said}`, {
      cure: 'try it by hand: a sample as a line of JSON in, a line like {"id": ..., "score": 1} out',
    });
  }
}

/** The same in another order: `parts` from all over stand first. */
function spread<T>(all: readonly T[], parts: number): T[] {
  const step = Math.max(1, Math.ceil(all.length / parts));
  const first = (i: number) => i % step === step - 1;
  return [...all.filter((_, i) => first(i)), ...all.filter((_, i) => !first(i))];
}

/** It ended well and answered some that came behind: those without an answer are passed over. */
function passedOver(
  { fault, answers }: Session,
  some: readonly Question[],
  outcomes: ReadonlyMap<string, Outcome>,
): boolean {
  if (fault !== null || answers.outcomes.size === 0) return false;
  const first = some.findIndex((q) => !outcomes.has(q.id));
  return some.slice(first).some((q) => outcomes.has(q.id));
}
