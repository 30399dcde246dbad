/** Records of the core as lines of JSON: what line.ts writes of them, without an object for each. */
import { type PackedScorer, readRecord, type Verdict, writeVerdictStart } from "../core/index.ts";
import { ascii, ByteWriter } from "../json/index.ts";
import { writeLine } from "./line.ts";
import type { Rows } from "./rows.ts";

const ID = ascii('{"id":');
const EPOCH = ascii(',"epoch":');
const FIRST_EPOCH = ascii(',"epoch":1,');
const COMMA = ascii(",");
const NOTHING = ascii('null,"span":null,"steps":');
const SPAN = ascii(',"span":[');
const STEPS = ascii('],"steps":');
const NO_SPAN = 0xffffffff;

export class RecordLines {
  readonly #out: ByteWriter;
  readonly #scorer: PackedScorer;
  readonly #log: string | null;
  readonly #end: Uint8Array;
  /** What a line has between epoch and answer, by rule, verdict and certainty. */
  readonly #starts = new Map<number, Uint8Array>();

  /** `log`: the log's name, where it is to stand in the lines. */
  constructor(out: ByteWriter, scorer: PackedScorer, log: string | null) {
    this.#out = out;
    this.#scorer = scorer;
    this.#log = log;
    const end = new ByteWriter();
    if (log !== null) {
      end.raw(ascii(',"log":'));
      end.string(log);
    }
    end.raw(ascii("}\n"));
    this.#end = end.take();
  }

  /**
   * Writes the line of a record whose score follows from its verdict, and of which there is
   * nothing more to say: its ten words begin at `at`, its text in `bytes` at `text`.
   */
  usual(rows: Rows, row: number, words: Uint32Array, at: number, bytes: Uint8Array): void {
    const out = this.#out;
    out.raw(ID);
    rows.writeId(out, row);
    const epoch = rows.epochs[row]!;
    if (epoch === 1) out.raw(FIRST_EPOCH);
    else {
      out.raw(EPOCH);
      out.number(epoch);
      out.raw(COMMA);
    }
    out.raw(this.#starts.get(words[at + 4]!) ?? this.#start(words, at));
    const from = words[at + 6]!;
    if (from === NO_SPAN) out.raw(NOTHING);
    else {
      const text = rows.textFrom[row]!;
      const to = words[at + 7]!;
      out.stringOf(bytes, text + from, Math.min(text + to, rows.textTo[row]!));
      out.raw(SPAN);
      out.number(from);
      out.raw(COMMA);
      out.number(to);
      out.raw(STEPS);
    }
    out.number(words[at + 8]!);
    out.raw(this.#end);
  }

  /** Writes the line of any verdict. */
  any(rows: Rows, row: number, verdict: Verdict, bytes: Uint8Array): void {
    const sample = {
      id: rows.id(row),
      epoch: rows.epochs[row]!,
      text: bytes.subarray(rows.textFrom[row], rows.textTo[row]),
      textKind: rows.isCut(row) ? ("stop-cut" as const) : ("raw" as const),
    };
    const scored = { sample, used: this.#scorer, verdict, others: [], error: null };
    writeLine(this.#out, scored, this.#log);
  }

  #start(words: Uint32Array, at: number): Uint8Array {
    const verdict = readRecord(new DataView(words.buffer, words.byteOffset), 4 * at);
    const start = new ByteWriter();
    writeVerdictStart(start, this.#scorer.name, verdict);
    const bytes = start.take();
    this.#starts.set(words[at + 4]!, bytes);
    return bytes;
  }
}
