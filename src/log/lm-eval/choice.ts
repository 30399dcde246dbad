/**
 * Multiple choice by log-likelihood. There is no output: what the model chose is the choice
 * with the highest log-likelihood, the first of equal ones, as `acc` of lm_eval 0.4.13 has it
 * (api/task.py; `acc_norm` divides by lengths and may choose another). It becomes the bare
 * answer as a letter, and so does the target, so that a scorer compares letters.
 */
import type { Target } from "../../core/index.ts";
import { toTarget } from "../../core/index.ts";
import type { Sample } from "../types.ts";
import type { Request } from "./arguments.ts";
import type { Line } from "./line.ts";
import { pythonList } from "./python-list.ts";

/** Fills in text, target and choices; what keeps the line from being scored is its error. */
export function readChoice(line: Line, sample: Sample): void {
  const requests = conditional(line.requests);
  const choices = choiceTexts(requests);
  sample.choices = choices.map((c) => Buffer.from(c));
  sample.textKind = "likeliest-choice";
  sample.isAnswer = true;
  const values = line.responses.slice(0, requests.length).map((r) => likelihood(r[0]));
  if (values.length < requests.length || values.some((v) => Number.isNaN(v))) {
    sample.error = "a log-likelihood is missing or is no number";
    return;
  }
  const best = values.reduce((best, v, i) => (v > values[best]! ? i : best), 0);
  sample.text = Buffer.from(letter(best));
  sample.likelihoods = {
    given: values,
    alone: aloneOf(line, requests.length),
    texts: continuations(requests),
    tokens: null,
  };
  const target = readTarget(line, choices, sample);
  if (target) sample.target = target;
  else sample.error ??= "the target is none of the choices";
}

function likelihood(response: { logLikelihood: string | null } | undefined): number {
  const text = response?.logLikelihood?.toLowerCase() ?? "";
  if (text === "-inf" || text === "-infinity") return Number.NEGATIVE_INFINITY;
  return /^-?\d+(\.\d+)?(e[-+]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

/** `acc_mutual_info` asks for each continuation again behind an empty prompt. */
function conditional(requests: Request[]): Request[] {
  const half = requests.length / 2;
  const tail = requests.slice(half);
  const doubled =
    Number.isInteger(half) &&
    tail.every((r) => r.unconditional) &&
    !requests.slice(0, half).some((r) => r.unconditional);
  return doubled ? requests.slice(0, half) : requests;
}

/** Likelihoods behind the empty prompt; null where they were not asked for, or are no numbers. */
function aloneOf(line: Line, choices: number): number[] | null {
  if (line.requests.length !== 2 * choices) return null;
  const values = line.responses.slice(choices).map((r) => likelihood(r[0]));
  return values.length === choices && values.every(Number.isFinite) ? values : null;
}

/** As `acc_norm` measures them: the delimiter of the task, one blank unless it says so, is not counted. */
function continuations(requests: Request[]): string[] | null {
  const texts = requests.map((r) => Buffer.from(r.continuation!).toString("utf8"));
  if (texts.length > 1 && texts.every((t) => t === texts[0])) return null;
  return texts.every((t) => t.startsWith(" ")) ? texts.map((t) => t.slice(1)) : texts;
}

/** The continuations without the space that joins them; the prompts where only these differ. */
function choiceTexts(requests: Request[]): string[] {
  const texts = requests.map((r) => Buffer.from(r.continuation!).toString("utf8").trim());
  if (texts.length < 2 || texts.some((t) => t !== texts[0])) return texts;
  return requests.map((r) => String(JSON.parse(Buffer.from(r.input!).toString("utf8"))));
}

/** "A" to "Z"; beyond them the number. */
const letter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : String(index);

/** The target is the index of a choice, its text, or a list of indices that are all right. */
function readTarget(line: Line, choices: string[], sample: Sample): Target | null {
  const text = Buffer.from(line.target ?? "").toString("utf8");
  const several = pythonList(text);
  if (several) {
    const letters = several.map((item) => indexOf(String(item), choices, sample));
    return letters.includes(null) ? null : toTarget(letters as string[]);
  }
  const one = indexOf(text, choices, sample);
  return one === null ? null : toTarget(one);
}

function indexOf(text: string, choices: string[], sample: Sample): string | null {
  const named = choices.indexOf(text.trim());
  const index = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (index < 0 || index >= choices.length) return named < 0 ? null : letter(named);
  if (named >= 0 && named !== index) {
    sample.doubts = [...sample.doubts, "the target may be a choice's index or its text"];
  }
  return letter(index);
}
