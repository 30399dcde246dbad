/** Lines of an lm-eval log as samples: one for each repeat. */
import { toTarget } from "../../core/index.ts";
import type { JsonBytes } from "../../json/index.ts";
import { blankSample, NOTHING } from "../blank.ts";
import type { Sample } from "../types.ts";
import { readChoice } from "./choice.ts";
import type { Line } from "./line.ts";
import { pythonList } from "./python-list.ts";
import type { LmEvalHeader } from "./results.ts";

/**
 * The samples of a line; `start` is where it begins. Repeats of a doc are its epochs. The
 * harness scores all repeats of a doc together, so that none of them has a score of its own.
 * Throws a JsonError where the task is none that has an answer.
 */
export function toSamples(
  line: Line,
  run: Pick<LmEvalHeader, "cut" | "stripped">,
  json: JsonBytes,
  start: number,
): Sample[] {
  const { requests, responses } = line;
  if (requests.some((r) => r.continuation !== null)) {
    if (requests.length < 2) {
      const message = "a log-likelihood task without choices: there is no answer to score";
      json.fail(message, start, "choose a task that generates text or has choices");
    }
    const sample = begin(line, 1);
    readChoice(line, sample);
    sample.harness = line.scores;
    return [sample];
  }
  const repeats = responses[0] ?? [];
  const likelihood = repeats.some((r) => r.text === null) || requests.some((r) => r.promptOnly);
  if (likelihood || responses.length !== 1) {
    const message = "neither one generated text nor choices: there is no answer to score";
    json.fail(message, start, "choose a task that generates text or has choices");
  }
  return repeats.map((response, i) => {
    const sample = begin(line, i + 1);
    const stop = requests[0]?.stop ?? null;
    const text = response.text!;
    sample.text = text;
    sample.stop = stop;
    // A text with a stop in it was not cut, whoever should have done it.
    sample.cut = run.cut ?? !holdsAny(text, stop);
    sample.choices = line.choices;
    if (run.stripped) sample.textKind = "reasoning-stripped";
    else if (stop !== null && sample.cut) sample.textKind = "stop-cut";
    setTarget(line, sample);
    if (repeats.length === 1) sample.harness = line.scores;
    return sample;
  });
}

function holdsAny(text: Uint8Array, stop: Uint8Array[] | null): boolean {
  const { buffer, byteOffset, length } = text;
  const bytes = Buffer.from(buffer, byteOffset, length);
  return stop?.some((s) => bytes.indexOf(s) >= 0) ?? false;
}

function begin(line: Line, epoch: number): Sample {
  const sample = blankSample();
  sample.id = line.docId;
  sample.epoch = epoch;
  sample.input = line.requests[0]?.input ?? null;
  return sample;
}

function setTarget(line: Line, sample: Sample): void {
  const target = line.target;
  if (target === null) {
    sample.error = "the log has no target";
    return;
  }
  // Only a text that begins as a list does is looked at as one.
  const list = target[0] === 91 ? pythonList(Buffer.from(target).toString("utf8")) : null;
  sample.target = list
    ? toTarget(list)
    : { depth: 0, alternatives: [[target.length > 0 ? target : NOTHING]] };
}
