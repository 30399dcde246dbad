/** A sample of an Inspect log, from its kept JSON. Scored text stays bytes. */
import { ARRAY, type JsonBytes, NULL, OBJECT, QUOTE, readValue } from "../../json/index.ts";
import { blankSample, NOTHING } from "../blank.ts";
import { asText, at } from "../loose.ts";
import { bytesOf, epochOf, idOf, listOf, targetOf, textOf } from "../samples/fields.ts";
import type { Sample } from "../types.ts";
import { readScores } from "./scores.ts";

/** Reads the object that comes next. `stop`: what the server was given. Throws a JsonError. */
export function readInspectSample(json: JsonBytes, stop: Uint8Array[] | null): Sample {
  const sample = blankSample();
  sample.doubts = [];
  sample.stop = stop;
  // The server was given the stops, so it cut where it had to.
  sample.cut = true;
  const start = json.pos;
  let limit: string | null = null;
  const filled = eachField(json, "a sample", (key) => {
    if (key === "limit") limit = asText(at(readValue(json), "type"));
    else readField(json, sample, key);
  });
  for (const key of ["id", "epoch", "target"]) {
    if (!filled.has(key)) json.fail(`"${key}" is missing`, start);
  }
  if (limit !== null && sample.stopReason === null) sample.stopReason = limit;
  return sample;
}

function readField(json: JsonBytes, sample: Sample, key: string): void {
  switch (key) {
    case "id":
      sample.id = idOf(json);
      break;
    case "epoch":
      sample.epoch = epochOf(json);
      break;
    case "input":
      sample.input = json.raw();
      break;
    case "choices":
      sample.choices = listOf(json, "choices");
      break;
    case "target":
      sample.target = targetOf(json, true);
      break;
    case "output":
      readOutput(json, sample);
      break;
    case "scores":
      sample.harness = readScores(json, sample.doubts);
      break;
    case "error":
      sample.error = asText(at(readValue(json), "message")) || "the harness gives no message";
      break;
    case "invalidation":
      json.skip();
      sample.doubts.push("the sample was invalidated");
      break;
    default:
      json.skip();
  }
}

/**
 * Goes through the fields of the object that comes next: `read` takes the value of each that
 * is not null. Answers their keys. A key that stands twice is an error.
 */
function eachField(json: JsonBytes, what: string, read: (key: string) => void): Set<string> {
  const seen = new Set<string>();
  const filled = new Set<string>();
  if (!json.enter(OBJECT)) json.fail(`${what} must be an object`);
  for (let first = true; json.key(first); first = false) {
    const key = json.text();
    if (seen.has(key)) json.fail(`the key ${JSON.stringify(key)} stands twice`, json.keyAt);
    seen.add(key);
    if (json.peek() === NULL) {
      json.literal();
    } else {
      filled.add(key);
      read(key);
    }
  }
  return filled;
}

/** `completion`, else the text parts of the first choice's message, joined by newlines. */
function readOutput(json: JsonBytes, sample: Sample): void {
  let completion = NOTHING;
  let content = NOTHING;
  eachField(json, '"output"', (key) => {
    if (key === "completion") completion = bytesOf(json, "completion");
    else if (key === "choices") content = readChoices(json, sample);
    else json.skip();
  });
  sample.text = completion.length > 0 ? completion : content;
}

/** The text of the first choice; its stop reason goes to the sample. */
function readChoices(json: JsonBytes, sample: Sample): Uint8Array {
  if (!json.enter(ARRAY)) json.fail('"output.choices" must be a list');
  let text = NOTHING;
  for (let first = true; json.item(first); first = false) {
    if (!first) {
      json.skip();
      continue;
    }
    eachField(json, "a choice", (key) => {
      if (key === "stop_reason") sample.stopReason = textOf(json, "stop_reason");
      else if (key === "message") text = readMessage(json, sample);
      else json.skip();
    });
  }
  return text;
}

function readMessage(json: JsonBytes, sample: Sample): Uint8Array {
  let text = NOTHING;
  eachField(json, "a message", (key) => {
    if (key !== "content") json.skip();
    else if (json.peek() === QUOTE) text = bytesOf(json, "content");
    else text = textParts(json, sample);
  });
  return text;
}

const NEWLINE = Buffer.from("\n");

/** Parts of type "text"; reasoning, images and tool calls are left out. */
function textParts(json: JsonBytes, sample: Sample): Uint8Array {
  if (json.peek() !== ARRAY) {
    json.skip();
    return NOTHING;
  }
  json.enter(ARRAY);
  const parts: Uint8Array[] = [];
  for (let first = true; json.item(first); first = false) {
    let type = "";
    let text = NOTHING;
    eachField(json, "a part of a message", (key) => {
      if (key === "type") type = textOf(json, "type");
      else if (key === "text") text = bytesOf(json, "text");
      else json.skip();
    });
    if (type === "reasoning") sample.textKind = "reasoning-stripped";
    if (type === "text") parts.push(...(parts.length > 0 ? [NEWLINE, text] : [text]));
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
