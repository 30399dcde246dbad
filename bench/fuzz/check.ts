/** What must hold of every record, whatever the sample. */
import { type CoreInput, RULES, SCORERS, type ScorerName, VERDICTS } from "evalmark/core";

/** assembly/limits.ts, MAX_STEPS. */
export const MAX_STEPS = 2 ** 28;
/** Memory that no input may make the module take, in bytes. */
export const MAX_MEMORY = 64 << 20;
const NO_SPAN = 0xffffffff;
const CERTAINTIES = 5;

const verdictNames = new Map<number, string>(VERDICTS.map((v) => [v.id, v.name]));
const ruleNames = new Map<number, string>(RULES.map((r) => [r.id, r.name]));
const scorers = new Set<string>(SCORERS.map((s): ScorerName => s.name));

/** A record's verdict by name. */
export function verdictOf(view: DataView, at: number): string {
  return verdictNames.get(view.getUint8(at + 18)) ?? "none";
}

/** What is wrong with the record at `at`, or null. */
export function faultOf(view: DataView, at: number, input: CoreInput): string | null {
  const num = view.getBigUint64(at, true);
  const den = view.getBigUint64(at + 8, true);
  const rule = ruleNames.get(view.getUint16(at + 16, true));
  const verdict = verdictOf(view, at);
  const certainty = view.getUint8(at + 19);
  const bits = view.getUint16(at + 20, true);
  const start = view.getUint32(at + 24, true);
  const end = view.getUint32(at + 28, true);
  const textEnd = view.getUint32(at + 36, true);
  // An ill-formed byte is read as U+FFFD, three bytes.
  const longest = 3 * input.text.length;
  if (!scorers.has(input.scorer.name)) return "a scorer without a name";
  if (rule === undefined || verdict === "none") return "a rule or a verdict without a name";
  if (certainty < 1 || certainty > CERTAINTIES) return "a certainty without a name";
  if (den === 0n || num > den) return "a score that is none";
  if (verdictOfScore(num, den, verdict) !== verdict) return `the score of no ${verdict}`;
  const undecided = verdict === "undecided" || verdict === "unanswered";
  if (undecided !== (certainty === CERTAINTIES)) return "a certainty that does not fit";
  if (bits > 0 && certainty !== 3) return "bits without a probability";
  if (certainty === 3 && bits < 100 && rule === "math/identity") return "probable below 100 bits";
  if (rule.startsWith("limit/") && verdict !== "undecided") return "a limit that decided";
  if (view.getUint8(at + 22) > 3 || view.getUint8(at + 23) !== 0) return "unknown flags";
  if (textEnd > longest) return "a text that ends beyond its end";
  if ((start === NO_SPAN) !== (end === NO_SPAN)) return "half a span";
  if (start !== NO_SPAN && (start > end || end > textEnd)) return "a span outside the text";
  if (view.getUint32(at + 32, true) > MAX_STEPS) return "more steps than there may be";
  return null;
}

function verdictOfScore(num: bigint, den: bigint, verdict: string): string {
  if (num === den) return "equal";
  if (num > 0n) return "partial";
  return verdict === "equal" || verdict === "partial" ? "different" : verdict;
}

/** Are these values so far apart that no rounding of doubles can be the reason? */
export function clearlyApart([a, b]: readonly [number, number]): boolean {
  return Math.abs(a - b) > 1e-4 * Math.max(1, Math.abs(a), Math.abs(b));
}
