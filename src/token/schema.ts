/** One sentence on why a value does not fit a schema, and which fault that is. */
import type { z } from "zod";
import { type TokenFault, TokenRefused } from "./faults.ts";

/** The first fault with its path: `result.n: Invalid input: expected number, received string`. */
export function schemaFault(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return "invalid";
  return `${issue.path.join(".") || "payload"}: ${issue.message}`;
}

/** The same as what a verifier throws. */
export function refusedBy(error: z.ZodError): TokenRefused {
  return new TokenRefused(codeOf(error.issues[0]), schemaFault(error));
}

function codeOf(issue: z.core.$ZodIssue | undefined): TokenFault {
  if (issue?.code === "unrecognized_keys") return "E_CLAIM_UNKNOWN";
  if (issue?.code === "custom" && issue.params?.fault === "E_UNICODE") return "E_UNICODE";
  return "E_CLAIM";
}
