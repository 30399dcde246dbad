/**
 * What one sample contributes to the sample root: canonical JSON of what was scored, closed (see
 * seal.ts), and of the verdict, in clear.
 *
 *   {"ans"|null,"cut":bool,"epoch":n,"error":bool,"id","in","isAnswer":bool,"jdg"|null,"out",
 *    "rule":name|null,"score":["num","den"],"stop":[..]|null,"stopReason":text|null,"tgt",
 *    "verdict":name}
 *
 * The closed fields are base64url of 32 bytes. Their bytes are UTF-8 of: `id`, canonical JSON;
 * `in`, canonical JSON of the input, since two spellings of one input ("\u00e9", "é") are the same
 * input, or nothing; `tgt`, canonical JSON of {choices, target}; `out`, the output as it is; `ans`,
 * the extracted answer as it is; `jdg`, JSON of what models that judged were asked and said, a list
 * of {model, prompt, reply, score}. A field that the sample does not have is null. An errored sample's output is bound like any other. The score is reduced.
 */
import type { Target, Verdict } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import { canonicalBytes } from "../json/index.ts";
import { canonicalJson } from "../json/jcs.ts";
import type { Sample } from "../log/types.ts";
import { Fraction } from "../result/index.ts";
import { close, type Field, idKey, opening, Salts, type Seal } from "./seal.ts";

/** The verdict's part of a leaf. */
export type LeafVerdict = Pick<Verdict, "num" | "den" | "verdict" | "rule" | "span">;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const EMPTY = new Uint8Array(0);

/** Makes the leaves of one log. */
export class LeafMaker {
  readonly #salts: Salts;

  constructor(seal: Seal) {
    this.#salts = new Salts(seal);
  }

  /** The leaf's text. Throws ERR_FORMAT where a byte string is not UTF-8. */
  leaf(sample: Sample, verdict: LeafVerdict): string {
    const id = idKey(sample.id);
    const salt = this.#salts.salt(id, sample.epoch);
    const shut = (field: Field, bytes: Uint8Array | string | null) =>
      `"${field}":${bytes === null ? null : `"${close(opening(salt, field, bytes), bytes)}"`}`;
    const { num, den } = Fraction.fromScore(verdict.num, verdict.den);
    const stop = sample.stop?.map(textOf) ?? null;
    // In the order of RFC 8785; what is neither a digest nor a name of ours is escaped by it.
    return `{${shut("ans", answerBytes(sample, verdict))},"cut":${sample.cut},"epoch":${
      sample.epoch
    },"error":${sample.error !== null},${shut("id", id)},${shut("in", inputBytes(sample))},"isAnswer":${
      sample.isAnswer
    },${shut("jdg", judgesOf(sample))},${shut("out", sample.text)},"rule":${
      verdict.rule === null ? null : `"${verdict.rule}"`
    },"score":["${num}","${den}"],"stop":${stop === null ? null : canonicalJson(stop)},"stopReason":${
      sample.stopReason === null ? null : canonicalJson(sample.stopReason)
    },${shut("tgt", targetBytes(sample))},"verdict":"${verdict.verdict}"}`;
  }

  /** What opens a field of a sample, and its bytes; null: the leaf has no such field. */
  open(
    sample: Sample,
    verdict: LeafVerdict,
    field: Field,
  ): { open: Uint8Array; bytes: Uint8Array } | null {
    const id = idKey(sample.id);
    const bytes = {
      id: () => id,
      in: () => inputBytes(sample),
      tgt: () => targetBytes(sample),
      out: () => sample.text,
      ans: () => answerBytes(sample, verdict),
      jdg: () => judgesOf(sample),
    }[field]();
    if (bytes === null) return null;
    return {
      open: opening(this.#salts.salt(id, sample.epoch), field, bytes),
      bytes: typeof bytes === "string" ? Buffer.from(bytes) : bytes,
    };
  }
}

function inputBytes({ input }: Sample): Uint8Array {
  return input === null ? EMPTY : canonicalBytes(input);
}

function targetBytes({ choices, target }: Sample): string {
  return canonicalJson({
    choices: choices?.map(textOf) ?? null,
    target: targetAsWritten(target),
  });
}

function answerBytes({ text }: Sample, { span }: LeafVerdict): Uint8Array | null {
  return span && text.subarray(...span);
}

function judgesOf({ harness }: Sample): string | null {
  const judged = harness.flatMap(({ name, judge }) => (judge ? [{ name, judge }] : []));
  if (judged.length === 0) return null;
  // Not canonicalJson: a model may have said lone surrogates.
  return JSON.stringify(
    judged.map(({ name, judge: { model, prompt, reply } }) => ({
      model,
      prompt,
      reply,
      score: name,
    })),
  );
}

/** A target as it stood in the file: a string, a list, or a list of lists. */
export function targetAsWritten(target: Target): string | string[] | string[][] {
  const lists = target.alternatives.map((spans) => spans.map(textOf));
  if (target.depth === 2) return lists;
  const list = lists[0] ?? [];
  return target.depth === 1 ? list : (list[0] ?? "");
}

function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new EvalmarkError("ERR_FORMAT", "a target, choice or stop is not UTF-8", {
      cause,
    });
  }
}
