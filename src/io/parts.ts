/** Unfinished files, to leave in good order when the process is interrupted. */
import { rmSync } from "node:fs";

/** Path of each, and whether what there is of it is worth keeping. */
const parts = new Map<string, boolean>();

export function notePart(part: string, worth: boolean): void {
  parts.set(part, worth);
}

export function forgetPart(part: string): void {
  parts.delete(part);
}

/** For an interrupt: removes what is of no use unfinished, returns the paths of the rest. */
export function leaveParts(): string[] {
  const kept: string[] = [];
  for (const [part, worth] of parts) {
    if (worth) kept.push(part);
    else rmSync(part, { force: true });
  }
  parts.clear();
  return kept;
}
