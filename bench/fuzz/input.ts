/** Input number `index` of a seed: a function of both and of the case files, of nothing else. */
import { isUtf8 } from "node:buffer";
import { type CoreInput, OPTIONS, type PackedScorer, packScorer, SCORERS } from "evalmark/core";
import { mutate, rawBytes } from "./mutate.ts";
import { Random } from "./random.ts";
import { makeTerm } from "./term.ts";

export interface FuzzInput {
  input: CoreInput;
  /** Values of target and answer as doubles; NaN: unknown. */
  values: [number, number];
  /** Scorer `math` without options on two bare answers: the verdict is the same both ways. */
  symmetric: boolean;
}

/** Bytes from which on a target may be a whole solution. */
const LONG = 160;
const SCORER_NAMES = SCORERS.map((s) => s.name);
const WRAPPERS = [
  "\\boxed{@}",
  "The answer is $@$.",
  "so\n#### @",
  "$@$",
  "@",
  "\\[ x = @ \\]",
  "<answer>@</answer>",
];

/** The generator over a corpus. */
export class Fuzzer {
  readonly #corpus: readonly Buffer[];
  readonly #seed: number;

  constructor(corpus: readonly Buffer[], seed: number) {
    this.#corpus = corpus;
    this.#seed = seed;
  }

  input(index: number): FuzzInput {
    const random = new Random(this.#seed, index);
    const math = !random.oneIn(3);
    const scorer = math ? packScorer("math") : anyScorer(random);
    const isAnswer = !random.oneIn(3);
    const target = this.#text(random);
    // Often near the target, since far ones differ at once.
    const near = random.below(4);
    const text =
      near === 0
        ? { bytes: mutate(random, target.bytes, this.#pick(random)), value: Number.NaN }
        : near === 1
          ? target
          : this.#text(random);
    const output = isAnswer ? text.bytes : wrapped(random, text.bytes, this.#pick(random));
    const stop = random.oneIn(16) ? [Buffer.from(random.pick([".", "\n", "Q:", "\n\n"]))] : null;
    return {
      input: {
        scorer,
        text: output,
        isAnswer,
        target: targetOf(random, math, target.bytes, this.#pick(random)),
        choices: scorer.name.endsWith("choice") ? this.#choices(random) : null,
        stop:
          !math && random.oneIn(16) ? [Buffer.from(random.pick([".", "\n", "Q:", "\n\n"]))] : null,
        cut: random.oneIn(64),
      },
      values: [target.value, text.value],
      symmetric: math && isAnswer && !stop && isBare(target.bytes) && isBare(output),
    };
  }

  #pick(random: Random): Buffer {
    return random.pick(this.#corpus);
  }

  #choices(random: Random): Buffer[] {
    return Array.from({ length: random.below(8) }, () => this.#pick(random));
  }

  /** A generated term, a mutated one, a case as it stands or mutated, or mere bytes. */
  #text(random: Random): { bytes: Buffer; value: number } {
    const kind = random.below(8);
    const unknown = (bytes: Buffer) => ({ bytes, value: Number.NaN });
    if (kind < 3) {
      const { text, value } = makeTerm(random, random.small(5));
      return kind < 2
        ? { bytes: Buffer.from(text), value }
        : unknown(mutate(random, Buffer.from(text), this.#pick(random)));
    }
    if (kind === 3) return unknown(this.#pick(random));
    if (kind === 4) return unknown(rawBytes(random));
    return unknown(mutate(random, this.#pick(random), this.#pick(random)));
  }
}

/**
 * A target with a mark in it, or a long one that says what its answer is (assembly/math/target.ts),
 * is searched as an output is; what holds of bare answers need not hold.
 */
function isBare(text: Buffer): boolean {
  const marks = text.length > LONG ? /boxed|fbox|####|answer is/ : /boxed|fbox|####/;
  return isUtf8(text) && !marks.test(text.toString("latin1"));
}

/** Patterns that a machine without care would be slow on. */
const PATTERNS = [
  "ANSWER: *(.+)",
  "(a+)+$",
  "((.*)*)*x",
  "(\\w{1,30}\\s*){1,30}(\\d|$)",
  "(?s)(.*)(.*)",
];

/** Any scorer, each of its options at any value. */
function anyScorer(random: Random): PackedScorer {
  const name = random.pick(SCORER_NAMES);
  const names = SCORERS.find((s) => s.name === name)!.options as readonly string[];
  const options: Record<string, unknown> = {};
  for (const option of OPTIONS) {
    if (!names.includes(option.name)) continue;
    if ("words" in option) options[option.name] = ["the", "a"];
    else if ("string" in option) options[option.name] = random.pick(PATTERNS);
    else if ("required" in option || random.oneIn(2))
      options[option.name] = random.pick<unknown>(option.values);
  }
  return packScorer(name, options);
}

function wrapped(random: Random, answer: Buffer, before: Buffer): Buffer {
  const [head, tail] = random.pick(WRAPPERS).split("@") as [string, string];
  const parts = [Buffer.from(head), answer, Buffer.from(tail)];
  return Buffer.concat(random.oneIn(2) ? [before, Buffer.from("\n"), ...parts] : parts);
}

/** Targets of logs are strings; ill-formed bytes are what a broken host might hand over. */
function wellFormed(bytes: Buffer): Buffer {
  return isUtf8(bytes) ? bytes : Buffer.from(bytes.toString("utf8"));
}

/** Mostly one string; of the other scorers a list or a list of lists now and then. */
function targetOf(
  random: Random,
  math: boolean,
  bytes: Buffer,
  other: Buffer,
): CoreInput["target"] {
  const depth = math ? 0 : random.below(5);
  const target = math || !random.oneIn(32) ? wellFormed(bytes) : bytes;
  if (depth === 1) return { depth, alternatives: [[target, other]] };
  if (depth === 2) return { depth, alternatives: [[target, other], [other]] };
  return { depth: 0, alternatives: [[target]] };
}
