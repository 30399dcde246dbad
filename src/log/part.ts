/**
 * Parts of a log: what is cut from it on the main thread, and what becomes of one wherever it
 * is read. Where a part ends depends on the log alone (of a stream, on what had arrived), and
 * nothing that is made of the parts depends on where they end.
 */
import type { ErrorCode, EvalmarkError } from "../errors.ts";
import type { OpenFile } from "./fd.ts";
import type { InspectDecoding } from "./inspect/decode.ts";
import type { LightevalDecoding } from "./lighteval/decode.ts";
import type { LmEvalDecoding } from "./lm-eval/decode.ts";
import type { OpenAiEvalsDecoding } from "./openai-evals/decode.ts";
import type { RowGroupMeta } from "./parquet/footer.ts";
import type { PromptfooDecoding } from "./promptfoo/decode.ts";
import type { SamplesDecoding } from "./samples/decode.ts";
import type { Sample, SampleId } from "./types.ts";
import type { PartMember } from "./zip/index.ts";

/** A piece of a log with whole samples, as plain data. */
export interface Part {
  /** Counted from 0. */
  index: number;
  /**
   * Lines, or JSON elements one after the other, in memory that threads share. Empty where the
   * samples are read from the file itself, by its descriptor: whoever reads a part also waits
   * for the disk, and a member of an archive may be larger than memory.
   */
  bytes: Uint8Array;
  /** Of a plain file: the lines that are to be read from it. */
  range?: { from: OpenFile; at: number; length: number } | undefined;
  /** Bytes of the file that are read once it is. */
  read: number;
  /** Of lines: no more follow. */
  last?: boolean;
  /** It begins with a line that is longer than one may be. */
  tooLong?: boolean;
  /** Of elements: where each ends in `bytes`, and where each begins in the log's content. */
  ends?: number[];
  offsets?: number[];
  /** Of an archive: the members with a sample. */
  members?: PartMember[];
  /** Of a Parquet file: a row group. */
  rows?: RowGroupMeta;
  /** Which of several answers is scored, once a line says it: filter, or promptfoo's column. */
  choice?: string | number | null;
}

/** How the parts of a log are read: plain data, the same for all of them. */
export type Decoding =
  | SamplesDecoding
  | LmEvalDecoding
  | OpenAiEvalsDecoding
  | PromptfooDecoding
  | InspectDecoding
  | LightevalDecoding;

/** What is wrong at a place of a part: line, element, member or row, counted from 0. */
export interface Fault {
  place: number;
  /** 1-based, of a line. */
  column?: number;
  code?: ErrorCode;
  message: string;
  cure?: string | undefined;
  /** EvalmarkError.fault. */
  fault?: string | undefined;
  /** Of an archive: where it is not the sample's own member. */
  member?: string | undefined;
}

/** A sample that can't be read. */
export interface BadSample extends Fault {
  /** Its id and epoch, where these can be told. */
  id: SampleId | null;
  epoch: number;
  /** How many samples of the part stand before it. */
  before: number;
  /** Nothing is known to be wrong with it: whoever read it died. */
  lost?: boolean;
}

/** How parts are read. */
export interface How {
  /** The first sample that can't be read stops the reading; else it is named and passed over. */
  strict: boolean;
  /** Samples may share memory with those of the next part, which are read when these are done. */
  reuse: boolean;
}

/** What was read of a part. */
export interface Decoded {
  samples: Sample[];
  /** Where each of them stands, as in a Fault. */
  places: number[];
  bad: BadSample[];
  /** Why nothing was read beyond these samples; null where all was. */
  stop: Fault | null;
  /** Lines, elements, members or rows of the part: where the next part goes on counting. */
  size: number;
  /** What is worth telling once of the log: answers that were left out. */
  notes: string[];
  /** Bytes that were unpacked, as Log.unpackedMost counts them. */
  unpacked: number;
}

/**
 * Reads a part, in one piece or, where it is large, in several that follow one another. It may
 * keep memory from one part to the next, and nothing else.
 */
export type Decoder = (part: Part) => Iterable<Decoded> | AsyncIterable<Decoded>;

/** How an error at a place is told; `before`: places in the parts before this one. */
export type Explain = (part: Part, before: number, fault: Fault) => Promise<EvalmarkError>;

/** Nothing read so far. */
export function nothingDecoded(): Decoded {
  return { samples: [], places: [], bad: [], stop: null, size: 0, notes: [], unpacked: 0 };
}
