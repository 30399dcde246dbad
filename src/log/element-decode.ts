/** Elements of a JSON text, one after the other in a part, as samples. */
import { JsonBytes, JsonError } from "../json/index.ts";
import type { LineSink } from "./line-decode.ts";
import { type Decoded, type Decoder, type How, nothingDecoded, type Part } from "./part.ts";
import { nameOr, type SampleName } from "./sample-name.ts";

/** Reads the object that comes next. Throws a JsonError. */
export type ElementReader = (json: JsonBytes, sink: LineSink, part: Part) => void;

/** `name`: the id and epoch of an object that is no sample. */
export function elementDecoder(
  read: ElementReader,
  how: How,
  name?: (json: JsonBytes) => SampleName,
): Decoder {
  const json = new JsonBytes();
  const decode = (part: Part): Decoded => {
    const out = nothingDecoded();
    const { samples, places } = out;
    json.open(part.bytes);
    let from = 0;
    for (const to of part.ends ?? []) {
      const before = samples.length;
      try {
        read(json.range(from, to), out, part);
        while (places.length < samples.length) places.push(out.size);
      } catch (error) {
        if (!(error instanceof JsonError)) throw error;
        samples.length = before;
        // Offsets within are those of the kept bytes: the place is where the sample begins.
        const message = `in the sample that begins here: ${error.message}`;
        const fault = { place: out.size, message, cure: error.cure };
        if (how.strict) {
          out.stop = fault;
          return out;
        }
        out.bad.push({ ...fault, ...nameOr(json.range(from, to), name), before });
      }
      from = to;
      out.size++;
    }
    return out;
  };
  return (part) => [decode(part)];
}
