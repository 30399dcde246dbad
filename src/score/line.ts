/** Verdicts as lines of JSON: what `--verdicts` writes. */
import type { Verdict } from "../core/index.ts";
import { safeJsonString } from "../json/index.ts";
import type { Sample } from "../log/index.ts";
import type { Scored } from "./run.ts";

/**
 * One line with its newline: id, epoch, scorer, score, verdict, rule, certainty, answer (the
 * text of the span, or null), span, steps; then, only where there is something to say: bits,
 * stopped (where the scored text ended), decimal_cut, text_kind (what was scored, where it is
 * not the raw text), error, log, others. Control and bidi characters are escaped, so that the
 * line can be shown on a terminal.
 */
export function verdictLine(scored: Scored, log?: string): string {
  const { sample } = scored;
  const id = typeof sample.id === "string" ? safeJsonString(sample.id) : sample.id;
  let line = `{"id":${id},"epoch":${sample.epoch},${verdictFields(
    scored.used.name,
    scored.verdict,
    sample,
  )}`;
  if (sample.textKind !== "raw") line += `,"text_kind":"${sample.textKind}"`;
  if (scored.error !== null) line += `,"error":${safeJsonString(scored.error)}`;
  if (log !== undefined) line += `,"log":${safeJsonString(log)}`;
  if (scored.others.length > 0) {
    const others = scored.others.map((o) => `{${verdictFields(o.scorer.name, o.verdict, sample)}}`);
    line += `,"others":[${others.join(",")}]`;
  }
  return `${line}}\n`;
}

/** The members of a verdict as JSON text, without braces. */
export function verdictFields(scorer: string, v: Verdict, sample: Pick<Sample, "text">): string {
  const rule = v.rule === null ? "null" : `"${v.rule}"`;
  const found = answerText(sample, v);
  const answer = found === null ? "null" : safeJsonString(found);
  const span = v.span ? `[${v.span[0]},${v.span[1]}]` : "null";
  let fields = `"scorer":"${scorer}","score":${v.score},"verdict":"${v.verdict}","rule":${rule},"certainty":"${v.certainty}","answer":${answer},"span":${span},"steps":${v.steps}`;
  if (v.bits > 0) fields += `,"bits":${v.bits}`;
  if (v.stopped) fields += `,"stopped":${v.textEnd}`;
  if (v.decimalCut) fields += ',"decimal_cut":true';
  return fields;
}

/** The text of a verdict's span, or null where it has none. */
export function answerText(sample: Pick<Sample, "text">, verdict: Verdict): string | null {
  if (!verdict.span) return null;
  const { buffer, byteOffset, byteLength } = sample.text;
  return Buffer.from(buffer, byteOffset, byteLength).toString("utf8", ...verdict.span);
}
