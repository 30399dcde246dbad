/** One line of a samples file as a sample. */
import { type JsonBytes, NULL, OBJECT } from "../../json/index.ts";
import { blankSample } from "../blank.ts";
import type { Sample } from "../types.ts";
import { booleanOf, bytesOf, epochOf, idOf, listOf, objectOf, targetOf, textOf } from "./fields.ts";
import { BITS, KEYS, type Key, keyIndex } from "./keys.ts";

const { id: ID, output: OUTPUT, answer: ANSWER, target: TARGET } = BITS;

/** Reads the object that comes next, and nothing behind it. Throws a JsonError. */
export function readSample(json: JsonBytes): Sample {
  const sample = blankSample();
  const start = json.pos;
  if (!json.enter(OBJECT)) json.fail("a sample must be an object", start, 'like {"id": 1, ...}');
  let seen = 0;
  let filled = 0;
  for (let first = true; json.key(first); first = false) {
    const index = keyIndex(json.str, json.from, json.to);
    if (index < 0) unknownKey(json);
    const mask = 1 << index;
    if (seen & mask) json.fail(`the key "${KEYS[index]}" stands twice`, json.keyAt);
    seen |= mask;
    // Writers that have no value for an optional key often write null.
    if (json.peek() === NULL && index > 0) json.literal();
    else {
      filled |= mask;
      BY_INDEX[index]!(json, sample);
    }
  }
  check(json, sample, filled, start);
  return sample;
}

type Reader = (json: JsonBytes, sample: Sample) => void;

const skip: Reader = (json) => json.skip();

const READERS: Record<Key, Reader> = {
  id: (json, sample) => {
    sample.id = idOf(json);
  },
  epoch: (json, sample) => {
    sample.epoch = epochOf(json);
  },
  output: (json, sample) => {
    sample.text = bytesOf(json, "output");
  },
  answer: (json, sample) => {
    sample.text = bytesOf(json, "answer");
    sample.isAnswer = true;
  },
  target: (json, sample) => {
    sample.target = targetOf(json);
  },
  choices: (json, sample) => {
    sample.choices = listOf(json, "choices");
  },
  input: (json, sample) => {
    sample.input = json.raw();
  },
  scorer: (json, sample) => {
    sample.scorer = textOf(json, "scorer");
  },
  options: (json, sample) => {
    sample.options = objectOf(json, "options");
  },
  stop: (json, sample) => {
    sample.stop = listOf(json, "stop");
  },
  cut: (json, sample) => {
    sample.cut = booleanOf(json, "cut");
    if (sample.cut) sample.textKind = "stop-cut";
  },
  stop_reason: (json, sample) => {
    sample.stopReason = textOf(json, "stop_reason");
  },
  logprobs: skip,
  model: (json) => {
    textOf(json, "model");
  },
  error: (json, sample) => {
    json.peek();
    const at = json.pos;
    sample.error = textOf(json, "error");
    if (sample.error === "") json.fail('"error" is empty', at, "leave it out, or say why");
  },
  metadata: (json) => {
    if (json.peek() !== OBJECT) json.fail('"metadata" must be an object');
    json.skip();
  },
};

/** In the order of KEYS. */
const BY_INDEX = KEYS.map((key) => READERS[key]);

function check(json: JsonBytes, sample: Sample, filled: number, start: number): void {
  if (!(filled & ID)) json.fail('"id" is missing', start, 'add "id", the same in every epoch');
  if (filled & OUTPUT && filled & ANSWER) {
    json.fail(
      'both "output" and "answer"',
      start,
      '"output" is searched for the answer, "answer" is the answer: keep one',
    );
  }
  if (sample.error !== null) return;
  if (!(filled & (OUTPUT | ANSWER))) {
    json.fail(
      '"output" is missing',
      start,
      'add "output" or "answer", or the "error" that kept it',
    );
  }
  if (!(filled & TARGET)) json.fail('"target" is missing', start, 'add "target": what is right');
}

function unknownKey(json: JsonBytes): never {
  const key = JSON.stringify(json.text().slice(0, 60));
  return json.fail(
    `unknown key ${key}`,
    json.keyAt,
    `put it into "metadata"; keys are ${KEYS.join(", ")}`,
  );
}
