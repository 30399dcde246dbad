/** What a verifier says of a world: the code that decides, or null where it is verified. */
import { type VerifyInput, verifyResult } from "../../src/verify/index.ts";

export async function codeOf(input: VerifyInput): Promise<string | null> {
  const { checks, code, exit } = await verifyResult(input);
  // Every failure shows what was expected and found, or says why, and has a remedy.
  for (const check of checks.filter((one) => one.ok === false)) {
    if (check.note === undefined && (check.expected === undefined || check.found === undefined)) {
      throw new Error(`${check.name} says nothing`);
    }
    if (!check.cure && exit !== 12) throw new Error(`${check.name} has no remedy`);
  }
  return code;
}
