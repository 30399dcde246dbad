/** A verdict as JSON members, and the text that its span names. */
import { ascii, ByteWriter } from "../json/index.ts";
import type { Verdict } from "./verdict.ts";

/** What was scored, as UTF-8. */
interface Scorable {
  text: Uint8Array;
}

const SCORER = ascii('"scorer":');
const SCORE = ascii(',"score":');
const VERDICT = ascii(',"verdict":');
const RULE = ascii(',"rule":');
const CERTAINTY = ascii(',"certainty":');
const ANSWER = ascii(',"answer":');
const SPAN = ascii(',"span":');
const STEPS = ascii(',"steps":');
const BITS = ascii(',"bits":');
const STOPPED = ascii(',"stopped":');
const DECIMAL_CUT = ascii(',"decimal_cut":true');
const NULL = ascii("null");
const COMMA = ascii(",");
const OPEN = ascii("[");
const CLOSE = ascii("]");

/** Names of scorers, verdicts, rules and certainties in quotes; there are a few hundred. */
const quoted = new Map<string, Uint8Array>();

function writeName(out: ByteWriter, name: string | null): void {
  if (name === null) {
    out.raw(NULL);
    return;
  }
  let bytes = quoted.get(name);
  if (!bytes) {
    bytes = ascii(`"${name}"`);
    quoted.set(name, bytes);
  }
  out.raw(bytes);
}

/** Writes the members of a verdict, without braces; `scorer`: its name, null: none has judged. */
export function writeVerdict(
  out: ByteWriter,
  scorer: string | null,
  v: Verdict,
  { text }: Scorable,
): void {
  writeVerdictStart(out, scorer, v);
  if (v.span) out.stringOf(text, v.span[0], Math.min(v.span[1], text.length));
  else out.raw(NULL);
  out.raw(SPAN);
  if (v.span) {
    out.raw(OPEN);
    out.number(v.span[0]);
    out.raw(COMMA);
    out.number(v.span[1]);
    out.raw(CLOSE);
  } else out.raw(NULL);
  out.raw(STEPS);
  out.number(v.steps);
  if (v.bits > 0) {
    out.raw(BITS);
    out.number(v.bits);
  }
  if (v.stopped) {
    out.raw(STOPPED);
    out.number(v.textEnd);
  }
  if (v.decimalCut) out.raw(DECIMAL_CUT);
}

/** The same up to where the answer belongs. */
export function writeVerdictStart(
  out: ByteWriter,
  scorer: string | null,
  v: Pick<Verdict, "score" | "verdict" | "rule" | "certainty">,
): void {
  out.raw(SCORER);
  writeName(out, scorer);
  out.raw(SCORE);
  out.number(v.score);
  out.raw(VERDICT);
  writeName(out, v.verdict);
  out.raw(RULE);
  writeName(out, v.rule);
  out.raw(CERTAINTY);
  writeName(out, v.certainty);
  out.raw(ANSWER);
}

/** The members of a verdict as JSON text, as writeVerdict has them. */
export function verdictFields(scorer: string | null, v: Verdict, sample: Scorable): string {
  const out = new ByteWriter();
  writeVerdict(out, scorer, v, sample);
  return Buffer.from(out.take()).toString("utf8");
}

/** The text of a verdict's span, or null where it has none. */
export function answerText(sample: Scorable, verdict: Verdict): string | null {
  if (!verdict.span) return null;
  const { buffer, byteOffset, byteLength } = sample.text;
  return Buffer.from(buffer, byteOffset, byteLength).toString("utf8", ...verdict.span);
}
