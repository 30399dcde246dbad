/** Which scorer decides, which are reported beside it, and what the benchmark had declared. */
import { findScorer, type PackedScorer, packScorer } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import type { DeclaredScorer, LogHeader, Sample } from "../log/index.ts";
import { declaredScorers, type SpecTask } from "../spec/index.ts";

export interface ScorerPlan {
  /** What decides the value; null where each sample must bring its own. */
  first: PackedScorer | null;
  /** Reported beside it, and never part of the value. */
  others: PackedScorer[];
  /** Where `first` comes from. */
  from: "command line" | "spec" | "log" | "samples";
  /** What the spec (or, without one, the log) declares; in that order. */
  declared: DeclaredScorer[];
  /** Declared scorers that fixed bytes can't re-run, with the reason. */
  notRerun: { name: string; why: string; cure: string }[];
  /** Name of the declared scorer whose numbers stand beside ours. */
  harnessScorer: string | null;
}

export interface PlanInput {
  /** `--scorer`, in order; the first decides. */
  scorers: string[];
  /** `--option`: goes to every scorer of the command line, or overrides the declared one. */
  options: Record<string, unknown>;
  /** `--score`: which of the declared scorers decides. */
  score: string | null;
  task: SpecTask | null;
  header: LogHeader;
}

/**
 * Plans the scorers of a log: the command line wins over the samples' own, these over the
 * spec, the spec over what the log names.
 * Throws ERR_REFUSED where the deciding scorer can't be re-run, ERR_SCORER_UNKNOWN and
 * ERR_OPTION for what does not exist.
 */
export function planScorers(input: PlanInput): ScorerPlan {
  const known = input.task ? declaredInSpec(input.task) : declaredInLog(input.header);
  const declared = known.map((d) => d.declared);
  const notRerun = known.flatMap((d) =>
    d.ours ? [] : [{ name: d.declared.name, why: d.why, cure: d.cure }],
  );
  const chosen = choose(known, input.score);
  const harnessScorer = chosen?.declared.name ?? null;
  if (input.scorers.length > 0) {
    const [first, ...others] = input.scorers.map((name) =>
      packScorer(name, optionsFor(name, input)),
    );
    return { first: first!, others, from: "command line", declared, notRerun, harnessScorer };
  }
  if (!chosen) {
    return { first: null, others: [], from: "samples", declared, notRerun, harnessScorer };
  }
  if (!chosen.ours) throw new EvalmarkError("ERR_REFUSED", chosen.why, { cure: chosen.cure });
  const first = packScorer(chosen.ours.name, { ...chosen.ours.options, ...input.options });
  const others = known.flatMap((d) =>
    d !== chosen && d.ours ? [packScorer(d.ours.name, d.ours.options)] : [],
  );
  const from = input.task ? "spec" : "log";
  return { first, others, from, declared, notRerun, harnessScorer };
}

/** The scorer of one sample: the command line's, its own, or the plan's. */
export function scorerOf(sample: Sample, plan: ScorerPlan): PackedScorer {
  if (plan.from === "command line" && plan.first) return plan.first;
  if (sample.scorer !== null) return packCached(sample.scorer, sample.options ?? {});
  if (plan.first) {
    if (!sample.options) return plan.first;
    return packCached(plan.first.name, { ...plan.first.options, ...sample.options });
  }
  throw new EvalmarkError("ERR_USAGE", `sample ${JSON.stringify(sample.id)} names no scorer`, {
    cure: '--scorer math (or "scorer" in each sample, or --spec eval.yaml --task ID)',
  });
}

const packedBefore = new Map<string, PackedScorer>();

/** `packScorer`, once per distinct scorer and options. */
function packCached(name: string, options: Record<string, unknown>): PackedScorer {
  const key = JSON.stringify([name, options]);
  const before = packedBefore.get(key);
  if (before) return before;
  const packed = packScorer(name, options);
  if (packedBefore.size < 1000) packedBefore.set(key, packed);
  return packed;
}

/** Options of the command line that this scorer takes; with one scorer, all of them. */
function optionsFor(name: string, input: PlanInput): Record<string, unknown> {
  if (input.scorers.length === 1) return input.options;
  const takes = findScorer(name)?.options as readonly string[] | undefined;
  return Object.fromEntries(Object.entries(input.options).filter(([k]) => takes?.includes(k)));
}

/** A declared scorer: as it is declared, as we run it, or why we can't. */
interface Known {
  declared: DeclaredScorer;
  ours: DeclaredScorer | null;
  why: string;
  cure: string;
}

function choose(known: Known[], score: string | null): Known | undefined {
  if (score === null) return known[0];
  const found = known.find((d) => d.declared.name === score || d.ours?.name === score);
  if (found) return found;
  throw new EvalmarkError("ERR_USAGE", `no declared scorer is called "${score}"`, {
    cure: known.length
      ? `declared: ${known.map((d) => d.declared.name).join(", ")}`
      : "use --scorer",
  });
}

function declaredInSpec(task: SpecTask): Known[] {
  return declaredScorers(task).map((d) => ({
    declared: { name: d.declared.name, options: d.declared.args },
    ours: d.scorer,
    why: d.reason ?? "",
    cure: d.cure ?? "",
  }));
}

/** Scorers a log's header names, read as an eval.yaml's would be. */
function declaredInLog(header: LogHeader): Known[] {
  return header.scorers.map((declared) => {
    const name = `inspect/${declared.name}`;
    const known = header.format !== "samples-jsonl" && findScorer(name) !== undefined;
    return {
      declared,
      ours: known ? { name, options: declared.options } : null,
      why: `${declared.name}, which the log names, is none that fixed bytes can run again`,
      cure: "--scorer math (evalmark core lists all)",
    };
  });
}
