/** Trust material for people and as JSON: where it is from, and how old it is. */
import type { Material } from "../../trust/index.ts";
import { safe } from "./text.ts";

/** "KEYS.json  version 3, last read 2 days ago". */
export function materialLine(one: Material, now: number): string {
  const age = ageOf(now - one.checked);
  const state = one.unread === null ? `read ${age}` : `last read ${age} (${safe(one.unread)})`;
  const bad = one.rollback === null ? "" : `; REFUSED: ${safe(one.rollback)}`;
  return `${safe(one.source)}  version ${one.file.version}, ${state}${bad}`;
}

export function materialJson(one: Material, now: number) {
  return {
    source: one.source,
    version: one.file.version,
    updated: one.file.updated,
    checked: one.checked,
    age_seconds: Math.max(0, now - one.checked),
    unread: one.unread,
    rollback: one.rollback,
    kids: one.file.keys.map((key) => key.kid),
  };
}

/** "just now", "3 hours ago", "12 days ago". */
function ageOf(seconds: number): string {
  const of = (n: number, unit: string) => `${n} ${unit}${n === 1 ? "" : "s"} ago`;
  if (seconds < 120) return "just now";
  if (seconds < 7200) return of(Math.floor(seconds / 60), "minute");
  if (seconds < 172_800) return of(Math.floor(seconds / 3600), "hour");
  return of(Math.floor(seconds / 86_400), "day");
}
