/**
 * Verifies one entry: every check that can be made with what was given, cheap ones first. The
 * first failure decides the outcome; scoring again is only begun where nothing has failed.
 */
import { EvalmarkError, EXIT } from "../errors.ts";
import { type Claims, hexOfDigest, openToken } from "../token/index.ts";
import { Completeness } from "./completeness.ts";
import { checkEntry } from "./entry.ts";
import { Report } from "./report.ts";
import { checkRescored } from "./rescored.ts";
import type { Verification, VerifyInput } from "./types.ts";

/**
 * Outcome, exit code and a line per check. Throws only what is no EvalmarkError: whatever can't
 * be read or does not fit is an answer, and never "verified".
 */
export async function verifyResult(input: VerifyInput): Promise<Verification> {
  const report = new Report();
  const claims = await checkToken(report, input);
  if (!claims) return report.finish(null, EXIT.rejected);
  checkEntry(report, input.entry, claims, input);
  checkSpec(report, claims, input.spec);
  checkCore(report, claims, input);
  checkLogs(report, claims, input.logs);
  const rescored = await rescore(report, claims, input);
  return report.finish(claims, rescored && input.spec ? EXIT.done : EXIT.notRescored);
}

async function checkToken(report: Report, input: VerifyInput): Promise<Claims | null> {
  const { verifyToken } = input.entry;
  if (verifyToken === undefined || verifyToken === null) {
    report.fail("token", {
      note: "the entry has no verifyToken: a number by whoever wrote the file",
      exit: EXIT.noTrustedSigner,
    });
    return null;
  }
  try {
    const claims = await openToken(verifyToken, input.keys);
    report.pass("token", "preview version 0; later verifiers ask to sign again");
    return claims;
  } catch (error) {
    if (!(error instanceof EvalmarkError)) throw error;
    report.fail("token", { note: error.message, exit: error.exit });
    return null;
  }
}

function checkSpec(report: Report, claims: Claims, spec: VerifyInput["spec"]): void {
  if (!spec) {
    report.skip("spec", "no eval.yaml was given");
    report.skip("epochs", "no eval.yaml was given");
    return;
  }
  const task = hexOfDigest(claims.spec.task);
  const raw = hexOfDigest(claims.spec.raw);
  if (spec.task !== task) {
    report.fail("spec", {
      expected: task,
      found: spec.task ?? `no task ${claims.dataset.task}`,
      note: "the task has changed since the result was signed",
      exit: EXIT.stale,
    });
  } else {
    report.pass("spec", spec.raw === raw ? raw : "reformatted since; the task is the same");
  }
  const { epochs, reducer } = claims.result;
  const ran = `${epochs} x ${reducer}`;
  const declared = `${spec.epochs} x ${spec.reducer}`;
  // With one epoch all reducers agree; more or fewer epochs than declared are not a lie.
  if (epochs > 1 && reducer !== spec.reducer) {
    report.fail("epochs", { expected: declared, found: ran });
  } else {
    report.pass("epochs", ran === declared ? ran : `${ran}; the eval.yaml says ${declared}`);
  }
}

/** Other bytes than the signed ones prove nothing about the value: there is no re-scoring. */
function checkCore(report: Report, claims: Claims, input: VerifyInput): void {
  const signed = `${hexOfDigest(claims.core.digest)} (ABI ${claims.core.abi})`;
  const loaded = `${input.core.digest} (ABI ${input.core.abi})`;
  if (signed === loaded) report.pass("core", input.core.digest);
  else if (input.rescore) {
    report.fail("core", {
      expected: signed,
      found: loaded,
      note: "re-scoring needs the evalmark whose core has the signed digest",
      exit: EXIT.cannotCheck,
    });
  } else report.skip("core", `signed with another core, ${signed}`);
}

function checkLogs(report: Report, claims: Claims, logs: readonly string[] | undefined): void {
  if (!logs) {
    report.skip("log", "no log was given");
    return;
  }
  const show = (digests: readonly string[]) => [...digests].sort().join(" ");
  report.same("log", show(claims.logs.map(hexOfDigest)), show(logs));
}

/** True where the log was scored again and everything agreed. */
async function rescore(report: Report, claims: Claims, input: VerifyInput): Promise<boolean> {
  const { data } = input;
  const names = ["state", "scorer", "samples", "score", "completeness"] as const;
  if (report.failed || !input.rescore) {
    const why = report.failed ? "an earlier check failed" : "no log was given";
    for (const name of names) report.skip(name, why);
    return false;
  }
  const completeness = data && new Completeness(data.rows, data.task, claims.result.epochs);
  try {
    const rescored = await input.rescore(claims, (sample) => completeness?.see(sample));
    checkRescored(report, claims, rescored);
  } catch (error) {
    if (!(error instanceof EvalmarkError)) throw error;
    report.fail("samples", { note: error.message, exit: EXIT.cannotCheck });
    return false;
  }
  if (!completeness) {
    report.skip("completeness", "completeness not checked: no rows were given (--data)");
    return true;
  }
  const found = completeness.finish(claims);
  if ("note" in found) report.pass("completeness", found.note);
  else report.fail("completeness", found);
  return true;
}
