/** Verdicts as lines of JSON: what `--verdicts` writes. */
import { verdictFields } from "../core/index.ts";
import { safeJsonString } from "../json/index.ts";
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
