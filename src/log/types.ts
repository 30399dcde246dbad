/** What every log reader yields, whatever the harness. */
import type { Target } from "../core/index.ts";
import type { Decoding, Explain, Part } from "./part.ts";

/** A sample's id, in the JSON type the log has. Numbers are safe integers. */
export type SampleId = string | number;

/** What the harness itself said of a sample, by one of its scorers. */
export interface HarnessScore {
  /** The name under which the log stores it: "match", "match1". */
  name: string;
  /** As a number: C and true are 1, I, N and false 0, P 0.5; null where there is none (NaN). */
  value: number | null;
  /** As the log shows it: "C", "0.5", "NaN". */
  shown: string;
  /** The answer the harness extracted, where it says. */
  answer: string | null;
  /** What a model that judged was asked and said, where the log has it; missing or null: nothing. */
  judge?: Transcript | null;
}

/** A judge's side of one verdict. */
export interface Transcript {
  /** The model that judged; null where the log does not say. */
  model: string | null;
  /** What it was asked, and what it said. */
  prompt: string;
  reply: string;
}

/**
 * What of the model's answer the log still holds, and so what was scored. "raw": what the model
 * or its server gave back. "stop-cut": the harness cut it at its stops and kept no more.
 * "reasoning-stripped": the reasoning was taken out (and stops may have cut it as well).
 * "likeliest-choice": there is no text; it is the choice the model found the most likely.
 */
export type TextKind = "raw" | "stop-cut" | "reasoning-stripped" | "likeliest-choice";

/** Log-probabilities (natural) of the choices of a sample without a generated text. */
export interface Likelihoods {
  /** Of each choice behind the question, in order. */
  given: number[];
  /** Of each without the question; null where the log has none. */
  alone: number[] | null;
  /**
   * The continuations, without the blank that joins them to the prompt; null where they are all
   * the same and the prompts differ.
   */
  texts: string[] | null;
  /** How many tokens each has; null where the log does not say, or was not asked (OpenOptions). */
  tokens: number[] | null;
}

/** One sample of a log. Byte arrays are well-formed UTF-8 and may share a larger buffer. */
export interface Sample {
  id: SampleId;
  /** 1-based. */
  epoch: number;
  /**
   * The input as JSON (a string, or messages), in the bytes the log writes it in, which may
   * have white space and any escapes (canonicalBytes has one text for all of them); null where
   * the log has none.
   */
  input: Uint8Array | null;
  /** What is scored: the completion, without reasoning. */
  text: Uint8Array;
  textKind: TextKind;
  /** True: the text is the bare answer. */
  isAnswer: boolean;
  target: Target;
  choices: Uint8Array[] | null;
  stop: Uint8Array[] | null;
  /** 1-based line of the file, where a sample is a line. */
  line?: number | undefined;
  /** The harness had cut the text at its stops. */
  cut: boolean;
  /** "stop", "max_tokens", ... as the log says. */
  stopReason: string | null;
  /** The sample's own scorer and options, where a samples file gives them. */
  scorer: string | null;
  options: Record<string, unknown> | null;
  /** Message of the error that kept the sample from being completed, or null. */
  error: string | null;
  /** Why the sample can't be verified (edited scores, invalidated); empty where it can. */
  doubts: string[];
  harness: HarnessScore[];
  /** Where a choice was the likeliest one; missing or null: a text was generated. */
  likelihoods?: Likelihoods | null;
}

/** A scorer as the log's header or the spec declares it. */
export interface DeclaredScorer {
  name: string;
  options: Record<string, unknown>;
}

/** A scorer as a log names it. */
export interface LoggedScorer extends DeclaredScorer {
  /** Of a scorer of our own package: the digest of the core that scored. */
  core?: string;
}

/** One of the harness's own aggregate numbers. */
export interface HarnessMetric {
  scorer: string;
  metric: string;
  value: number | null;
  reducer: string | null;
  /** How many samples it is over, and how many were left out. */
  scored: number | null;
  unscored: number | null;
}

export type LogFormat =
  | "inspect-eval"
  | "inspect-json"
  | "samples-jsonl"
  | "lm-eval"
  | "lighteval"
  | "promptfoo-json"
  | "promptfoo-jsonl"
  | "openai-evals";

export interface LogHeader {
  format: LogFormat;
  /** "inspect_ai 0.3.285", or null. */
  harness: string | null;
  /** The harness's model string, which is not the published model id. */
  model: string | null;
  task: string | null;
  dataset: string | null;
  /** Declared scorers, in order; empty where the log names none. */
  scorers: LoggedScorer[];
  /** The solvers of its plan, in order: some decide how answers are to be read. */
  solvers?: DeclaredScorer[];
  /** Epochs and reducer ("mean" where the log names none); null where the log does not say. */
  epochs: number | null;
  reducer: string | null;
  /** Ids of the rows that were to be run, where the log lists them. */
  sampleIds: SampleId[] | null;
  /**
   * Rows of the whole dataset, which are more than the ids where only some were run; null where
   * the log does not say.
   */
  rows: number | null;
  /** ISO-8601 time when the run began; missing or null: the log does not say. */
  startedAt?: string | null;
  /** ISO-8601 time of completion, or null. */
  completedAt: string | null;
  /**
   * Which of several answers to the same question is scored, as `OpenOptions.filter` takes it;
   * null where a log has one of each, or does not tell before its samples were read.
   */
  filter: string | null;
  /**
   * What the log says of how answers were generated (temperature, token limits, arguments of the
   * model, shots), as canonical JSON; missing or null: nothing.
   */
  settings?: string | null;
  metrics: HarnessMetric[];
  /** Why the log as a whole can't be verified ("status is cancelled"); empty where it can. */
  doubts: string[];
  /** What is worth telling and keeps nothing from being verified. */
  notes: string[];
}

/** An open log. `parts` or `samples` may be gone through once; both stream. */
export interface Log {
  /** As the user named it; "-" for standard input. */
  file: string;
  header: LogHeader;
  /** Bytes of the file, where known: what progress is measured against. */
  size: number | null;
  /** How its parts are read, here or in another thread (decoderOf). */
  decoding: Decoding;
  /** Its parts, in order. What is wrong with the file as a whole is thrown behind the last. */
  parts(): AsyncIterable<Part>;
  /** Says what is wrong at a place of a part; before the log is closed. */
  explain: Explain;
  /** Scores of the harness that stand elsewhere in the log than the sample; null: none do. */
  beside: ((id: SampleId) => HarnessScore[]) | null;
  /** What to do where there are no samples in it; null: there may be none. */
  noSamples: string | null;
  /** Bytes that all parts together may unpack to; null: no archive. */
  unpackedMost: number | null;
  /**
   * Samples in batches, in the order of the log, with the bytes of the file read so far. Throws
   * ERR_FORMAT at the first sample that can't be read or stands twice.
   */
  samples(): AsyncIterable<{ samples: Sample[]; read: number }>;
  /** SHA-256 of the raw bytes of the file, lower-case hex; for a stream, once it was read. */
  digest(): Promise<string>;
  /** That digest, and the one of the results file beside the log, where its header is from one. */
  digests(): Promise<string[]>;
  /**
   * A key that only a holder of the file can make, 32 bytes: SHA-256 of "evalmark/v1/log\0" and the
   * raw bytes. Throws ERR_USAGE for a stream.
   */
  key(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** How a log is to be read. */
export interface OpenOptions {
  /**
   * Which of several answers to the same question is scored: a filter of an lm-eval log, or a
   * provider's id or label, or a prompt's index, of a promptfoo log. Default: the first one.
   */
  filter?: string | undefined;
  /** Read what lighteval keeps of tokens, too, which are many. */
  tokens?: boolean | undefined;
}
