/** An eval.yaml as evalmark reads it. */

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

/** Something worth telling about a spec, with the place and what to do. */
export interface Finding {
  /** Stable name: "scores-key", "duplicate-id". */
  rule: string;
  severity: "error" | "warning";
  message: string;
  cure: string;
  line: number;
  column: number;
}

export interface Spec {
  file: string;
  name: string | null;
  description: string | null;
  framework: string | null;
  tasks: SpecTask[];
  /** SHA-256 of the raw bytes, lower-case hex. */
  digest: string;
}
