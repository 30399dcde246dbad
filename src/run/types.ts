/** What a run of a translated task needs to know. */
import type { Harness, Plan } from "../translate/index.ts";

export interface RunRequest {
  plan: Plan;
  harness: Harness;
  /** The model, as the harness names it; with `baseUrl` as the server does. */
  model: string;
  /** An OpenAI-compatible server (".../v1"), or null where the harness finds the model itself. */
  baseUrl: string | null;
  /** The model that judges, named as `model` is; null: the one the eval.yaml or Inspect takes. */
  judge: string | null;
  /** Rows to ask, from the first on; null: all. */
  limit: number | null;
  /** Further arguments of the harness's own command. */
  extra: string[];
  /** Seconds without a server after which the harness is stopped. */
  patience: number;
  /** Folder of the run: translated files, logs, state. */
  folder: string;
  /** Interpreter of an environment with the harness; null: one is made. */
  python: string | null;
}

/** A command line of a harness. */
export interface HarnessCommand {
  /** Program, without its folder. */
  program: string;
  args: string[];
  /** Variables beside those of this process. */
  env: Record<string, string>;
  /** Exit codes that are no failure. */
  fine: number[];
  /** Files that are written for it first, by name. */
  files: Record<string, string>;
}
