/** What scoring again gave, against what was signed. */
import { canonicalJson } from "../json/jcs.ts";
import { type Claims, claimedScorer } from "../token/index.ts";
import { checkCanary } from "./canary.ts";
import { type Report, showScorer } from "./report.ts";
import type { Rescored } from "./types.ts";

/** Doubts that are shown; a log may have one for each sample. */
const SHOWN = 3;
const FORGED = "the scores were changed before they were signed: take the value for none";

/** `sameLogs`: the very files that were signed were scored. */
export function checkRescored(
  report: Report,
  claims: Claims,
  rescored: Rescored,
  sameLogs: boolean,
): void {
  const { doubts } = rescored;
  if (doubts.length === 0) report.pass("state");
  else {
    const more = doubts.length > SHOWN ? `; and ${doubts.length - SHOWN} more` : "";
    const note = doubts.slice(0, SHOWN).join("; ") + more;
    report.fail("state", { code: "S_LOG_EDITED", note, cure: "ask for the log as it was written" });
  }
  checkScorer(report, claims, rescored);
  checkSamples(report, claims, rescored, sameLogs);
  checkScore(report, claims.result, rescored.summary);
  checkCanary(report, claims.canary, rescored.canary ?? null);
}

/** A filter of the log belongs to it: another one's answers are another run's. */
function checkScorer(report: Report, claims: Claims, rescored: Rescored): void {
  const of = (filter?: string | null) =>
    filter == null ? "" : `, filter ${JSON.stringify(filter)}`;
  const signed = showScorer(claims.scorer.used) + of(claims.run.filter);
  const { filter, judge, scorer } = rescored;
  const found = showScorer(claimedScorer(scorer)) + of(filter);
  if (judge !== undefined && canonicalJson(judge) !== canonicalJson(claims.judge)) {
    report.fail("scorer", {
      code: "E_JUDGE",
      expected: canonicalJson(claims.judge),
      found: canonicalJson(judge),
      note: "the log has other transcripts of a judge than was signed",
      cure: "ask the signer for the log that was signed",
    });
    return;
  }
  report.same("scorer", signed, found, {
    code: "E_SCORER_CONFIG",
    cure: "score with the scorer, options and filter that were signed",
  });
}

/**
 * The root over samples and verdicts. Where the files are the signed ones the samples are, too,
 * and only verdicts can differ: then the scores were changed, or two of them exchanged.
 */
function checkSamples(
  report: Report,
  claims: Claims,
  { root, summary }: Rescored,
  sameLogs: boolean,
): void {
  if (root === null) {
    report.skip("samples", "they are closed with the dataset's rows: give --data");
    return;
  }
  const moved = differing(claims.result, summary).length > 0;
  const flipped = moved ? "E_RESCORE" : "E_RESCORE_SAMPLE";
  report.same("samples", claims.run.samples.root, root, {
    code: sameLogs ? flipped : "E_LOG_ROOT",
    cure: sameLogs ? FORGED : "ask the signer for the log that was signed",
  });
}

/** Every number of the result but its rounding, which `counts` has checked. */
function checkScore(report: Report, signed: Claims["result"], summary: Rescored["summary"]): void {
  const { counts, epochs, errors, n, rows } = summary;
  const names = differing(signed, summary);
  if (names.length === 0) {
    const samples = n + (errors === "exclude" ? counts.errored : 0) - counts.missing;
    report.scored = { samples, of: rows * epochs };
    const note = `${samples} of ${rows * epochs} samples scored again: reproduced exactly`;
    report.pass("score", note);
    return;
  }
  const pick = (from: Record<string, unknown>) =>
    canonicalJson(Object.fromEntries(names.map((key) => [key, from[key]])));
  report.fail("score", {
    code: "E_RESCORE",
    expected: pick(signed),
    found: pick(numbersOf(summary)),
    cure: FORGED,
  });
}

function differing(signed: Claims["result"], summary: Rescored["summary"]): string[] {
  const found: Record<string, unknown> = numbersOf(summary);
  const of = signed as Record<string, unknown>;
  return Object.keys(found).filter((key) => canonicalJson(of[key]) !== canonicalJson(found[key]));
}

function numbersOf({ counts, epochs, errors, k, n, reducer, rows }: Rescored["summary"]) {
  return { counts, epochs, errors, k: [`${k.num}`, `${k.den}`], n, reducer, rows };
}
