/** A task of an eval.yaml in a form that no harness has to itself. */
import type { PackedScorer } from "../core/index.ts";
import type { Feature } from "./features.ts";

/** A part of a prompt: text, a value of the row, or what multiple choice makes of the choices. */
export type Piece =
  | { text: string }
  /** The column with the question; it must hold a string. */
  | { input: string }
  /** A metadata column as Python's str() shows it; `{name}` stays where it is null. */
  | { column: string }
  /** "A,B,C" */
  | "letters"
  /** "A) one\nB) two" */
  | "options";

export interface Message {
  role: "system" | "user";
  pieces: Piece[];
}

/** Where the rows come from. */
export type Rows =
  | { kind: "hub"; dataset: string; revision: string | null; config: string; split: string }
  | { kind: "file"; path: string; format: "json" | "csv" | "parquet"; split: string };

/** `literal:TEXT`, or a column; whole numbers of one become letters where there are choices. */
export type TargetRule = { literal: string } | { column: string };

/** What `generate` of the eval.yaml sets, of the settings that every harness has in some form. */
export interface Generation {
  maxTokens: number | null;
  temperature: number | null;
  topP: number | null;
  seed: number | null;
  stop: string[];
}

export interface Plan {
  /** Id of the task, or of the dataset where it has none; letters, digits, "_" and "-". */
  name: string;
  rows: Rows;
  messages: Message[];
  /** A column that holds a list, or a column for each choice. */
  choices: string | string[] | null;
  target: TargetRule;
  image: string | null;
  metadata: string[];
  shuffle: boolean;
  epochs: number;
  reducer: string;
  generation: Generation;
  /** The solvers as written, for a harness that has them itself. */
  solvers: { name: string; args: Record<string, unknown> }[];
  /** The first decides the value; at least one, but where a model judges. */
  scorers: PackedScorer[];
  /** Scorers that ask a model, where they are wanted; they stand before the others. */
  judges: { name: string; args: Record<string, unknown> }[];
  /** What of the eval.yaml the task uses. */
  features: Set<Feature>;
  /** What a maker of files writes at their head: file, digests. */
  origin: { spec: string; specDigest: string; core: string };
}

/** Files of a translated task by name, and what differs from the eval.yaml. */
export interface Translation {
  files: Map<string, string>;
  /** Files to copy: name in the folder, path of the source. */
  copies: Map<string, string>;
  warnings: string[];
  /** A command that runs it, to be typed in its folder. */
  command: string;
}
