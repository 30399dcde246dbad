/**
 * Templates of the comparison over code points; `@` is the code point. Those with `all` run
 * over every one, the rest over the telling ones, as inspect_scorers.py says. In a target `~`,
 * `^` and the backtick are its folding, upper and lower case in Python.
 */
import type { Case } from "./inspect-cases.ts";

const numeric = (location: string) => ({ location, numeric: true });
const four = ["a", "b", "c", "d"];

export interface Template extends Case {
  target: string;
  all: boolean;
}

export const TEMPLATES: Template[] = [
  // White space and punctuation that is stripped, and what folds to nothing else.
  {
    scorer: "inspect/match",
    options: { location: "exact" },
    target: "x",
    output: "@x@",
    all: true,
  },
  // A word character or not.
  {
    scorer: "inspect/answer",
    options: { pattern: "letter" },
    target: "a",
    output: "answer: A@",
    all: true,
  },
  // Folding: sigma, sharp s, ligatures and dotted letters stand for their classes.
  { scorer: "inspect/includes", options: {}, target: "s", output: "@", all: false },
  {
    scorer: "inspect/includes",
    options: { ignore_case: false },
    target: "s@",
    output: "as@",
    all: false,
  },
  // What has the same folding or lower case: the letter's folding, upper and lower case.
  { scorer: "inspect/includes", options: {}, target: "~", output: "@", all: false },
  {
    scorer: "inspect/match",
    options: { location: "exact", ignore_case: false },
    target: "~",
    output: "@",
    all: false,
  },
  { scorer: "inspect/match", options: { location: "begin" }, target: "^", output: "@", all: false },
  { scorer: "inspect/match", options: {}, target: "a^", output: "A@", all: false },
  {
    scorer: "inspect/answer",
    options: { pattern: "line" },
    target: "`",
    output: "ANSWER: @",
    all: false,
  },
  {
    scorer: "inspect/answer",
    options: { pattern: "line" },
    target: "^x",
    output: "ANSWER: @X",
    all: false,
  },
  // Numbers: alone, a sign or digit before, between, behind, beside punctuation.
  { scorer: "inspect/match", options: numeric("end"), target: "5", output: "is @", all: false },
  {
    scorer: "inspect/match",
    options: numeric("any"),
    target: "42",
    output: "4@2 @42@ 42@",
    all: false,
  },
  { scorer: "inspect/match", options: numeric("exact"), target: "42", output: "@42@", all: false },
  { scorer: "inspect/match", options: numeric("begin"), target: "@", output: "1@", all: false },
  // Words, articles, numbers in brackets, several at once.
  {
    scorer: "inspect/f1",
    options: {},
    target: "x 42 1 the",
    output: "a@x (@42) @a 1@ the@",
    all: false,
  },
  { scorer: "inspect/exact", options: {}, target: "4 2", output: "4@2", all: false },
  // Behind ANSWER:, with lower case and the final sigma.
  {
    scorer: "inspect/answer",
    options: { pattern: "line" },
    target: "aς",
    output: "ANSWER: A@Σ",
    all: false,
  },
  {
    scorer: "inspect/answer",
    options: { pattern: "line" },
    target: "σ@",
    output: "ANSWER: ΣΣ@",
    all: false,
  },
  {
    scorer: "inspect/answer",
    options: { pattern: "word" },
    target: "x",
    output: "ANSWER@:@x@\ny",
    all: false,
  },
  {
    scorer: "inspect/choice",
    options: {},
    target: "S",
    choices: Array.from({ length: 30 }, String),
    output: "ANSWER: @",
    all: false,
  },
  {
    scorer: "inspect/choice",
    options: {},
    target: "@",
    choices: four,
    output: "ANSWER:@(A)@",
    all: false,
  },
];
