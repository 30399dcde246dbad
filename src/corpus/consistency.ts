/** What a case must be beyond its shape: a fault that is one, options that exist, picks that hold. */
import { findScorer, packScorer } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import { picksOf } from "./picks.ts";
import type { Case, NamedScorer, OptionProbs, Scorable } from "./types.ts";

interface Inconsistency {
  key: string;
  message: string;
}

/** The first inconsistency of a case, or null. */
export function consistency(given: Case): Inconsistency | null {
  if (given.role === "told") return null;
  if (given.role === "log-probs") return wrongPick(given);
  const fault = unknownScorer("scorer", given.scorer, true) ?? wrongFaults(given);
  return fault ?? wrongPolicies(given);
}

function wrongFaults(given: Scorable): Inconsistency | null {
  if (given.role !== "bug") return null;
  for (const { score, by } of given.faults) {
    if (score === given.right) return { key: "faulty", message: '"faulty" is the right score' };
    const unknown = unknownScorer("by", by, false);
    if (unknown) return unknown;
  }
  return null;
}

function wrongPolicies(given: Scorable): Inconsistency | null {
  if (given.role !== "policy") return null;
  for (const { options } of given.policies) {
    const scorer = { ...given.scorer, options: { ...given.scorer.options, ...options } };
    const unknown = unknownScorer("policy", scorer, true);
    if (unknown) return unknown;
  }
  const scores = new Set(given.policies.map((p) => p.score));
  return scores.size > 1 ? null : { key: "policy", message: "all policies give one score" };
}

/** A scorer of ours must take its options; another's are its own affair. */
function unknownScorer(
  key: string,
  { name, options }: NamedScorer,
  ours: boolean,
): Inconsistency | null {
  if (!ours && !findScorer(name)) return null;
  try {
    packScorer(name, options);
    return null;
  } catch (error) {
    if (error instanceof EvalmarkError) return { key, message: error.message };
    throw error;
  }
}

function wrongPick(given: OptionProbs): Inconsistency | null {
  const { choices, target, letters, texts, unconditional, tokens, picks } = given;
  const many = choices.length;
  for (const [key, list] of Object.entries({ letters, texts, unconditional, tokens })) {
    if (list && list.length !== many) return { key, message: `"${key}" has not ${many} entries` };
  }
  if (target >= many) return { key: "target", message: `"target" is no index of a choice` };
  const found = picksOf(given);
  for (const [rule, index] of Object.entries(picks)) {
    if (!(rule in found)) return { key: "picks", message: `no data for the rule "${rule}"` };
    if (found[rule] !== index) {
      return { key: "picks", message: `"${rule}" picks ${found[rule]}, not ${index}` };
    }
  }
  return null;
}
