/** An eval.yaml as evalmark reads it. */

export type { Finding } from "../finding.ts";

export interface SpecScorer {
  name: string;
  args: Record<string, unknown>;
}

export interface SpecSolver {
  name: string;
  args: Record<string, unknown>;
}

export interface FieldSpec {
  input: string;
  /** A column, or `literal:TEXT`. */
  target: string;
  choices: string | string[] | null;
  inputImage: string | null;
  metadata: string[] | null;
}

export interface SpecTask {
  /** Null where the file has one task without an id. */
  id: string | null;
  config: string;
  split: string;
  fieldSpec: FieldSpec;
  shuffleChoices: boolean;
  epochs: number;
  /** "mean" where the file names none. */
  reducer: string;
  solvers: SpecSolver[];
  scorers: SpecScorer[];
}

export interface Spec {
  file: string;
  name: string | null;
  description: string | null;
  /** `evaluation_framework` as written; null where there is none. */
  framework: string | null;
  /** Ids of all tasks, in order; null for one without an id. */
  ids: (string | null)[];
  /** The tasks in Inspect's form, in order; empty for another framework. */
  tasks: SpecTask[];
  /** SHA-256 of the raw bytes, lower-case hex. */
  digest: string;
}
