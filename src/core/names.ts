/** The closed list of names, typed. The numbers are those of the records. */
import { CERTAINTIES, OPTIONS, RULES, SCORERS, VERDICTS } from "./names.generated.ts";

export { OPTIONS, RULES, SCORERS, VERDICTS };

export type ScorerName = (typeof SCORERS)[number]["name"];
export type OptionName = (typeof OPTIONS)[number]["name"];
/** Verdicts of the core; `errored` is the Node side's, for a sample the core never judged. */
export type VerdictName = (typeof VERDICTS)[number]["name"] | "errored";
export type CertaintyName = (typeof CERTAINTIES)[number]["name"];
export type RuleName = (typeof RULES)[number]["name"];

const byId = <T extends { id: number; name: string }>(
  list: readonly T[],
): (T["name"] | undefined)[] => {
  const out: (T["name"] | undefined)[] = [];
  for (const { id, name } of list) out[id] = name;
  return out;
};

/** Names by the number that stands in a record. */
export const VERDICT_NAMES = byId(VERDICTS);
export const CERTAINTY_NAMES = byId(CERTAINTIES);
export const RULE_NAMES = byId(RULES);

/** The same, and 0 for what no record says: `errored`. */
export const VERDICT_CODES: readonly VerdictName[] = Array.from(
  VERDICT_NAMES,
  (name) => name ?? "errored",
);

const scorers = new Map<string, (typeof SCORERS)[number]>(SCORERS.map((s) => [s.name, s]));
const rules = new Map<string, string>(RULES.map((r) => [r.name, r.text]));

/** The scorer of this name, or undefined. */
export function findScorer(name: string): (typeof SCORERS)[number] | undefined {
  return scorers.get(name);
}

/** One plain phrase on what a rule means, for people. */
export function ruleText(name: string): string | undefined {
  return rules.get(name);
}
