/** Lines of a part as samples. */
import { JsonBytes, JsonError } from "../json/index.ts";
import { SAMPLE_BYTES } from "./limits.ts";
import {
  type Decoded,
  type Decoder,
  type Fault,
  type How,
  nothingDecoded,
  type Part,
} from "./part.ts";
import { PartReader } from "./part-bytes.ts";
import { charactersIn } from "./place.ts";
import { nameOr, type SampleName } from "./sample-name.ts";
import type { Sample } from "./types.ts";

/** What a line's reader gives back: samples, and what is worth telling once of the log. */
export interface LineSink {
  samples: Sample[];
  notes: string[];
}

export interface LineReader {
  /** Reads the object that comes next, and nothing behind it. Throws a JsonError. */
  read(json: JsonBytes, sink: LineSink, part: Part): void;
  /** Id and epoch of an object that is no sample, where they are beyond doubt. */
  name?(json: JsonBytes): SampleName;
}

const TOO_LONG = `a line of more than ${SAMPLE_BYTES >> 20} MiB`;

export function lineDecoder(reader: LineReader, how: How): Decoder {
  const json = new JsonBytes();
  const parts = new PartReader(how.reuse);
  const decode = (part: Part): Decoded => {
    const out = nothingDecoded();
    const { samples, places } = out;
    if (part.tooLong) {
      out.stop = { place: 0, message: TOO_LONG, cure: "put one sample on a line" };
      return out;
    }
    const bytes = parts.bytes(part);
    json.open(bytes);
    for (let from = 0; from < bytes.length; out.size++) {
      let to = bytes.indexOf(10, from);
      if (to < 0) to = bytes.length;
      const before = samples.length;
      try {
        json.range(from, to);
        if (json.peek() !== 0) {
          reader.read(json, out, part);
          json.finish();
          while (places.length < samples.length) places.push(out.size);
        }
      } catch (error) {
        if (!(error instanceof JsonError)) throw error;
        samples.length = before;
        const last = part.last === true && to === bytes.length;
        const fault = faultOf(error, out.size, bytes, from, to, last);
        if (how.strict || (error.cut && last)) {
          out.stop = fault;
          return out;
        }
        out.bad.push({ ...fault, ...nameOr(json.range(from, to), reader.name), before });
      }
      from = to + 1;
    }
    return out;
  };
  return (part) => [decode(part)];
}

function faultOf(
  error: JsonError,
  place: number,
  bytes: Uint8Array,
  from: number,
  to: number,
  last: boolean,
): Fault {
  const column = charactersIn(bytes.subarray(from, Math.min(error.offset, to))) + 1;
  if (error.cut && last) {
    const message = `the last line ends in the middle: ${error.message}`;
    return { place, column, message, cure: "the file was cut: write it again, or drop that line" };
  }
  return { place, column, message: error.message, cure: error.cure };
}
