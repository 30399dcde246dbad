/** What is noticed on the way: differences, cut decimals, doubts, errors. */
import type { TextKind } from "../log/index.ts";
import { countCanaries } from "./canary.ts";
import { agrees, difference } from "./difference.ts";
import type { Found } from "./part.ts";
import { type ScorerPlan, sameScorer } from "./plan.ts";
import type { Report } from "./report.ts";
import type { Scored } from "./run.ts";

/** Errored samples that a report names. */
const MOST_ERRORS = 100;

export function nothingFound(): Found {
  return {
    compared: 0,
    different: 0,
    differences: [],
    decimalCut: [],
    errors: [],
    doubts: [],
    textKinds: {},
    ownScorer: 0,
    canary: { found: 0, each: [] },
  };
}

/** What is noticed of these samples; `keep`: how many differences and cut decimals are told. */
export function findIn(
  scored: readonly Scored[],
  plan: ScorerPlan,
  keep: number,
  canaries: readonly Buffer[] = [],
): Found {
  const found = nothingFound();
  const doubts = new Map<string, number>();
  for (const one of scored) {
    const { sample, verdict } = one;
    const { id, epoch } = sample;
    const kind = sample.textKind;
    if (kind !== "raw") found.textKinds[kind] = (found.textKinds[kind] ?? 0) + 1;
    if (canaries.length > 0 && countCanaries(sample.text, canaries, found.canary.each)) {
      found.canary.found++;
    }
    if (plan.first && !sameScorer(one.used, plan.first)) found.ownScorer++;
    for (const doubt of sample.doubts) doubts.set(doubt, (doubts.get(doubt) ?? 0) + 1);
    if (verdict.decimalCut && found.decimalCut.length < keep) found.decimalCut.push({ id, epoch });
    if (one.error !== null && found.errors.length < MOST_ERRORS) {
      found.errors.push({ id, epoch, error: one.error });
    }
    const same = agrees(one, plan);
    if (same === null) continue;
    found.compared++;
    if (same) continue;
    found.different++;
    if (found.differences.length < keep) found.differences.push(difference(one, plan)!);
  }
  found.doubts = [...doubts];
  return found;
}

/** The findings of parts that follow one another, added up. */
export class Findings {
  readonly #keep: number;
  readonly #all = nothingFound();
  readonly #doubts = new Map<string, number>();

  constructor(keep: number) {
    this.#keep = keep;
  }

  /** How many differences and cut decimals are still told. */
  get keep(): number {
    const { differences, decimalCut } = this.#all;
    return this.#keep - Math.min(differences.length, decimalCut.length);
  }

  add(found: Found): void {
    const all = this.#all;
    all.compared += found.compared;
    all.different += found.different;
    all.ownScorer += found.ownScorer;
    all.canary.found += found.canary.found;
    found.canary.each.forEach((samples, i) => {
      all.canary.each[i] = (all.canary.each[i] ?? 0) + samples;
    });
    append(all.differences, found.differences, this.#keep);
    append(all.decimalCut, found.decimalCut, this.#keep);
    append(all.errors, found.errors, MOST_ERRORS);
    for (const [why, samples] of found.doubts) this.doubt(why, samples);
    for (const [kind, samples] of Object.entries(found.textKinds)) {
      const key = kind as TextKind;
      all.textKinds[key] = (all.textKinds[key] ?? 0) + samples;
    }
  }

  /** Samples whose output holds a canary string, so far. */
  get canary(): Found["canary"] {
    return this.#all.canary;
  }

  error(error: Found["errors"][number]): void {
    append(this.#all.errors, [error], MOST_ERRORS);
  }

  doubt(why: string, samples: number): void {
    this.#doubts.set(why, (this.#doubts.get(why) ?? 0) + samples);
  }

  /** `ofLog`: doubts about the log as a whole. */
  result(ofLog: readonly string[]) {
    const { compared, different, differences, decimalCut, textKinds, ownScorer, errors } =
      this.#all;
    const whole = ofLog.map((why) => ({ why, samples: 0 }));
    return {
      compared: { samples: compared, same: compared - different },
      differences,
      decimalCut,
      textKinds,
      ownScorer,
      doubts: [...whole, ...[...this.#doubts].map(([why, samples]) => ({ why, samples }))],
      errors,
    } satisfies Partial<Report>;
  }
}

function append<T>(to: T[], more: readonly T[], most: number): void {
  for (const one of more) {
    if (to.length >= most) return;
    to.push(one);
  }
}
