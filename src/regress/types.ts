/** What any scorer is asked, and what became of it. */

/** A question to a scorer: a sample as docs/samples.md has it, without what it need not see. */
export interface Question {
  /** Unlike any other one's of the same run. */
  id: string;
  output: string;
  /** One string, alternatives, or lists of them. */
  target: string | string[] | string[][];
  choices?: string[] | undefined;
  stop?: string[] | undefined;
}

/**
 * What a scorer did instead of answering. "error": it said so itself. "crash": it ended. "hang":
 * it did not answer in time. "flood": it wrote without end. "invalid": its score is none.
 * "missing": it passed the sample over. "declined": its score is null, since it does not take
 * such samples, which is no fault. "not-asked": the time for the whole run was used up.
 */
export const FAULTS = [
  "error",
  "crash",
  "hang",
  "flood",
  "invalid",
  "missing",
  "declined",
  "not-asked",
] as const;
export type Fault = (typeof FAULTS)[number];

/** A score from 0 to 1, or what happened instead, with a note of what was seen. */
export type Outcome = { score: number } | { fault: Fault; note: string };

/**
 * What no sample is to blame for, by kind: how often it was seen, and the first time. The first
 * three are lines that answer nothing; "unsteady": it broke down over several samples, and over
 * the likeliest of them alone it did not.
 */
export interface Stray {
  kind: "garbage" | "wrong-id" | "duplicate" | "unsteady";
  times: number;
  /** What was seen, at most 200 characters. */
  first: string;
}

export interface Asked {
  /** By the question's id; each has one. */
  outcomes: Map<string, Outcome>;
  strays: Stray[];
  /** How often the scorer was started again. */
  restarts: number;
}

/** Any scorer. */
export interface Scorer {
  /** As reports call it. */
  name: string;
  /**
   * Asks it everything, in this order. Whatever it does, this ends with an outcome for each
   * question. Throws ERR_FILE where it can't be started, or never answers anything.
   */
  ask(questions: readonly Question[], onProgress?: (answered: number) => void): Promise<Asked>;
}
