/** Checks of the files that a token names by digest: eval.yaml, core, logs. */
import { shippedRegistry } from "../registry/index.ts";
import { declaredScorers, type SpecTask, shownTask, taskDigest } from "../spec/index.ts";
import { type Claims, claimedScorer, claimedTaskDigest, hexOfDigest } from "../token/index.ts";
import { type Report, showScorer } from "./report.ts";
import { taskChanges } from "./task-changes.ts";
import type { VerifyInput } from "./types.ts";

/** The eval.yaml, and what it says of scorer and epochs. */
export function checkSpec(report: Report, claims: Claims, spec: VerifyInput["spec"]): void {
  if (!spec) {
    for (const name of ["spec", "declared", "epochs"] as const) {
      report.skip(name, "no eval.yaml was given");
    }
    return;
  }
  const signed = hexOfDigest(claimedTaskDigest(claims.spec.task));
  const found = spec.task && taskDigest(spec.task);
  if (!spec.task || found !== signed) {
    const differs = spec.task ? taskChanges(claims.spec.task, shownTask(spec.task)) : [];
    const what = differs.length > 0 ? `: ${differs.join(", ")}` : "";
    report.fail("spec", {
      code: "S_EVAL_YAML_CHANGED",
      expected: signed,
      found: found ?? `no task ${claims.dataset.task}`,
      note: `the task has changed since the result was signed${what}`,
      cure: "give the eval.yaml of the dataset's revision at that time, or score again",
    });
    for (const name of ["declared", "epochs"] as const) report.skip(name, "the task has changed");
    return;
  }
  const reformatted = spec.digest !== hexOfDigest(claims.spec.raw);
  report.pass("spec", reformatted ? "reformatted since; the task is the same" : spec.digest);
  checkDeclared(report, claims, spec.task);
  checkEpochs(report, claims, spec.task);
}

/** A signer may use another scorer than the declared one, but not misname that, nor hide it. */
function checkDeclared(report: Report, claims: Claims, task: SpecTask): void {
  const { declared, used } = claims.scorer;
  const [first] = declaredScorers(task);
  const expected = showScorer(declared);
  const { name, args } = first!.declared;
  const found = showScorer(claimedScorer({ name, options: args }));
  if (found !== expected) {
    const cure = "the signer misnamed the declared scorer: ask him to sign again";
    report.fail("declared", { code: "E_SCORER_CONFIG", expected, found, cure });
  } else if (first!.scorer && showScorer(claimedScorer(first!.scorer)) === showScorer(used)) {
    report.pass("declared", found);
  } else if (!claims.notes?.includes(`scored by evalmark ${used.name}`)) {
    // The Hub shows an entry's value and notes, and nobody would take it for another scorer's.
    report.fail("declared", {
      code: "E_SCORER_CONFIG",
      expected: `notes that say: scored by evalmark ${used.name}`,
      found: claims.notes ?? "no notes",
      note: `scored by ${showScorer(used)} instead of the declared ${found}, and its notes hide it`,
      cure: "ask the signer to score and sign with evalmark as it is, which writes such notes",
    });
  } else report.pass("declared", `${found}; replaced by ${showScorer(used)}`);
}

function checkEpochs(report: Report, claims: Claims, task: SpecTask): void {
  const { epochs, reducer } = claims.result;
  const ran = `${epochs} x ${reducer}`;
  const declared = `${task.epochs} x ${task.reducer}`;
  // With one epoch all reducers agree. Epochs that were not run are missing samples, so a result
  // is never over fewer than are declared; it may be over more.
  if (epochs < task.epochs || (epochs > 1 && reducer !== task.reducer)) {
    const cure = "ask for a run of the declared epochs";
    report.fail("epochs", { code: "E_EPOCHS", expected: declared, found: ran, cure });
  } else {
    report.pass("epochs", ran === declared ? ran : `${ran}; the eval.yaml says ${declared}`);
  }
}

/**
 * The core that scores again: it must have the signed digest, and be one that is known. The
 * signer chooses what he names, so a digest that nobody lists proves nothing. True where the log
 * may be scored with it.
 */
export function checkCore(report: Report, claims: Claims, input: VerifyInput): boolean {
  const { abi, chosen = false, digest, unlisted = false } = input.core;
  const named = hexOfDigest(claims.core.digest);
  const signed = `${named} (ABI ${claims.core.abi})`;
  const loaded = `${digest} (ABI ${abi})`;
  const same = signed === loaded;
  if (!same && chosen) {
    report.fail("core", {
      code: "E_SCORER_DIGEST",
      expected: signed,
      found: loaded,
      cure: "get the core of that digest from where evalmark publishes it",
    });
    return false;
  }
  const known = (input.registry ?? shippedRegistry()).get(named);
  if (!same && input.rescore) {
    report.fail("core", {
      code: "S_CORE_NEEDED",
      expected: signed,
      found: loaded,
      note: "re-scoring needs the core that has the signed digest",
      cure: `--core FILE with ${known ? `the core of evalmark ${known.version}` : "that core"}, or leave out --log`,
    });
    return false;
  }
  if (!known) {
    const how = unlisted ? "run on your own word (--allow-scorer)" : "not run";
    report.limit("core", "S_SCORER_UNKNOWN", `scorers.json does not list ${named}: ${how}`);
    return unlisted;
  }
  if (known.status === "known-bug") {
    const bugs = known.bugs.map(({ reference, text }) => `${text} (${reference})`).join("; ");
    report.limit("core", "S_SCORER_KNOWN_BUG", `scored by a core with a known bug: ${bugs}`);
  } else if (same) report.pass("core", `${digest}, evalmark ${known.version}`);
  else report.skip("core", `signed with another core, of evalmark ${known.version}: ${signed}`);
  return true;
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
    code: "E_LOG_ROOT",
    cure: beside
      ? "have the signed results file beside the log, and no other"
      : "ask the signer for the very file that was signed: this one was changed, or is another",
  });
}
