/** What lm-evaluation-harness asked the model: prompts, continuations, stops. */
import { ARRAY, type JsonBytes, NULL, OBJECT, QUOTE } from "../../json/index.ts";
import { ITEMS } from "../limits.ts";
import { bytesOf, listOf } from "../samples/fields.ts";

export interface Request {
  /** The prompt as JSON; null where there is none. */
  input: Uint8Array | null;
  /** The prompt is the empty string, as in the unconditional half of mutual information. */
  unconditional: boolean;
  /** The continuation whose likelihood was asked for, or null: text was generated. */
  continuation: Uint8Array | null;
  /** There is a prompt alone: the likelihood of a whole text was asked for. */
  promptOnly: boolean;
  /** `until` of a generation; null where there is none. */
  stop: Uint8Array[] | null;
}

/** `{"gen_args_0": {"arg_0": ..., "arg_1": ...}}`, or `[[..., ...]]` in logs before 0.4.3. */
export function readArguments(json: JsonBytes): Request[] {
  const out: Request[] = [];
  each(json, () => {
    const request: Request = {
      input: null,
      unconditional: false,
      continuation: null,
      promptOnly: false,
      stop: null,
    };
    let index = 0;
    each(json, () => {
      if (index === 0) readPrompt(json, request);
      else if (index === 1) readSecond(json, request);
      else json.skip();
      index++;
    });
    request.promptOnly = index === 1;
    out.push(request);
    if (out.length > ITEMS) json.fail(`more than ${ITEMS} requests`);
  });
  return out;
}

/** Calls back before each element of an array or value of an object. */
function each(json: JsonBytes, read: () => void): void {
  const c = json.peek();
  if (c !== OBJECT && c !== ARRAY) json.fail('"arguments" must be objects or lists');
  json.pos++;
  for (let first = true; c === OBJECT ? json.key(first) : json.item(first); first = false) read();
}

function readPrompt(json: JsonBytes, request: Request): void {
  request.input = json.raw();
  request.unconditional = request.input.length === 2;
}

function readSecond(json: JsonBytes, request: Request): void {
  const c = json.peek();
  if (c === QUOTE) {
    request.continuation = bytesOf(json, "arguments");
    return;
  }
  if (c !== OBJECT) {
    json.skip();
    return;
  }
  json.enter(OBJECT);
  for (let first = true; json.key(first); first = false) {
    if (json.text() === "until") request.stop = readStop(json);
    else json.skip();
  }
}

function readStop(json: JsonBytes): Uint8Array[] | null {
  const c = json.peek();
  if (c === NULL) {
    json.skip();
    return null;
  }
  const all = c === QUOTE ? [bytesOf(json, "until")] : listOf(json, "until");
  const stop = all.filter((s) => s.length > 0);
  return stop.length > 0 ? stop : null;
}
