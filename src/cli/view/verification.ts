/** A verification for people: a line per check, then the outcome. */
import { EXIT } from "../../errors.ts";
import { notBound } from "../../token/index.ts";
import { CHECKS, type Check, type Verification } from "../../verify/index.ts";
import { clip, color, safe, table } from "./text.ts";

const MARKS = {
  true: color.green("ok"),
  false: color.red("FAILED"),
  skipped: color.dim("skipped"),
};

/** What each outcome says, in words that claim no more than was checked. */
const OUTCOMES: Record<Verification["outcome"], string> = {
  verified: "verified by evalmark: signed, and scoring the log again gives the same value",
  "not re-scored": "signature and bindings hold; the value was NOT re-scored",
  stale: "signed, but for another version of the task",
  "no trusted signer": "no trusted signer: treat the value as self-reported",
  rejected: "rejected",
  "cannot check": "cannot check",
};

/** The last line. Exit 10 has two reasons: no log, or no eval.yaml to score it by. */
function outcome(v: Verification): string {
  const rescored = v.checks.some((check) => check.name === "score" && check.ok === true);
  if (v.outcome === "not re-scored" && rescored) {
    const spec = v.checks.some((check) => check.name === "spec" && check.ok === true);
    if (v.code === "S_SCORER_UNKNOWN") {
      return "signed and re-scored, by a core that scorers.json does not list";
    }
    if (!spec) return "signed; re-scored, but not against an eval.yaml (--spec)";
    return "signed and re-scored: a partial result, by the signer's own account";
  }
  return OUTCOMES[v.outcome];
}

/** The lines of a verification, without a final newline. */
export function verificationLines(file: string, v: Verification): string[] {
  const rows = v.checks.flatMap((check) => [
    [`  ${MARKS[String(check.ok) as keyof typeof MARKS]}`, check.name, said(check)],
    ...(check.ok === false && check.expected !== undefined
      ? [
          ["", "", `${compared(check)[0]}  ${clip(check.expected, 100)}`],
          ["", "", `${compared(check)[1]}  ${clip(check.found ?? "", 100)}`],
        ]
      : []),
    ...(check.cure === undefined ? [] : [["", "", `cure: ${clip(check.cure, 110)}`]]),
  ]);
  const paint = v.exit === 0 ? color.green : v.exit === 20 ? color.red : color.yellow;
  return [
    `${color.bold(safe(file))}${v.claims ? about(v) : ""}`,
    ...table(rows),
    ...fieldLines(v),
    ...axisLines(v),
    paint(color.bold(outcome(v))),
  ];
}

/** The two axes, whatever the outcome: who has published the number, and what of it was checked. */
function axisLines({ checked, claims, code, publisher }: Verification): string[] {
  const { iss, kid, kind, where } = publisher;
  // Who signs writes the issuer himself: it is his only where the verifier's own key file says so.
  const own = claims?.iss == null ? "no issuer" : `${claims.iss} by its own word alone`;
  const who = kid === null ? "" : `: ${iss ?? own}, key ${kid}`;
  const at = where === null ? "" : ` (${where})`;
  const { of, samples } = checked;
  const count = of > 0 ? `: re-scored ${samples} of ${of}` : "";
  const what =
    checked.kind === "re-scored" ? `re-scored ${samples} of ${of}` : checked.kind + count;
  return [
    `  who published it: ${safe(kind + who + at)}`,
    `  what was checked: ${what}${code === null ? "" : ` (${code})`}`,
  ];
}

/** Which fields of the entry the token binds: a link beside a verified value proves nothing. */
function fieldLines({ claims, exit, fields: { signed, unsigned } }: Verification): string[] {
  // Of a rejected entry nothing looks verified, and the checks have said why.
  if (!claims || exit === EXIT.rejected) return [];
  const lines = signed.length > 0 ? [`  signed in the entry: ${signed.join(", ")}`] : [];
  const open = notBound(claims);
  if (open.length > 0) lines.push(`  not bound by the token: ${open.join(", ")}`);
  lines.push("  evalmark's own token; Hugging Face's `verified` badge is theirs to give");
  if (unsigned.length > 0) {
    const names = color.yellow(clip(unsigned.join(", "), 100));
    lines.push(`  NOT signed, anyone may have written it: ${names}`);
  }
  return lines;
}

/** What the two sides of a failed comparison are. */
function compared({ name }: Check): [string, string] {
  return name === "completeness" ? ["data  ", "log   "] : ["signed", "found "];
}

function said(check: Check): string {
  if (check.ok === false) {
    const note = clip(check.note ?? `not so: ${CHECKS[check.name]}`, 110);
    return `${note}  ${color.red(check.code!)}`;
  }
  const text = check.ok === true ? CHECKS[check.name] : "";
  const note = check.note ? clip(check.note, 70) : "";
  const code = check.code ? color.yellow(check.code) : "";
  return [text, note && color.dim(note), code].filter(Boolean).join("  ");
}

function about({ claims }: Verification): string {
  if (!claims) return "";
  const { model, dataset, result, scorer } = claims;
  const unit = result.scale === "percent" ? " %" : "";
  return safe(
    `  ${model.id} on ${dataset.id} ${dataset.task}: ${result.value}${unit}, n ${result.n}, scorer ${scorer.used.name}`,
  );
}
