/** Digests of a spec: of its bytes, and of what one task of it means. */
import { createHash } from "node:crypto";
import { canonicalJson } from "../json/jcs.ts";
import { shownTask } from "./shown.ts";
import type { SpecTask } from "./types.ts";

/** SHA-256 of the raw bytes, lower-case hex: changes with every comment and line end. */
export function specDigest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * SHA-256, lower-case hex, of the canonical JSON (RFC 8785) of a task as it is shown (shown.ts):
 * the same for two files that mean the same.
 */
export function taskDigest(task: SpecTask): string {
  return createHash("sha256")
    .update(canonicalJson(shownTask(task)))
    .digest("hex");
}
