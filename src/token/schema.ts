/** One sentence on why a value does not fit a schema. */
import type { z } from "zod";

/** The first fault with its path: `result.n: Invalid input: expected number, received string`. */
export function schemaFault(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return "invalid";
  return `${issue.path.join(".") || "payload"}: ${issue.message}`;
}
