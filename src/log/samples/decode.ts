/** Lines of a samples file as samples. */
import type { JsonBytes } from "../../json/index.ts";
import { lineDecoder } from "../line-decode.ts";
import type { Decoder, How } from "../part.ts";
import { nameIn } from "../sample-name.ts";
import { readSample } from "./sample.ts";

export interface SamplesDecoding {
  kind: "samples";
}

export function samplesDecoder(how: How): Decoder {
  const read = (json: JsonBytes, { samples }: { samples: unknown[] }) => {
    samples.push(readSample(json));
  };
  return lineDecoder({ read, name: nameIn }, how);
}
