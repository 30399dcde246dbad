/** Checks of the files that a token names by digest: eval.yaml, core, logs. */
import { EXIT } from "../errors.ts";
import { type Claims, hexOfDigest } from "../token/index.ts";
import type { Report } from "./report.ts";
import type { VerifyInput } from "./types.ts";

export function checkSpec(report: Report, claims: Claims, spec: VerifyInput["spec"]): void {
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
export function checkCore(report: Report, claims: Claims, input: VerifyInput): void {
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

export function checkLogs(
  report: Report,
  claims: Claims,
  logs: readonly string[] | undefined,
): void {
  if (!logs) {
    report.skip("log", "no log was given");
    return;
  }
  const show = (digests: readonly string[]) => [...digests].sort().join(" ");
  report.same("log", show(claims.logs.map(hexOfDigest)), show(logs));
}
