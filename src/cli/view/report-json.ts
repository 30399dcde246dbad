/** A scored log for machines. Keys are snake_case, as of all JSON that the command prints. */
import { loadCore } from "../../core/index.ts";
import type { LogHeader } from "../../log/index.ts";
import { formatValue, type Scale, type Summary } from "../../result/index.ts";
import type { Difference, Report } from "../../score/index.ts";

/** Plain JSON: numbers as numbers, exact fractions as "num/den" text. */
export function reportJson(
  report: Report,
  { scale, decimals }: { scale: Scale; decimals: number },
  [digest, side]: readonly string[],
) {
  const { plan } = report;
  return {
    log: report.file,
    log_digest: digest,
    side_digest: side ?? null,
    core_digest: loadCore().digest,
    header: headerJson(report.header),
    scorer: {
      used: plan.first ? { name: plan.first.name, options: plan.first.options } : null,
      from: plan.from,
      declared: plan.declared,
      not_rerun: plan.notRerun,
      own: report.ownScorer,
    },
    ...summaryJson(report.summary, scale, decimals),
    others: report.others.map((o) => ({
      scorer: o.scorer.name,
      options: o.scorer.options,
      ...summaryJson(o.summary, scale, decimals),
    })),
    harness: report.harness,
    compared: report.compared,
    differences: report.differences.map(differenceJson),
    decimal_cut: report.decimalCut,
    text_kinds: Object.entries(report.textKinds).map(([kind, samples]) => ({ kind, samples })),
    doubts: report.doubts,
    canary: report.canary && {
      strings: report.canary.strings.length,
      found: report.canary.found,
      each: report.canary.each,
    },
    errors: report.errors,
  };
}

function headerJson({
  sampleIds,
  startedAt = null,
  completedAt,
  settings = null,
  ...header
}: LogHeader) {
  const times = { started_at: startedAt, completed_at: completedAt };
  return { ...header, settings, sample_ids: sampleIds, ...times };
}

function differenceJson({ harnessOthers, ...difference }: Difference) {
  return { ...difference, harness_others: harnessOthers };
}

function summaryJson(summary: Summary, scale: Scale, decimals: number) {
  return {
    value: Number(formatValue(summary.value, scale, decimals)),
    scale,
    exact: String(summary.value),
    n: summary.n,
    rows: summary.rows,
    scored_rows: summary.scoredRows,
    epochs: summary.epochs,
    reducer: summary.reducer,
    errors_mode: summary.errors,
    counts: summary.counts,
    stderr: summary.stderr,
    interval95: summary.interval95,
    span: { low: summary.span.low.toNumber(), high: summary.span.high.toNumber() },
  };
}
