/** The ids of many samples, in few bytes each and without an object for each. */
import type { SampleId } from "./types.ts";

/** Numbers where all are; texts one behind the other where all are strings; else a list. */
export type Ids = Float64Array | PackedTexts | SampleId[];

/** Strings as UTF-8. */
export interface PackedTexts {
  bytes: Uint8Array;
  /** Where each ends in `bytes`. */
  ends: Uint32Array;
}

export function isPacked(ids: Ids): ids is PackedTexts {
  return "ends" in ids;
}

export function idAt(ids: Ids, index: number): SampleId {
  if (!isPacked(ids)) return ids[index]!;
  const { bytes, ends } = ids;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return text.toString("utf8", index === 0 ? 0 : ends[index - 1]!, ends[index]!);
}
