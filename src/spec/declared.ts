/** The scorers an eval.yaml declares, in the names of this package. */
import { packScorer, refusal } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import type { SpecTask } from "./types.ts";

export interface DeclaredBySpec {
  /** As the file names it, with its arguments. */
  declared: { name: string; args: Record<string, unknown> };
  /** Our name and options, ready for `packScorer`; null where it can't be run again. */
  scorer: { name: string; options: Record<string, unknown> } | null;
  /** Why it can't be run again, in one sentence; null where it can. */
  reason: string | null;
  /** What to do then. */
  cure: string | null;
}

/** eval.yaml's names for scorers that are reproduced here. */
const OURS: Record<string, string> = {
  match: "inspect/match",
  includes: "inspect/includes",
  answer: "inspect/answer",
  exact: "inspect/exact",
  f1: "inspect/f1",
  choice: "inspect/choice",
  pattern: "inspect/pattern",
};

/** What of a task counts here; `own`: a log says that this scorer is of our Python package. */
type Scored = Pick<SpecTask, "solvers"> & {
  scorers: readonly (SpecTask["scorers"][number] & { own?: boolean })[];
};

/** All scorers of a task, in the order of the file; the first decides the value. */
export function declaredScorers(task: Scored): DeclaredBySpec[] {
  return task.scorers.map((_, index) => declaredScorer(task, index));
}

/** The scorer at `index` of a task's scorers. Never throws: what can't be run says why. */
export function declaredScorer(task: Scored, index: number): DeclaredBySpec {
  const { name, args, own: marked = false } = task.scorers[index]!;
  const declared = { name, args };
  const refuse = (reason: string, cure: string) => ({ declared, scorer: null, reason, cure });
  const own = ourOwn(name, args, marked);
  if (own) return { declared, scorer: own, reason: null, cure: null };
  if (marked) return refuse(`evalmark/${name} takes no such options here`, "--scorer NAME");
  const refused = refusal(name);
  if (refused) return refuse(refused.reason, refused.cure);
  const ours = Object.hasOwn(OURS, name) ? OURS[name] : undefined;
  if (!ours) return refuse(`no scorer here answers to ${JSON.stringify(name)}`, "--scorer NAME");
  const options = { ...args };
  if (name === "pattern" && "pattern" in options) {
    options.regex = options.pattern;
    delete options.pattern;
  }
  // null is Python's None, the default of both arguments of f1; elsewhere it means something.
  if (name === "f1") for (const key in options) if (options[key] === null) delete options[key];
  if (name === "choice") {
    const problem = multipleChoice(task, options);
    if (problem) return refuse(problem, "--scorer inspect/choice, or --scorer choice");
  }
  try {
    return {
      declared,
      scorer: { name: ours, options: packScorer(ours, options).options },
      reason: null,
      cure: null,
    };
  } catch (error) {
    if (!(error instanceof EvalmarkError)) throw error;
    return refuse(error.message, error.cure ?? "correct the scorer's args");
  }
}

/**
 * A scorer of our Python package, as a log of Inspect AI names it: `evalmark/math`, or `math` and
 * `marked` where `inspect score` wrote it, and any other as `named` with its name (and `stop`,
 * which is no option of the core). Null for all others.
 */
function ourOwn(
  name: string,
  args: Record<string, unknown>,
  marked: boolean,
): DeclaredBySpec["scorer"] {
  const plain = name.replace(/^evalmark\//, "");
  if (plain === name && name !== "named" && !marked) return null;
  const { name: given, stop: _, ...rest } = args;
  const [ours, options] = plain === "named" ? [given, rest] : [plain, { ...rest }];
  try {
    return { name: String(ours), options: packScorer(String(ours), options).options };
  } catch {
    return null;
  }
}

/**
 * The letters are parsed by the solver, not the scorer: takes the solver's option over, or says
 * why the letters can't be had from the output in the log.
 */
function multipleChoice(task: Scored, options: Record<string, unknown>): string | null {
  const index = task.solvers.findLastIndex((s) => s.name === "multiple_choice");
  const { multiple_correct: several, shuffle } = task.solvers[index]?.args ?? {};
  if (shuffle) return "multiple_choice with shuffle rewrites the letters in the log";
  const after = task.solvers.slice(index + 1).map((s) => s.name);
  const again = after.find((name) => name === "generate" || name === "self_critique");
  if (index >= 0 && again) {
    return `${again} after multiple_choice replaces the output whose letters count`;
  }
  if (several !== undefined && several !== null && typeof several !== "boolean") {
    return "multiple_correct of multiple_choice must be true or false";
  }
  if (several) options.multiple_correct = true;
  return null;
}
