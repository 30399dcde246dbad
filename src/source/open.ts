/** Any place that results come from, by how it is named. */
import { stat } from "node:fs/promises";
import { EvalmarkError } from "../errors.ts";
import { fileSource, folderSource } from "./folder.ts";
import { gitSource, isGitUrl } from "./git-url.ts";
import { hubId, hubSource } from "./hub.ts";
import type { Source } from "./types.ts";

/**
 * Opens a results file, a model's folder, a git URL (https, ssh, file) or hf:ORG/NAME. Throws
 * ERR_USAGE for what is none of these, and offline for what would need a connection; ERR_FILE.
 */
export async function openSource(name: string, offline: boolean): Promise<Source> {
  const hub = hubId(name);
  const remote = hub !== null || (isGitUrl(name) && !name.startsWith("file:"));
  if (remote && offline) {
    throw new EvalmarkError("ERR_USAGE", "--offline: this is not on this machine", {
      place: { file: name },
      cure: "leave out --offline, or name a folder",
    });
  }
  if (hub !== null) return hubSource(hub);
  if (isGitUrl(name)) return gitSource(name);
  if (name.startsWith("hf:")) {
    throw new EvalmarkError("ERR_USAGE", "not the name of a model: expected hf:ORG/NAME", {
      cure: "hf:acme/tiny-1b",
    });
  }
  const there = await stat(name).catch(() => null);
  return there?.isDirectory() ? folderSource(name) : fileSource(name);
}
