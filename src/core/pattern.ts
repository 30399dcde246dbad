/** Asks the core whether it can run a regular expression, before a run begins. */
import { EvalmarkError } from "../errors.ts";
import { type CoreExports, loadCore } from "./module.ts";
import { RULE_NAMES, ruleText } from "./names.ts";

let asked: CoreExports | undefined;

/**
 * Throws ERR_OPTION for what is no regular expression of Python 3.11, and ERR_REFUSED where it is
 * one that takes backtracking or is too large; both name the construct and where it stands.
 * `bits` are the options as the core reads them.
 */
export function refusePattern(pattern: string, bits: number): void {
  const bytes = Buffer.from(pattern);
  asked ??= loadCore().instantiate();
  const at = asked.reserve(bytes.length);
  // The core refuses far shorter ones.
  if (at === 0) throw new EvalmarkError("ERR_REFUSED", ruleText("regex/size")!);
  new Uint8Array(asked.memory.buffer).set(bytes, at);
  const fault = asked.patternFault(at, bytes.length, bits);
  if (fault === 0n) return;
  const rule = RULE_NAMES[Number(fault & 0xffffn)]!;
  const offset = Number(fault >> 16n);
  const before = bytes.subarray(0, offset).toString();
  const rest = bytes.subarray(offset).toString();
  const there = rest.length > 24 ? `${[...rest].slice(0, 24).join("")}...` : rest;
  const place = `at character ${[...before].length + 1}: ${JSON.stringify(there)}`;
  const code = rule === "regex/invalid" ? "ERR_OPTION" : "ERR_REFUSED";
  throw new EvalmarkError(code, `pattern: ${ruleText(rule)} (${rule}, ${place})`, {
    cure:
      rule === "regex/invalid"
        ? "correct the pattern; Python's re would raise on it"
        : "--scorer NAME, for instance math or inspect/answer, or a pattern without it",
  });
}
