/** What scoring again gave, against what was signed. */
import { EXIT } from "../errors.ts";
import { canonicalJson } from "../json/jcs.ts";
import { type Claims, claimedScorer } from "../token/index.ts";
import { type Report, showScorer } from "./report.ts";
import type { Rescored } from "./types.ts";

/** Doubts that are shown; a log may have one for each sample. */
const SHOWN = 3;

export function checkRescored(report: Report, claims: Claims, rescored: Rescored): void {
  const { doubts } = rescored;
  if (doubts.length === 0) report.pass("state");
  else {
    const more = doubts.length > SHOWN ? `; and ${doubts.length - SHOWN} more` : "";
    const note = doubts.slice(0, SHOWN).join("; ") + more;
    report.fail("state", { note, exit: EXIT.cannotCheck });
  }
  checkScorer(report, claims, rescored);
  if (rescored.root !== null) report.same("samples", claims.run.samples.root, rescored.root);
  else report.skip("samples", "they are closed with the dataset's rows: give --data");
  checkScore(report, claims.result, rescored.summary);
}

/** A filter of the log belongs to it: another one's answers are another run's. */
function checkScorer(report: Report, claims: Claims, rescored: Rescored): void {
  const of = (filter?: string | null) =>
    filter == null ? "" : `, filter ${JSON.stringify(filter)}`;
  const signed = showScorer(claims.scorer.used) + of(claims.run.filter);
  const { filter, scorer } = rescored;
  const found = showScorer(claimedScorer(scorer)) + of(filter);
  report.same("scorer", signed, found);
}

/** Every number of the result but its rounding, which `counts` has checked. */
function checkScore(report: Report, signed: Claims["result"], summary: Rescored["summary"]): void {
  const { counts, epochs, errors, k, n, reducer, rows } = summary;
  const found = { counts, epochs, errors, k: [`${k.num}`, `${k.den}`], n, reducer, rows };
  const differing = (Object.keys(found) as (keyof typeof found)[]).filter(
    (key) => canonicalJson(signed[key]) !== canonicalJson(found[key]),
  );
  if (differing.length === 0) {
    const seen = n + (errors === "exclude" ? counts.errored : 0) - counts.missing;
    report.pass("score", `${seen} of ${rows * epochs} samples scored again: reproduced exactly`);
    return;
  }
  const pick = (from: Record<string, unknown>) =>
    canonicalJson(Object.fromEntries(differing.map((key) => [key, from[key]])));
  report.fail("score", { expected: pick(signed), found: pick(found) });
}
