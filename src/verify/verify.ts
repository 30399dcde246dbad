/**
 * Verifies one entry: every check that can be made with what was given, cheap ones first. What
 * rejects decides, else the first failure; scoring again is only begun where nothing has failed.
 */
import { EvalmarkError } from "../errors.ts";
import { canonicalJson } from "../json/jcs.ts";
import { type Claims, openToken, parseToken, TokenRefused } from "../token/index.ts";
import { judgeKey, trustedKeys } from "../trust/index.ts";
import { checkCore, checkLogs, checkSpec } from "./bindings.ts";
import { Completeness } from "./completeness.ts";
import { checkData } from "./data.ts";
import { checkEntry } from "./entry.ts";
import { checkOthers } from "./others.ts";
import { checkPlan } from "./plan.ts";
import { Report } from "./report.ts";
import { checkRepository } from "./repository.ts";
import { checkRescored } from "./rescored.ts";
import type { SeenSample, Verification, VerifyInput } from "./types.ts";

/**
 * Outcome, exit code and a line per check. Throws only what is no EvalmarkError: whatever can't
 * be read or does not fit is an answer, and never "verified".
 */
export async function verifyResult(input: VerifyInput): Promise<Verification> {
  const report = new Report();
  const { entry, logs, placement = null, spec } = input;
  const claims = await checkToken(report, input);
  if (!claims) return report.finish(entry, null, false, placement);
  checkSigner(report, claims, input);
  checkEntry(report, entry, claims, input);
  await checkRepository(report, claims, input.repository);
  checkSpec(report, claims, spec);
  const key = await checkData(report, claims, input);
  await checkPlan(report, claims, input);
  checkOthers(report, input);
  const runnable = checkCore(report, claims, input);
  checkLogs(report, claims, logs);
  const rescored = await rescore(report, claims, input, key, runnable);
  return report.finish(entry, claims, rescored && Boolean(spec && logs), placement);
}

async function checkToken(report: Report, input: VerifyInput): Promise<Claims | null> {
  const { verifyToken } = input.entry;
  if (verifyToken === undefined || verifyToken === null) {
    report.fail("token", {
      code: "S_UNSIGNED",
      note: "the entry has no verifyToken: a number by whoever wrote the file",
      cure: "ask for a signed result (evalmark score --sign), and the log",
    });
    return null;
  }
  try {
    const keys = [...(input.keys ?? []), ...trustedKeys(input.trust ?? [])];
    const claims = await openToken(verifyToken, keys);
    report.pass(
      "token",
      claims.iss === null ? "no issuer is named" : `names the issuer ${claims.iss}`,
    );
    return claims;
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    const { cure = "ask the signer for the token as it was made", fault, message } = error;
    report.fail("token", { code: fault, note: message, cure });
    return null;
  }
}

/** Whether the key may have signed this, by the verifier's own trust material. */
function checkSigner(report: Report, claims: Claims, { entry, trust = [] }: VerifyInput): void {
  const { kid } = parseToken(entry.verifyToken);
  if (!trust.some(({ file }) => file.keys.some((key) => key.kid === kid))) {
    report.signer = { kid, iss: null, sources: [] };
    report.pass("signer", "a bare key: nothing limits its time or issuer");
    return;
  }
  const judged = judgeKey(claims, kid, trust);
  if ("code" in judged) {
    const cure =
      judged.code === "E_KEYS_ROLLBACK"
        ? "ask the signer which version is the present one"
        : "ask the signer to sign again, with a key that stands";
    report.fail("signer", { ...judged, cure });
    return;
  }
  report.signer = judged;
  const of = judged.iss === null ? "the trusted file names no issuer" : `key of ${judged.iss}`;
  report.pass("signer", `${of}; trusted by ${judged.sources.join(", ")}`);
}

/** True where the log was scored again and everything agreed, the samples' root included. */
async function rescore(
  report: Report,
  claims: Claims,
  input: VerifyInput,
  key: Uint8Array | null,
  runnable: boolean,
): Promise<boolean> {
  const { rows, spec } = input;
  const names = ["state", "scorer", "samples", "score", "canary", "completeness"] as const;
  if (report.failed || !input.rescore || !runnable) {
    const why = report.failed
      ? "an earlier check failed"
      : input.rescore
        ? "a core that is not listed is not run (--allow-scorer)"
        : "no log was given";
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
    checkRescored(report, claims, rescored, input.logs !== undefined);
  } catch (error) {
    if (!(error instanceof EvalmarkError)) throw error;
    // A second copy of a sample is an attempt on the count, not a file that can't be read.
    report.fail("samples", {
      code: twice
        ? "E_SAMPLE_DUP"
        : error.code === "ERR_CANNOT_CHECK"
          ? "S_CANNOT_RESCORE"
          : "S_LOG_UNREADABLE",
      note: error.fault === undefined ? error.message : `${error.fault}: ${error.message}`,
      cure: error.cure ?? "ask the signer for a log of a run that is whole",
    });
    return false;
  }
  if (!completeness) {
    report.skip(
      "completeness",
      "completeness not checked: it needs the rows (--data) and the eval.yaml",
      "S_N_UNCHECKED",
    );
    return whole;
  }
  const found = completeness.finish(claims);
  if ("note" in found) report.pass("completeness", found.note);
  else if (!found.open) {
    const { code, expected, found: seen } = found;
    const cure = "ask for a run over the rows as they are, each as often as there are epochs";
    report.fail("completeness", { code, expected, found: seen, cure });
  } else {
    report.fail("completeness", {
      code: "S_ROWS_OPEN",
      expected: found.expected,
      found: found.found,
      note: "the harness makes samples of rows in its own way, and this one can't be told to be its row's",
      cure: "leave out --data: completeness is then not checked",
    });
  }
  return whole;
}
