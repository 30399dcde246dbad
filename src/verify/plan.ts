/** The plan that a token says was signed before its run. */
import { EvalmarkError } from "../errors.ts";
import { type Claims, openPlan, parseToken, planDigest, planMismatch } from "../token/index.ts";
import type { Report } from "./report.ts";
import type { VerifyInput } from "./types.ts";

export async function checkPlan(
  report: Report,
  claims: Claims,
  { entry, keys, plan, startedAt }: VerifyInput,
): Promise<void> {
  const signed = claims.run.plan;
  if (signed === null) {
    if (plan === undefined) report.skip("plan", "not pre-committed: the token names no plan");
    else report.fail("plan", { note: "the token names no plan", found: planDigest(plan) });
    return;
  }
  if (plan === undefined) {
    report.skip("plan", `the token names the plan ${signed}: give it with --plan`);
    return;
  }
  const found = planDigest(plan);
  if (found !== signed) {
    report.fail("plan", { expected: signed, found });
    return;
  }
  try {
    const opened = await openPlan(plan, keys);
    const wrong =
      opened.key.kid === parseToken(entry.verifyToken).kid
        ? (planMismatch(opened.plan, claims) ?? late(opened.plan.iat, startedAt))
        : "another key has signed it than the result";
    const { iat, seq } = opened.plan;
    if (wrong) report.fail("plan", { note: wrong });
    else report.pass("plan", `plan ${seq}, of ${new Date(iat * 1000).toISOString()}`);
  } catch (error) {
    if (!(error instanceof EvalmarkError)) throw error;
    report.fail("plan", { note: error.message, cure: error.cure, exit: error.exit });
  }
}

/** A plan that is made when the answers are known is none. */
function late(iat: number, startedAt: string | null | undefined): string | null {
  const start = startedAt == null ? Number.NaN : Date.parse(startedAt) / 1000;
  if (Number.isNaN(start) || iat <= start) return null;
  return `the plan is later than the run, which began at ${startedAt}`;
}
