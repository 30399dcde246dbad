/** Which scorer decides, which are reported beside it, and what the benchmark had declared. */
import { findScorer, loadCore, type PackedScorer, packScorer } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import type { DeclaredScorer, LogHeader, Sample } from "../log/index.ts";
// Not by the door: a log without an eval.yaml needs no YAML reader.
import { declaredScorers } from "../spec/declared.ts";
import type { SpecTask } from "../spec/index.ts";

export interface ScorerPlan {
  /** What decides the value; null where each sample must bring its own. */
  first: PackedScorer | null;
  /** Reported beside it, and never part of the value. */
  others: PackedScorer[];
  /** Where `first` comes from. */
  from: "command line" | "spec" | "log" | "samples";
  /** What the spec (or, without one, the log) declares; in that order. */
  declared: DeclaredScorer[];
  /** The first declared scorer as we run it; null where there is none, or we can't. */
  asDeclared: PackedScorer | null;
  /** `--option` without `--scorer`: it wins over the samples' own options. */
  options: Record<string, unknown>;
  /** Why `first` is null although a scorer is declared: for samples that name none. */
  refused: { message: string; cure: string } | null;
  /** Declared scorers that fixed bytes can't re-run, with the reason. */
  notRerun: { name: string; why: string; cure: string }[];
  /** Declared scorer whose numbers stand beside ours, by the name its scores have in the log. */
  harnessScorer: string | null;
  /** What is to be told of where `first` comes from. */
  notes: string[];
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
  const { chosen, notes } = decider(known, input);
  const common = {
    declared,
    asDeclared: known[0]?.ours ? packScorer(known[0].ours.name, known[0].ours.options) : null,
    notRerun,
    harnessScorer: chosen?.stored ?? null,
    notes,
    options: input.options,
    refused: null,
  };
  if (input.scorers.length > 0) {
    refuseUntaken(input);
    const packed = input.scorers.map((name) => packScorer(name, optionsFor(name, input)));
    const [first, ...others] = packed;
    return { ...common, first: first!, others, from: "command line", options: {} };
  }
  if (!chosen) return { ...common, first: null, others: [], from: "samples" };
  const from = input.task ? "spec" : "log";
  const others = known.flatMap((d) =>
    d !== chosen && d.ours ? [packScorer(d.ours.name, d.ours.options)] : [],
  );
  if (!chosen.ours) {
    const refused = { message: chosen.why, cure: chosen.cure };
    // Only a samples file can bring scorers of its own.
    if (input.header.format !== "samples-jsonl") throw refusal(refused);
    return { ...common, first: null, others, from: "samples", refused };
  }
  const first = packScorer(chosen.ours.name, { ...chosen.ours.options, ...input.options });
  return { ...common, first, others, from };
}

/**
 * The scorer of one sample: the command line's, its own, or the plan's. The command line's
 * options win over the sample's own, these over the plan's.
 * Throws ERR_USAGE where there is none, ERR_REFUSED where it can't be re-run, and ERR_FORMAT
 * where the sample names a scorer or an option that does not exist.
 */
export function scorerOf(sample: Sample, plan: ScorerPlan): PackedScorer {
  if (plan.first && (plan.from === "command line" || (!sample.scorer && !sample.options))) {
    return plan.first;
  }
  const base = sample.scorer === null ? plan.first : { name: sample.scorer, options: {} };
  if (!base) {
    if (plan.refused) throw refusal(plan.refused);
    throw new EvalmarkError("ERR_USAGE", `sample ${JSON.stringify(sample.id)} names no scorer`, {
      cure: '--scorer math (or "scorer" in each sample, or --spec eval.yaml --task ID)',
    });
  }
  try {
    return packCached(base.name, { ...base.options, ...sample.options, ...plan.options });
  } catch (cause) {
    if (!(cause instanceof EvalmarkError)) throw cause;
    const message = `sample ${JSON.stringify(sample.id)}: ${cause.message}`;
    const code = cause.code === "ERR_REFUSED" ? cause.code : "ERR_FORMAT";
    throw new EvalmarkError(code, message, { cure: cause.cure, cause });
  }
}

/** The same scorer with the same options? */
export function sameScorer(a: NamedScorer, b: NamedScorer): boolean {
  if (a === b) return true;
  return a.name === b.name && JSON.stringify(a.options) === JSON.stringify(b.options);
}

type NamedScorer = Pick<PackedScorer, "name" | "options">;

const refusal = ({ message, cure }: NonNullable<ScorerPlan["refused"]>) =>
  new EvalmarkError("ERR_REFUSED", message, { cure });

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

/** With several scorers each gets the options it takes; one that none takes is an error. */
function refuseUntaken({ scorers, options }: PlanInput): void {
  for (const key of Object.keys(options)) {
    const takes = (name: string) => {
      const known = findScorer(name)?.options as readonly string[] | undefined;
      return known?.includes(key) ?? true;
    };
    if (scorers.length === 1 || scorers.some(takes)) continue;
    throw new EvalmarkError("ERR_OPTION", `none of ${scorers.join(", ")} has an option "${key}"`, {
      cure: "evalmark core lists the options of each scorer",
    });
  }
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
  /** Under which a log has its scores. */
  stored: string;
  ours: DeclaredScorer | null;
  /** The core that scored, where it was our Python package. */
  core: string | null;
  why: string;
  cure: string;
}

/**
 * The declared scorer that decides. Where a log's first one can't be re-run, but it was scored
 * by our Python package as well, that one does; a core other than this one is told.
 */
function decider(known: Known[], input: PlanInput): { chosen: Known | undefined; notes: string[] } {
  const first = choose(known, input.score);
  if (input.scorers.length > 0 || input.task) return { chosen: first, notes: [] };
  const instead = input.score === null && !first?.ours ? known.find((d) => d.core && d.ours) : null;
  const chosen = instead ?? first;
  const notes: string[] = [];
  if (instead) {
    notes.push(`${first!.declared.name} can't be re-run: the log's own ${name(instead)} decides`);
  }
  const here = loadCore().digest;
  for (const { core, declared } of known) {
    if (core === null || core === here) continue;
    notes.push(`${declared.name} of the log was scored by core ${core}, this one is ${here}`);
  }
  return { chosen, notes };
}

const name = ({ ours, declared }: Known): string => `evalmark/${ours?.name ?? declared.name}`;

function choose(known: Known[], score: string | null): Known | undefined {
  if (score === null) return known[0];
  const found = known.find((d) => d.stored === score) ?? known.find((d) => d.ours?.name === score);
  if (found) return found;
  throw new EvalmarkError("ERR_USAGE", `no declared scorer is called "${score}"`, {
    cure: known.length ? `declared: ${known.map((d) => d.stored).join(", ")}` : "use --scorer",
  });
}

function declaredInSpec(task: Parameters<typeof declaredScorers>[0]): Known[] {
  const scorers = declaredScorers(task);
  const stored = storedNames(scorers.map((d) => d.declared.name));
  return scorers.map((d, i) => ({
    stored: stored[i]!,
    declared: { name: d.declared.name, options: d.declared.args },
    ours: d.scorer,
    core: null,
    why: d.reason ?? "",
    cure: d.cure ?? "",
  }));
}

/** A name used again gets 1, then 2: unique_scorer_name of Inspect AI 0.3.285 (scorer/_scorer.py). */
function storedNames(names: string[]): string[] {
  const used = new Set<string>();
  for (const name of names) {
    let stored = name;
    for (let count = 1; used.has(stored); count++) stored = `${name}${count}`;
    used.add(stored);
  }
  return [...used];
}

/** Scorers a log's header names, read as an eval.yaml's would be. */
function declaredInLog({ scorers, solvers }: LogHeader): Known[] {
  const read = ({ name, options }: DeclaredScorer) => ({ name, args: options });
  const own = scorers.map((s) => ({ ...read(s), own: s.core !== undefined }));
  return declaredInSpec({ scorers: own, solvers: (solvers ?? []).map(read) }).map((known, i) => ({
    ...known,
    core: scorers[i]!.core ?? null,
  }));
}
