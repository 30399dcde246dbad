/** Which cases of the corpus a scorer is asked, and as what. */
import { packScorer } from "../core/index.ts";
import type { Family, NamedScorer, Scorable } from "../corpus/index.ts";
import { EvalmarkError } from "../errors.ts";
import type { Question } from "./types.ts";

export type Scorables = { family: Family; cases: Scorable[] }[];

const isScorable = (one: Family["cases"][number]): one is Scorable =>
  one.role === "bug" || one.role === "control" || one.role === "policy";

/** The families of these names, all where there are none. Throws ERR_USAGE for one that is not. */
export function familiesOf(corpus: readonly Family[], names: readonly string[]): Family[] {
  for (const name of names) {
    if (corpus.some((f) => f.name === name)) continue;
    throw new EvalmarkError("ERR_USAGE", `the corpus has no family "${name}"`, {
      cure: `one of: ${corpus.map((f) => f.name).join(", ")}`,
    });
  }
  return corpus.filter((f) => names.length === 0 || names.includes(f.name));
}

/** Cases that a scorer of texts can decide. */
export function scorables(families: readonly Family[]): Scorables {
  return families
    .map((family) => ({ family, cases: family.cases.filter(isScorable) }))
    .filter(({ cases }) => cases.length > 0);
}

/**
 * Cases of a scorer of ours: those it is the right one of, those it is known to get wrong, and
 * of the same families the controls and policies of the same right scorers.
 */
export function casesOf(all: Scorables, scorer: string): Scorables {
  const named = (one: Scorable) =>
    one.scorer.name === scorer ||
    (one.role === "bug" && one.faults.some((f) => f.by.name === scorer));
  return all.flatMap(({ family, cases }) => {
    const own = cases.filter(named);
    const right = new Set(own.map((one) => one.scorer.name));
    const beside = (one: Scorable) => one.role !== "bug" && right.has(one.scorer.name);
    const chosen = cases.filter((one) => named(one) || beside(one));
    return own.length > 0 ? [{ family, cases: chosen }] : [];
  });
}

/** A case as a question. `stops`: with what the faulty harness cuts the output at. */
export function questionOf(one: Scorable, stops: boolean): Question {
  const { id, output, target, choices, stop } = one;
  return {
    id,
    output,
    target,
    ...(choices ? { choices } : {}),
    ...(stops && stop ? { stop } : {}),
  };
}

/** The case's own scorer; the named one, with the case's options where it is the same. */
export function scorerFor(one: Scorable, named: NamedScorer | null) {
  if (named === null) return packScorer(one.scorer.name, one.scorer.options);
  const same = named.name === one.scorer.name ? one.scorer.options : {};
  return packScorer(named.name, { ...same, ...named.options });
}
