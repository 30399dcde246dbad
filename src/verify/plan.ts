/** The plan that a token says was signed before its run. */
import { EvalmarkError } from "../errors.ts";
import {
  type Claims,
  openPlan,
  parseToken,
  planDigest,
  planMismatch,
  TokenRefused,
} from "../token/index.ts";
import { trustedKeys } from "../trust/index.ts";
import { plansOfOthers } from "./others.ts";
import type { Report } from "./report.ts";
import type { VerifyInput } from "./types.ts";

const ASK = "ask the signer for the plan that was signed before this run";

export async function checkPlan(report: Report, claims: Claims, input: VerifyInput): Promise<void> {
  const { entry, keys = [], plan, startedAt, trust = [] } = input;
  const signed = claims.run.plan;
  if (signed === null) {
    if (plan === undefined) report.skip("plan", "not pre-committed: the token names no plan");
    else {
      const found = planDigest(plan);
      report.fail("plan", { code: "E_PLAN", note: "the token names no plan", found, cure: ASK });
    }
    return;
  }
  if (plan === undefined) {
    report.skip("plan", `the token names the plan ${signed}: give it with --plan`);
    return;
  }
  const found = planDigest(plan);
  if (found !== signed) {
    report.fail("plan", { code: "E_PLAN", expected: signed, found, cure: ASK });
    return;
  }
  try {
    const opened = await openPlan(plan, [...keys, ...trustedKeys(trust)]);
    const wrong =
      opened.key.kid === parseToken(entry.verifyToken).kid
        ? (planMismatch(opened.plan, claims) ?? late(opened.plan.iat, startedAt))
        : "another key has signed it than the result";
    const { iat, seeds, seq } = opened.plan;
    const open = [
      ...(startOf(startedAt) === null ? ["when the run began isn't known"] : []),
      ...(seeds.length > 0 ? ["seeds are not compared"] : []),
    ].map((what) => `; ${what}`);
    if (wrong) report.fail("plan", { code: "E_PLAN", note: wrong, cure: ASK });
    else if (seq === 1) report.pass("plan", `the first plan, of ${when(iat)}${open.join("")}`);
    else {
      const reported = 1 + (await plansOfOthers(claims, input)).size;
      const note = `plan ${seq}, of ${when(iat)}: ${seq} declared, ${reported} reported here${open.join("")}`;
      report.pass("plan", note, ...(reported < seq ? (["S_UNREPORTED_RUNS"] as const) : []));
    }
  } catch (error) {
    if (!(error instanceof EvalmarkError)) throw error;
    const code = error instanceof TokenRefused ? error.fault : "E_PLAN";
    report.fail("plan", { code, note: error.message, cure: error.cure ?? ASK });
  }
}

const when = (seconds: number) => new Date(seconds * 1000).toISOString();

/** Seconds since 1970. */
function startOf(startedAt: string | null | undefined): number | null {
  const start = startedAt == null ? Number.NaN : Date.parse(startedAt) / 1000;
  return Number.isNaN(start) ? null : start;
}

/** A plan that is made when the answers are known is none. */
function late(iat: number, startedAt: string | null | undefined): string | null {
  const start = startOf(startedAt);
  if (start === null || iat <= start) return null;
  return `the plan is later than the run, which began at ${startedAt}`;
}
