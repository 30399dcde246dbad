/** Bytes damaged and rearranged: what a model, a log or an attacker may make of an answer. */
import type { Random } from "./random.ts";

const PIECES = [
  ...["\\frac", "\\frac{", "}{", "\\sqrt", "\\sqrt[", "\\left", "\\right", "\\left(", "\\right."],
  ...[
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "|",
    "$",
    "$$",
    "\\(",
    "\\)",
    "\\[",
    "\\]",
    "^",
    "_",
    "^{",
    "_{",
  ],
  ...["\\boxed", "\\boxed{", "\\text{", "\\mathrm{", "\\begin{", "\\end{", "{cases}", "{pmatrix}"],
  ...[
    "&",
    "\\\\",
    "\\",
    "!",
    "!!",
    "%",
    "\\%",
    "°",
    "^\\circ",
    "'",
    "''",
    ",",
    ";",
    ":",
    ".",
    "...",
  ],
  ...["=", "\\ne", "<", "\\le", ">", "\\in", "\\cup", "\\cap", "\\setminus", "\\pm", "\\mp", "~"],
  ...["\\sin", "\\cos", "\\tan", "\\ln", "\\log", "\\log_", "\\exp", "\\arcsin", "\\gcd", "\\bmod"],
  ...["\\sum_{k=1}^{n}", "\\prod", "\\int", "\\lim_{x\\to 0}", "\\binom{", "\\lfloor", "\\rceil"],
  ...["9^9^9^9", "10^{10^{10}}", "1e999", "1e-999", "0/0", "1/0", "\\infty", "-\\infty", "NaN"],
  ...["0.\\overline{3}", "1/2x", "12_8", "3:4", "12:30 pm", "\\$", "€", "5 kg", "cm^2", "ft"],
  ...["####", "answer is", "Answer:", "final answer", "wait, actually", "or", "and", "not", "n't"],
  ...[
    "<think>",
    "</think>",
    "<answer>",
    "</answer>",
    "答案是",
    "la respuesta es",
    "**",
    "```",
    "\n\n",
  ],
  ...["one", "two hundred", "half", "no solution", "none", "true", "yes", "(A)", "B.", "option C"],
  ...["½", "√", "x²", "−", "×", "π", "∞", "≤", "∪", "∅", "１２", "٣", "\u200b", "\u0000", "\ufeff"],
].map((piece) => Buffer.from(piece));

/** Longest text that mutations let grow. */
const LONGEST = 4096;

/** One to some changes; `other` is what parts are taken from. */
export function mutate(random: Random, text: Buffer, other: Buffer): Buffer {
  let out = text;
  for (let left = 1 + random.small(16); left > 0; left--) out = change(random, out, other);
  return out.length > LONGEST ? out.subarray(0, LONGEST) : out;
}

function change(random: Random, text: Buffer, other: Buffer): Buffer {
  const at = random.below(text.length + 1);
  const to = Math.min(text.length, at + 1 + random.small(64));
  const splice = (middle: Buffer, end = at) =>
    Buffer.concat([text.subarray(0, at), middle, text.subarray(end)]);
  switch (random.below(9)) {
    case 0:
      return splice(Buffer.from([random.below(256)]), Math.min(text.length, at + 1));
    case 1:
      return splice(Buffer.alloc(0), to);
    case 2:
      return splice(text.subarray(at, to));
    case 3:
      return splice(partOf(random, other));
    case 4:
      return splice(Buffer.from(String(random.below(1000))));
    case 5:
      return random.oneIn(8)
        ? repeated(random, text.subarray(at, to))
        : splice(random.pick(PIECES));
    case 6:
      return Buffer.concat([random.pick(PIECES), text, random.pick(PIECES)]);
    default:
      return splice(random.pick(PIECES));
  }
}

/** A part of a text, whole now and then. */
function partOf(random: Random, text: Buffer): Buffer {
  if (random.oneIn(4)) return text;
  const from = random.below(text.length + 1);
  return text.subarray(from, from + random.small(64));
}

/** A part again and again: nesting, floods. */
function repeated(random: Random, part: Buffer): Buffer {
  const times = 1 + random.below(Math.max(1, LONGEST / Math.max(1, part.length)));
  return Buffer.concat(Array<Buffer>(times).fill(part));
}

/** Bytes of no meaning: any, or such as stand in formulas. */
export function rawBytes(random: Random): Buffer {
  const length = random.small(512);
  if (random.oneIn(2)) return Buffer.from(Array.from({ length }, () => random.below(256)));
  return Buffer.concat(Array.from({ length: length >> 2 }, () => random.pick(PIECES)));
}
