/**
 * Verifies one entry: every check that can be made with what was given, cheap ones first. The
 * first failure decides the outcome; scoring again is only begun where nothing has failed.
 */
import { EvalmarkError, EXIT } from "../errors.ts";
import { canonicalJson } from "../json/jcs.ts";
import { type Claims, openToken } from "../token/index.ts";
import { checkCore, checkLogs, checkSpec } from "./bindings.ts";
import { Completeness } from "./completeness.ts";
import { checkData } from "./data.ts";
import { checkEntry, isPartial } from "./entry.ts";
import { checkPlan } from "./plan.ts";
import { Report } from "./report.ts";
import { checkRescored } from "./rescored.ts";
import type { SeenSample, Verification, VerifyInput } from "./types.ts";

/**
 * Outcome, exit code and a line per check. Throws only what is no EvalmarkError: whatever can't
 * be read or does not fit is an answer, and never "verified".
 */
export async function verifyResult(input: VerifyInput): Promise<Verification> {
  const report = new Report();
  const claims = await checkToken(report, input);
  if (!claims) return report.finish(input.entry, null, EXIT.rejected);
  checkEntry(report, input.entry, claims, input);
  checkSpec(report, claims, input.spec);
  const key = await checkData(report, claims, input);
  await checkPlan(report, claims, input);
  checkCore(report, claims, input);
  checkLogs(report, claims, input.logs);
  const rescored = await rescore(report, claims, input, key);
  const all = rescored && input.spec && input.logs;
  return report.finish(
    input.entry,
    claims,
    all && !isPartial(claims) ? EXIT.done : EXIT.notRescored,
  );
}

async function checkToken(report: Report, input: VerifyInput): Promise<Claims | null> {
  const { verifyToken } = input.entry;
  if (verifyToken === undefined || verifyToken === null) {
    report.fail("token", {
      note: "the entry has no verifyToken: a number by whoever wrote the file",
      cure: "ask for a signed result (evalmark score --sign), and the log",
      exit: EXIT.noTrustedSigner,
    });
    return null;
  }
  try {
    const claims = await openToken(verifyToken, input.keys);
    report.pass("token", claims.iss === null ? "no issuer is named" : `issuer ${claims.iss}`);
    return claims;
  } catch (error) {
    if (!(error instanceof EvalmarkError)) throw error;
    report.fail("token", { note: error.message, cure: error.cure, exit: error.exit });
    return null;
  }
}

/** True where the log was scored again and everything agreed, the samples' root included. */
async function rescore(
  report: Report,
  claims: Claims,
  input: VerifyInput,
  key: Uint8Array | null,
): Promise<boolean> {
  const { rows, spec } = input;
  const names = ["state", "scorer", "samples", "score", "completeness"] as const;
  if (report.failed || !input.rescore) {
    const why = report.failed ? "an earlier check failed" : "no log was given";
    for (const name of names) report.skip(name, why);
    return false;
  }
  const task = spec?.task;
  const completeness =
    rows && task && new Completeness(rows, task, claims.result.epochs, input.templated);
  const seen = new Set<string>();
  let twice = false;
  const see = (sample: SeenSample) => {
    const name = canonicalJson([sample.id, sample.epoch]);
    twice ||= seen.has(name);
    seen.add(name);
    completeness?.see(sample);
  };
  let whole: boolean;
  try {
    const rescored = await input.rescore(claims, see, key);
    whole = rescored.root !== null;
    checkRescored(report, claims, rescored);
  } catch (error) {
    if (!(error instanceof EvalmarkError)) throw error;
    // A second copy of a sample is an attempt on the count, not a file that can't be read.
    report.fail("samples", {
      note: error.message,
      cure: error.cure,
      exit: twice ? EXIT.rejected : EXIT.cannotCheck,
    });
    return false;
  }
  if (!completeness) {
    report.skip(
      "completeness",
      "completeness not checked: it needs the rows (--data) and the eval.yaml",
    );
    return whole;
  }
  const found = completeness.finish(claims);
  if ("note" in found) report.pass("completeness", found.note);
  else if (!found.open) report.fail("completeness", found);
  else {
    report.fail("completeness", {
      expected: found.expected,
      found: found.found,
      note: "the harness makes samples of rows in its own way, and this one can't be told to be its row's",
      cure: "leave out --data: completeness is then not checked",
      exit: EXIT.cannotCheck,
    });
  }
  return whole;
}
