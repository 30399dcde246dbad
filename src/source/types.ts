/** Where results come from, and what is known of that place. */
import type { Placement, Repository } from "../verify/types.ts";

/** A file of `.eval_results/`, as it stands on main or in a pull request. */
export interface ResultsFile {
  /** ".eval_results/NAME.yaml", or the path as it was named. */
  name: string;
  bytes: Uint8Array;
  /** The tokens beside it (`evalmark/NAME.jws`), where there are any. */
  sidecar: string | null;
  placement: Placement | undefined;
}

export interface Source {
  files: ResultsFile[];
  /** Hub id of the model, where the source is its repository there. */
  model: string | null;
  repository: Repository | undefined;
  /** Where other results of the same model are looked for, in words. */
  scope: string;
  /** Files as they were, where there is a history to look into; `cut`: it is too long for all. */
  past?: () => Promise<{ files: ResultsFile[]; cut: boolean }>;
  /** What could not be looked at, in words. */
  notes: string[];
  /** Removes what was fetched. */
  close(): Promise<void>;
}

/** Larger files are none that a person or program of ours wrote. */
export const MAX_RESULTS = 4 << 20;
/** More files or pull requests than any repository has. */
export const MAX_FILES = 500;

/** True for a path of a results file from the root of its repository. */
export function isResults(path: string): boolean {
  return /^\.eval_results\/[^/]+\.ya?ml$/.test(path);
}

/** The path of the tokens beside it. */
export function sidecarPath(results: string): string {
  return results.replace(/^\.eval_results\//, "evalmark/").replace(/\.ya?ml$/, ".jws");
}
