/** What `evalmark diff --json` prints. */
import { loadCore } from "../../core/index.ts";
import type { Cause, Differing, DiffReport, LogDiff, Mean, Shown } from "../../diff/index.ts";

export function diffJson(report: DiffReport) {
  const { a, b, logs, ranking, causes, doubts } = report;
  return {
    a,
    b,
    core_digest: loadCore().digest,
    logs: logs.map(logJson),
    ranking: ranking && {
      ranked: ranking.ranked.map(({ log, rankA, rankB }) => ({
        ...{ log: logs[log]!.file, model: logs[log]!.model },
        ...{ rank_a: rankA, rank_b: rankB, change: rankA - rankB },
      })),
      tau_b: ranking.tauB,
    },
    causes: causes.map((cause) => causeJson(cause, logs)),
    doubts,
  };
}

function logJson(log: LogDiff) {
  const { file, model, task, rows, compared, without, errored, differing, difference: d } = log;
  return {
    ...{ log: file, model, task, rows, compared, without_score: without, errored, differing },
    a: meanJson(log.a),
    b: meanJson(log.b),
    difference: {
      ...meanJson(d),
      p: d.p,
      test: d.test,
      higher_a: d.higher.a,
      higher_b: d.higher.b,
    },
  };
}

const meanJson = ({ value, stderr, interval95 }: Mean) => ({ value, stderr, interval95 });

function causeJson(cause: Cause, logs: readonly LogDiff[]) {
  const { ruleA, ruleB, higher, samples, shown } = cause;
  return {
    ...{ rule_a: ruleA, rule_b: ruleB, higher, samples },
    shown: shown.map((one) => sampleJson(one, logs)),
  };
}

function sampleJson({ log, id, epoch, target, a, b, text }: Differing, logs: readonly LogDiff[]) {
  return { log: logs[log]!.file, id, epoch, target, a: saidJson(a), b: saidJson(b), text };
}

const saidJson = ({ score, verdict, rule, answer }: Shown) => ({ score, verdict, rule, answer });
