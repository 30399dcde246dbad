/** Names for files in `.eval_results/`. */
import { createHash } from "node:crypto";

/** Longest stem before it is cut and told apart by its digest. */
const MAX_STEM = 120;

/** Names that Windows keeps for devices, whatever the extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/**
 * A file name for a task's results: `owner--name--task.yaml`. Characters other than letters,
 * digits, dot, dash and underscore become dashes, and then a digest of both ids follows, so that
 * two tasks never share a name ("a/b" and "a:b" differ). Any strings will do; the name has no
 * separator, no leading dot and is at most 140 characters. Names that differ only in case are
 * one file on some systems: their entries are then merged, not lost.
 */
export function safeFileName(taskId: string, datasetId: string): string {
  const parts = [...datasetId.split("/"), taskId];
  const plain = parts.map((part) =>
    part
      .replaceAll(/[^A-Za-z0-9._-]+/g, "-")
      .replaceAll(/-{2,}/g, "-")
      .replaceAll(/^[.-]+|[.-]+$/g, ""),
  );
  let stem = plain.filter((part) => part !== "").join("--");
  const changed = parts.length !== 3 || plain.some((part, i) => part === "" || part !== parts[i]);
  if (changed || stem.length > MAX_STEM || /-[0-9a-f]{12}$/.test(stem)) {
    const ids = JSON.stringify([datasetId, taskId]);
    const digest = createHash("sha256").update(ids).digest("hex").slice(0, 12);
    stem = `${stem.slice(0, MAX_STEM)}-${digest}`;
  }
  // A leading dash would be taken for an option.
  if (DEVICE.test(stem.split(".")[0]!)) stem = `results-${stem}`;
  return `${stem.startsWith("-") ? `results${stem}` : stem}.yaml`;
}
