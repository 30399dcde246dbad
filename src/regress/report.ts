/** A scorer over the corpus and the relations: everything that was found. */
import type { Family } from "../corpus/index.ts";
import { EvalmarkError } from "../errors.ts";
import {
  caseFinding,
  type Finding,
  fitsFamily,
  probeFinding,
  relationFinding,
  strayFinding,
} from "./findings.ts";
import { type CaseResult, isBinary, judge, outcomeText } from "./judge.ts";
import { addStrays } from "./pipe/answers.ts";
import { type AnswerKind, checksFor, type Form, formsTaken, probes } from "./relations/index.ts";
import { questionOf, type Scorables } from "./select.ts";
import type { Outcome, Question, Scorer } from "./types.ts";

export interface FamilyReport {
  family: Family;
  results: CaseResult[];
  /** False: it fails most controls, so that its other scores say nothing of it. */
  fits: boolean;
}

export interface RegressReport {
  scorer: string;
  families: FamilyReport[];
  /** Forms in which it takes answers of each kind, and how many relations were checked. */
  relations: { forms: Map<AnswerKind, Form>; checked: number };
  /** How often it was started again. */
  restarts: number;
  findings: Finding[];
  /** Samples that it was not asked, for want of time, and cases that it declined. */
  notAsked: number;
  declined: number;
}

export interface RegressRequest {
  scorer: Scorer;
  cases: Scorables;
  /** Families that were named: they count, even where most controls fail. */
  named: readonly string[];
  /** Ask with the stops of the faulty harnesses. */
  stops: boolean;
  /** Check the relations, too. */
  relations: boolean;
  /** Called with how many samples it has answered. */
  onProgress?: (answered: number) => void;
}

/** Throws ERR_FILE where the scorer can't be started, or never answers. */
export async function regress(request: RegressRequest): Promise<RegressReport> {
  const { cases, stops } = request;
  const all = new Conversation(request);
  const flat = cases.flatMap((c) => c.cases);
  const forProbes = request.relations ? probes() : [];
  await all.ask([...flat.map((one) => questionOf(one, stops)), ...forProbes]);
  const forms = formsTaken(all.outcomes);
  const checks = checksFor(forms);
  await all.ask(checks.map((c) => c.question));
  if (![...all.outcomes.values()].some((o) => "score" in o)) throw noScores(all.outcomes);
  const binary = isBinary(flat.map((one) => all.outcomes.get(one.id)!));
  const judged = cases.map(({ family, cases: some }) => {
    const results = some.map((one) => judge(one, all.outcomes.get(one.id)!, binary));
    const fits = request.named.includes(family.name) || fitsFamily(results);
    return { family, results, fits };
  });
  // A scorer that is made for none of them is a bad one.
  const families = judged.some((f) => f.fits) ? judged : judged.map((f) => ({ ...f, fits: true }));
  return {
    scorer: request.scorer.name,
    families,
    relations: { forms, checked: checks.length },
    restarts: all.restarts,
    findings: [
      ...families.flatMap(({ family, fits, results }) =>
        results.flatMap((result) => caseFinding(family, result, fits)),
      ),
      ...forProbes.flatMap((q) => probeFinding(q, all.outcomes.get(q.id)!)),
      ...checks.flatMap((check) => relationFinding(check, all.outcomes)),
      ...all.strays.map(strayFinding),
    ],
    notAsked: all.notAsked,
    declined: families.flatMap((f) => f.results).filter((r) => r.state === "declined").length,
  };
}

function noScores(outcomes: ReadonlyMap<string, Outcome>): EvalmarkError {
  const first = [...outcomes.values()].find((o) => "fault" in o);
  const said = first ? `: ${outcomeText(first)}` : "";
  return new EvalmarkError("ERR_FILE", `the scorer gave no sample a score${said}`, {
    cure: "try it by hand; docs/regress.md says what it is given and what it is to answer",
  });
}

/** All that one scorer was asked, and said. */
class Conversation {
  readonly outcomes = new Map<string, Outcome>();
  readonly strays: Parameters<typeof addStrays>[0] = [];
  restarts = 0;
  readonly #request: RegressRequest;

  constructor(request: RegressRequest) {
    this.#request = request;
  }

  get notAsked(): number {
    return [...this.outcomes.values()].filter((o) => "fault" in o && o.fault === "not-asked")
      .length;
  }

  async ask(questions: readonly Question[]): Promise<void> {
    if (questions.length === 0) return;
    const before = this.outcomes.size;
    const { scorer, onProgress } = this.#request;
    const asked = await scorer.ask(questions, (answered) => onProgress?.(before + answered));
    for (const [id, outcome] of asked.outcomes) this.outcomes.set(id, outcome);
    addStrays(this.strays, asked.strays);
    this.restarts += asked.restarts;
  }
}
