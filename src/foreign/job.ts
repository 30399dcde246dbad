/** What goes to the worker of another core, and what comes back: plain data. */
import type { SpecTask } from "../spec/types.ts";
import type { Claims } from "../token/index.ts";
import type { Rescored, SeenSample } from "../verify/types.ts";

export interface Job {
  /** The module's bytes. */
  core: Uint8Array;
  /** The log, and the filter of it that was signed. */
  file: string;
  filter: string | null;
  task: SpecTask | null;
  taskIds: readonly (string | null)[];
  claims: Claims;
  /** The dataset's key, where the token binds its rows. */
  key: Uint8Array | null;
  /** Those that the verifier has. */
  canaries: readonly string[];
}

export type Message =
  | { seen: SeenSample[] }
  | { done: Rescored }
  | { failed: { code: string; message: string; cure: string | undefined } };
