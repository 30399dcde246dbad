/** Canary strings that the signer looked for, and those that the verifier has. */
import { canonicalJson } from "../json/jcs.ts";
import { type CanaryCount, type Claims, canaryNames, canaryPairs } from "../token/index.ts";
import type { Report } from "./report.ts";

/**
 * A string that both have looked for stands in as many outputs as was signed. One that only the
 * verifier has is counted and told: it is evidence of contamination, and no fault of the result.
 */
export function checkCanary(
  report: Report,
  signed: Claims["canary"],
  counted: CanaryCount | null,
): void {
  const own = counted ? canaryPairs(counted) : [];
  if (!signed) {
    report.skip("canary", `the signer looked for none${more(own)}`);
    return;
  }
  const said = `${count(signed.n)} looked for, found in ${outputs(signed.found)}`;
  if (typeof signed.strings === "string") {
    if (canaryNames(own) === signed.strings) {
      compare(report, said, [signed.found], [counted!.found]);
    } else report.skip("canary", `${said}; to count again give all of them, and no others`);
    return;
  }
  const names = new Set(signed.strings.map(([name]) => name));
  const ours = own.filter(([name]) => names.has(name));
  const others = own.filter(([name]) => !names.has(name));
  if (ours.length === 0) {
    report.skip("canary", `${said}; not counted again: give them with --canary${more(others)}`);
    return;
  }
  const given = new Set(ours.map(([name]) => name));
  const theirs = signed.strings.filter(([name]) => given.has(name));
  // Of outputs that hold any of them both speak only where both have looked for the same.
  const whole = theirs.length === names.size && others.length === 0;
  const again = `${said}; ${ours.length} of ${names.size} counted again${more(others)}`;
  const of = (pairs: unknown, found: number) => (whole ? [pairs, found] : [pairs]);
  compare(report, again, of(theirs, signed.found), of(ours, counted!.found));
}

function compare(report: Report, note: string, signed: unknown[], found: unknown[]): void {
  if (canonicalJson(signed) === canonicalJson(found)) report.pass("canary", note);
  else {
    report.fail("canary", {
      code: "E_RESCORE",
      expected: canonicalJson(signed),
      found: canonicalJson(found),
      note: "outputs that hold a canary string, by the digest of the string",
      cure: "the counts were changed before they were signed: take the value for none",
    });
  }
}

/** Of strings that the signer did not look for. */
function more(others: readonly (readonly [string, number])[]): string {
  if (others.length === 0) return "";
  const most = Math.max(...others.map(([, found]) => found));
  const held = others.filter(([, found]) => found > 0).length;
  const where =
    held === 0 ? "in no output" : `${held} in outputs, one of them in ${most}: contamination`;
  return `; of yours ${count(others.length)} the signer did not look for, ${where}`;
}

const count = (n: number) => `${n} canary string${n === 1 ? "" : "s"}`;
const outputs = (n: number) => `${n} output${n === 1 ? "" : "s"}`;
