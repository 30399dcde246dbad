/** What is wrong with a scorer, said of cases, relations and stray lines alike. */
import { type Family, writeScorer } from "../corpus/index.ts";
import { type CaseResult, outcomeText } from "./judge.ts";
import { broken, type Check, RELATIONS } from "./relations/index.ts";
import type { Fault, Outcome, Question, Stray } from "./types.ts";

/** Something that is wrong with the scorer. */
export interface Finding {
  /** The same in every run: of a case its id, of a relation "relation/...", of lines "output/...". */
  key: string;
  kind: "known-bug" | "wrong" | "false-alarm" | "failed" | "relation" | "output";
  family: string | null;
  /** What goes wrong, in one sentence. */
  tells: string;
  /** What it was asked; null where no sample is to blame. */
  asked: Pick<Question, "output" | "target"> | null;
  expected: string | null;
  got: string;
  /** Who is known for it, with versions where they are known. */
  like: string[];
  source: string | null;
}

/** Families that a scorer isn't made for show by their controls. */
export function fitsFamily(results: readonly CaseResult[]): boolean {
  const of = (role: string) => results.filter(({ one }) => one.role === role);
  const passed = (some: readonly CaseResult[]) => some.filter((r) => r.state === "right").length;
  const judged = (r: CaseResult) => !["unfit", "declined", "not-asked"].includes(r.state);
  const controls = of("control").filter(judged);
  if (controls.length > 0) return passed(controls) * 2 > controls.length;
  return passed(of("bug")) > 0;
}

const KINDS = {
  "known-bug": "known-bug",
  wrong: "wrong",
  "false-alarm": "false-alarm",
  failed: "failed",
} as const;

/** `fits`: the family is one that it is made for; of another one only its breakdowns count. */
export function caseFinding(family: Family, result: CaseResult, fits: boolean): Finding[] {
  const { one, outcome, state, faults } = result;
  if (!(state in KINDS) || (!fits && !brokeDown(outcome))) return [];
  const like = faults.map(
    (f) => `${writeScorer(f.by)}${f.versions === null ? "" : ` ${f.versions}`}`,
  );
  return [
    {
      key: one.id,
      kind: KINDS[state as keyof typeof KINDS],
      family: family.name,
      tells: one.tells,
      asked: { output: one.output, target: one.target },
      expected: "right" in one ? String(one.right) : null,
      got: outcomeText(outcome),
      like,
      source: faults[0]?.source ?? one.source,
    },
  ];
}

/** A relation that does not hold, or that nothing could be said of, since it broke down. */
export function relationFinding(check: Check, outcomes: ReadonlyMap<string, Outcome>): Finding[] {
  const { relation, question } = check;
  const outcome = outcomes.get(question.id)!;
  const failed = brokeDown(outcome) || ("fault" in outcome && outcome.fault === "error");
  const expected = broken(check, outcomes);
  if (!failed && expected === null) return [];
  const key = `relation/${question.id}`;
  return [
    ownFinding(
      failed ? "failed" : "relation",
      key,
      RELATIONS[relation],
      question,
      outcome,
      expected,
    ),
  ];
}

/** It broke down over a sample that only asked for the form of its answers. */
export function probeFinding(question: Question, outcome: Outcome): Finding[] {
  if (!brokeDown(outcome)) return [];
  const tells = "whatever an output is, it must be given a score";
  return [ownFinding("failed", question.id, tells, question, outcome, null)];
}

function ownFinding(
  kind: Finding["kind"],
  key: string,
  tells: string,
  { output, target }: Question,
  outcome: Outcome,
  expected: string | null,
): Finding {
  const asked = { output, target };
  const got = outcomeText(outcome);
  return { key, kind, family: null, tells, asked, expected, got, like: [], source: null };
}

const STRAYS: Record<Stray["kind"], string> = {
  garbage: "it wrote lines that are no answer",
  "wrong-id": "it answered samples that it was not asked",
  duplicate: "it answered samples more than once",
  unsteady: "it broke down over samples that it answers when they come alone",
};

export function strayFinding({ kind, times, first }: Stray): Finding {
  const tells = STRAYS[kind];
  const got = `${times === 1 ? "once" : `${times} times, first`}: ${first}`;
  const nothing = { family: null, asked: null, expected: null, like: [], source: null };
  return { key: `output/${kind}`, kind: "output", tells, got, ...nothing };
}

/** That it says no to what it is not made for is its right. */
const EXCUSED: readonly Fault[] = ["error", "declined", "not-asked"];

const brokeDown = (outcome: Outcome) => "fault" in outcome && !EXCUSED.includes(outcome.fault);
