/** What else is published of the same dataset and task: a number may be the best of several. */
import { EvalmarkError } from "../errors.ts";
import { type Claims, openToken } from "../token/index.ts";
import { trustedKeys } from "../trust/index.ts";
import type { Report } from "./report.ts";
import type { OtherResult, VerifyInput } from "./types.ts";

/** Results that are named one by one. */
const SHOWN = 5;
/** Tokens of others that are opened. */
const MOST = 100;

export function checkOthers(report: Report, { others }: VerifyInput): void {
  if (!others) {
    report.skip("others", "not looked for");
    return;
  }
  const { results, scope } = others;
  if (results.length === 0) {
    report.pass("others", `none in ${scope}`);
    return;
  }
  const named = results.slice(0, SHOWN).map(({ notes, value, where }) => {
    const said = typeof notes === "string" ? ` (${notes.slice(0, 60)})` : "";
    return `${show(value)}${said} in ${where}`;
  });
  const more = results.length > SHOWN ? `; and ${results.length - SHOWN} more` : "";
  const count = `${results.length} other result${results.length === 1 ? "" : "s"}`;
  report.pass("others", `${count} in ${scope}: ${named.join("; ")}${more}`, "S_OTHER_RESULTS");
}

function show(value: unknown): string {
  return typeof value === "number" ? `${value}` : (JSON.stringify(value) ?? "nothing").slice(0, 40);
}

/**
 * Digests of the plans that trusted signers name in other results of this model, dataset and task.
 * What those plans were is not looked at.
 */
export async function plansOfOthers(
  claims: Claims,
  { keys = [], others, trust = [] }: VerifyInput,
): Promise<Set<string>> {
  const trusted = [...keys, ...trustedKeys(trust)];
  const plans = new Set<string>();
  for (const { verifyToken } of (others?.results ?? []).slice(0, MOST)) {
    const other = await opened(verifyToken, trusted);
    const { dataset, model } = claims;
    if (other?.run.plan == null || other.model.id !== model.id) continue;
    if (other.dataset.id !== dataset.id || other.dataset.task !== dataset.task) continue;
    if (other.run.plan !== claims.run.plan) plans.add(other.run.plan);
  }
  return plans;
}

async function opened(token: OtherResult["verifyToken"], keys: unknown[]): Promise<Claims | null> {
  if (token == null) return null;
  try {
    return await openToken(token, keys);
  } catch (error) {
    if (error instanceof EvalmarkError) return null;
    throw error;
  }
}
