/** One line of a samples file as a sample. */
import { type JsonBytes, NULL, OBJECT } from "../../json/index.ts";
import type { Sample } from "../types.ts";
import { booleanOf, bytesOf, epochOf, idOf, listOf, objectOf, targetOf, textOf } from "./fields.ts";
import { KEYS, keyIndex } from "./keys.ts";

const NOTHING = new Uint8Array(0);
const bit = (key: (typeof KEYS)[number]) => 1 << KEYS.indexOf(key);
const ID = bit("id");
const OUTPUT = bit("output");
const ANSWER = bit("answer");
const TARGET = bit("target");

/** Reads the object that comes next and nothing behind it. Throws a JsonError. */
export function readSample(json: JsonBytes): Sample {
  const sample: Sample = {
    id: "",
    epoch: 1,
    input: null,
    text: NOTHING,
    isAnswer: false,
    target: { depth: 0, alternatives: [[NOTHING]] },
    choices: null,
    stop: null,
    cut: false,
    stopReason: null,
    scorer: null,
    options: null,
    error: null,
    doubts: [],
    harness: [],
  };
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
      readField(json, sample, index);
    }
  }
  check(json, sample, filled, start);
  return sample;
}

function readField(json: JsonBytes, sample: Sample, index: number): void {
  switch (KEYS[index]) {
    case "id":
      sample.id = idOf(json);
      break;
    case "epoch":
      sample.epoch = epochOf(json);
      break;
    case "output":
      sample.text = bytesOf(json, "output");
      break;
    case "answer":
      sample.text = bytesOf(json, "answer");
      sample.isAnswer = true;
      break;
    case "target":
      sample.target = targetOf(json);
      break;
    case "choices":
      sample.choices = listOf(json, "choices");
      break;
    case "input":
      sample.input = json.raw();
      break;
    case "scorer":
      sample.scorer = textOf(json, "scorer");
      break;
    case "options":
      sample.options = objectOf(json, "options");
      break;
    case "stop":
      sample.stop = listOf(json, "stop");
      break;
    case "cut":
      sample.cut = booleanOf(json, "cut");
      break;
    case "stop_reason":
      sample.stopReason = textOf(json, "stop_reason");
      break;
    case "model":
      textOf(json, "model");
      break;
    case "error":
      sample.error = textOf(json, "error");
      if (sample.error === "") json.fail('"error" is empty', json.pos, "leave it out, or say why");
      break;
    case "metadata":
      if (json.peek() !== OBJECT) json.fail('"metadata" must be an object');
      json.skip();
      break;
    default:
      json.skip();
  }
}

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
