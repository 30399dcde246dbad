/** Samples of an Inspect log: elements of a JSON text, or members of an archive. */
import { EvalmarkError } from "../../errors.ts";
import { JsonBytes, JsonError, Sieve } from "../../json/index.ts";
import { elementDecoder } from "../element-decode.ts";
import { FdReader, type OpenFile } from "../fd.ts";
import { SAMPLE_BYTES } from "../limits.ts";
import {
  type BadSample,
  type Decoded,
  type Decoder,
  type Fault,
  type How,
  nothingDecoded,
  type Part,
} from "../part.ts";
import { nameIn } from "../sample-name.ts";
import type { Sample, SampleId } from "../types.ts";
import { isBomb, type Packed, type PartMember, unpack } from "../zip/index.ts";
import { Attachments, resolveText } from "./attachments.ts";
import { MONOLITH, SHELL } from "./members.ts";
import { SAMPLE_PLAN } from "./plans.ts";
import { readInspectSample } from "./sample.ts";

interface JsonDecoding {
  kind: "inspect-json";
  /** What the server was given, as UTF-8. */
  stop: Uint8Array[] | null;
}

interface EvalDecoding {
  kind: "inspect-eval";
  from: OpenFile;
  /** Bytes that a part may unpack to: as many as the whole archive. */
  most: number;
  stop: Uint8Array[] | null;
  /** Type of all ids, where the header tells. */
  ids: "number" | "string" | null;
}

export type InspectDecoding = JsonDecoding | EvalDecoding;

export function inspectDecoder(decoding: InspectDecoding, how: How): Decoder {
  if (decoding.kind === "inspect-eval") return memberDecoder(decoding, how);
  const { stop } = decoding;
  const read = (json: JsonBytes, { samples }: { samples: Sample[] }) => {
    samples.push(readInspectSample(json, stop));
  };
  return elementDecoder(read, how, nameIn);
}

function memberDecoder(decoding: EvalDecoding, how: How): Decoder {
  // The bytes of a member are asked for at once, and those that its header pushed out after them.
  const reader = new FdReader(decoding.from, true);
  const sieve = new Sieve(SAMPLE_PLAN, SAMPLE_BYTES);
  return async function* ({ members = [] }: Part): AsyncGenerator<Decoded> {
    const out = nothingDecoded();
    const archive: Packed = {
      file: reader.file,
      bytes: (at, length) => reader.bytes(at, length),
      allowance: decoding.most,
    };
    for (const member of members) {
      try {
        out.samples.push(await readMember(archive, member, decoding.stop, sieve));
        out.places.push(out.size);
      } catch (error) {
        const { fatal, ...said } = faultOf(error);
        const fault = { place: out.size, ...said };
        if (how.strict || fatal) {
          out.stop = fault;
          break;
        }
        const before = out.samples.length;
        out.bad.push({ ...fault, ...named(member, decoding.ids), before });
      }
      out.size++;
    }
    out.unpacked = Math.min(decoding.most, decoding.most - archive.allowance);
    yield out;
  };
}

async function readMember(
  archive: Packed,
  member: PartMember,
  stop: Uint8Array[] | null,
  sieve: Sieve,
): Promise<Sample> {
  sieve.reset();
  await unpack(archive, member, (piece) => sieve.push(piece));
  const sample = readInspectSample(new JsonBytes().open(sieve.finish()), stop);
  if (!isNameOf(member.name, sample)) {
    sample.doubts.push("a member of the archive has the name of another sample");
  }
  if (member.attachments) await resolveText(sample, new Attachments(archive, member.attachments));
  return sample;
}

/**
 * Inspect names a member for its sample, "samples/ID_epoch_N.json" (0.3.285,
 * log/_recorders/eval.py, _sample_filename); Python's zipfile writes "/" for Windows' "\\".
 */
function isNameOf(member: string, { id, epoch }: Sample): boolean {
  const name = `samples/${id}_epoch_${epoch}`;
  return [name, name.replaceAll("\\", "/")].some(
    (own) => member === `${own}.json` || member === `${own}/sample.json`,
  );
}

/** Throws what is no fault of the member. */
function faultOf(error: unknown): Omit<Fault, "place"> & { fatal: boolean } {
  if (error instanceof JsonError) return { message: error.message, cure: error.cure, fatal: false };
  if (!(error instanceof EvalmarkError) || error.code !== "ERR_FORMAT") throw error;
  const { message, cure, fault, place } = error;
  return { message, cure, fault, member: place?.member, fatal: isBomb(error) };
}

/** The id and epoch that the member is named by. */
function named({ name }: PartMember, ids: EvalDecoding["ids"]): Pick<BadSample, "id" | "epoch"> {
  const [text = "", epoch = ""] = (MONOLITH.exec(name) ?? SHELL.exec(name)!).slice(-2);
  let id: SampleId | null = null;
  if (ids === "string") id = text;
  else if (ids === "number" && /^-?\d{1,15}$/.test(text)) id = Number(text);
  return { id, epoch: Number(epoch) };
}
