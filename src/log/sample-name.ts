/** What a sample that can't be read is called: the id and epoch that stand in it all the same. */
import { type JsonBytes, JsonError, NULL, OBJECT } from "../json/index.ts";
import { epochOf, idOf } from "./samples/fields.ts";
import type { SampleId } from "./types.ts";

export interface SampleName {
  /** Null: not known. */
  id: SampleId | null;
  epoch: number;
}

/** "id" and "epoch" of an object that is well-formed JSON. Throws a JsonError. */
export function nameIn(json: JsonBytes): SampleName {
  let id: SampleId | null = null;
  let epoch = 1;
  if (!json.enter(OBJECT)) return { id, epoch };
  for (let first = true; json.key(first); first = false) {
    const key = json.text();
    if (key === "id") id = idOf(json);
    else if (key === "epoch" && json.peek() !== NULL) epoch = epochOf(json);
    else json.skip();
  }
  return { id, epoch };
}

/**
 * The name of what stands in the range, by `name`. It must be JSON to its end: else what is
 * missing might be its epoch.
 */
export function nameOr(json: JsonBytes, name: ((json: JsonBytes) => SampleName) | undefined) {
  const none: SampleName = { id: null, epoch: 1 };
  if (!name) return none;
  const { pos, end } = json;
  try {
    json.skip();
    json.finish();
    return name(json.range(pos, end));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return none;
  }
}
