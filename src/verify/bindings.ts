/** Checks of the files that a token names by digest: eval.yaml, core, logs. */
import { EXIT } from "../errors.ts";
import { declaredScorers, type SpecTask, taskDigest } from "../spec/index.ts";
import { type Claims, claimedScorer, hexOfDigest } from "../token/index.ts";
import { type Report, showScorer } from "./report.ts";
import type { VerifyInput } from "./types.ts";

/** The eval.yaml, and what it says of scorer and epochs. */
export function checkSpec(report: Report, claims: Claims, spec: VerifyInput["spec"]): void {
  if (!spec) {
    for (const name of ["spec", "declared", "epochs"] as const) {
      report.skip(name, "no eval.yaml was given");
    }
    return;
  }
  const signed = hexOfDigest(claims.spec.task);
  const found = spec.task && taskDigest(spec.task);
  if (!spec.task || found !== signed) {
    report.fail("spec", {
      expected: signed,
      found: found ?? `no task ${claims.dataset.task}`,
      note: "the task has changed since the result was signed",
      cure: "give the eval.yaml of the dataset's revision at that time, or score again",
      exit: EXIT.stale,
    });
    for (const name of ["declared", "epochs"] as const) report.skip(name, "the task has changed");
    return;
  }
  const reformatted = spec.digest !== hexOfDigest(claims.spec.raw);
  report.pass("spec", reformatted ? "reformatted since; the task is the same" : spec.digest);
  checkDeclared(report, claims, spec.task);
  checkEpochs(report, claims, spec.task);
}

/** A signer may use another scorer than the declared one, but not misname the declared one. */
function checkDeclared(report: Report, claims: Claims, task: SpecTask): void {
  const { declared, used } = claims.scorer;
  const [first] = declaredScorers(task);
  const expected = showScorer(declared);
  const { name, args } = first!.declared;
  const found = showScorer(claimedScorer({ name, options: args }));
  if (found !== expected) report.fail("declared", { expected, found });
  else if (first!.scorer && showScorer(claimedScorer(first!.scorer)) === showScorer(used)) {
    report.pass("declared", found);
  } else report.pass("declared", `${found}; replaced by ${showScorer(used)}`);
}

function checkEpochs(report: Report, claims: Claims, task: SpecTask): void {
  const { epochs, reducer } = claims.result;
  const ran = `${epochs} x ${reducer}`;
  const declared = `${task.epochs} x ${task.reducer}`;
  // With one epoch all reducers agree. Epochs that were not run are missing samples, so a result
  // is never over fewer than are declared; it may be over more.
  if (epochs < task.epochs || (epochs > 1 && reducer !== task.reducer)) {
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
      cure: "install that version (evalmark core prints its digest), or leave out --log",
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
  const signed = claims.run.logs.map(hexOfDigest);
  // What the harness wrote beside the samples says how they are to be read.
  const beside = logs[0] !== undefined && signed.includes(logs[0]);
  report.same("log", show(signed), show(logs), {
    cure: beside ? "have the signed results file beside the log, and no other" : undefined,
  });
}
