/** Verdicts as lines of JSON: what `--verdicts` writes. */
import { erroredVerdict, type PackedScorer, type Verdict, writeVerdict } from "../core/index.ts";
import { ascii, ByteWriter } from "../json/index.ts";
import type { Sample, SampleId } from "../log/index.ts";
import type { Scored } from "./run.ts";

const ID = ascii('{"id":');
const EPOCH = ascii(',"epoch":');
const COMMA = ascii(",");
const TEXT_KIND = ascii(',"text_kind":');
const ERROR = ascii(',"error":');
const LOG = ascii(',"log":');
const OTHERS = ascii(',"others":[');
const OPEN = ascii("{");
const CLOSE = ascii("}");
const BRACKET = ascii("]");
const END = ascii("}\n");

/** A scorer's verdict on a sample; the scorer is null where none has judged. */
interface By {
  scorer: Pick<PackedScorer, "name"> | null;
  verdict: Verdict;
}

type Told = Pick<Sample, "id" | "epoch" | "text" | "textKind">;

/**
 * Writes one line with its newline: id, epoch, scorer, score, verdict, rule, certainty, answer
 * (the text of the span, or null), span, steps; then, only where there is something to say:
 * bits, stopped (where the scored text ended), decimal_cut, text_kind (what was scored, where it
 * is not the raw text), error, log, others. Control and bidi characters are escaped, so that the
 * line can be shown on a terminal.
 */
export function writeLine(
  out: ByteWriter,
  scored: Omit<Scored, "sample"> & { sample: Told },
  log: string | null,
): void {
  const { sample, used, verdict, others, error } = scored;
  write(out, sample, used.name, verdict, others, error, log);
}

function write(
  out: ByteWriter,
  sample: Told,
  scorer: string | null,
  verdict: Verdict,
  others: readonly By[],
  error: string | null,
  log: string | null,
): void {
  const { id } = sample;
  out.raw(ID);
  if (typeof id === "number") out.number(id);
  else out.string(id);
  out.raw(EPOCH);
  out.number(sample.epoch);
  out.raw(COMMA);
  writeVerdict(out, scorer, verdict, sample);
  if (sample.textKind !== "raw") {
    out.raw(TEXT_KIND);
    out.string(sample.textKind);
  }
  if (error !== null) {
    out.raw(ERROR);
    out.string(error);
  }
  if (log !== null) {
    out.raw(LOG);
    out.string(log);
  }
  others.forEach((other, i) => {
    out.raw(i === 0 ? OTHERS : COMMA);
    out.raw(OPEN);
    writeVerdict(out, other.scorer?.name ?? null, other.verdict, sample);
    out.raw(CLOSE);
  });
  if (others.length > 0) out.raw(BRACKET);
  out.raw(END);
}

/** The line of writeLine as text; `log`: the log's name, where it is to stand in it. */
export function verdictLine(scored: Scored, log?: string): string {
  const out = new ByteWriter();
  writeLine(out, scored, log ?? null);
  return Buffer.from(out.take()).toString("utf8");
}

const NOTHING = { text: new Uint8Array(0), textKind: "raw" } as const;

/**
 * The line of a sample that can't be read, which no scorer has seen. `id`: its own, or what it
 * is called for want of one; `scorers`: the deciding one (null where each sample brings its
 * own) and the others; `error`: where it stands and what is wrong with it.
 */
export function badLine(
  id: SampleId,
  epoch: number,
  [first, ...others]: readonly (Pick<PackedScorer, "name"> | null)[],
  error: string,
  log: string | null,
): Uint8Array {
  const out = new ByteWriter();
  const verdict = erroredVerdict();
  const rest = others.map((scorer) => ({ scorer, verdict }));
  write(out, { id, epoch, ...NOTHING }, first?.name ?? null, verdict, rest, error, log);
  return out.take();
}
