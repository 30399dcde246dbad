/** An Inspect `.eval` log: an archive with a member for each sample. */
import { EvalmarkError } from "../../errors.ts";
import { JsonBytes, type JsonValue, readValue } from "../../json/index.ts";
import { NOTHING } from "../blank.ts";
import { openFile } from "../fd.ts";
import { HEADER_BYTES, PART_MEMBERS, PART_UNPACKED } from "../limits.ts";
import type { Part } from "../part.ts";
import { partedLog } from "../parted.ts";
import { badFormat } from "../place.ts";
import type { Source } from "../source.ts";
import type { Log, SampleId } from "../types.ts";
import { type Archive, openArchive, type PartMember, unpackWhole } from "../zip/index.ts";
import { attachmentsIn } from "./attachments.ts";
import { memberError } from "./errors.ts";
import { type InspectHeader, readHeader } from "./header.ts";
import { MONOLITH, SHELL } from "./members.ts";

export async function openEval(source: Source): Promise<Log> {
  const archive = await openArchive(source);
  const { header, stop } = await headerOf(archive);
  if (archive.repeated > 0) {
    header.notes.push(`${archive.repeated} members stand more than once: the last ones count`);
  }
  return partedLog(source, {
    header,
    decoding: {
      kind: "inspect-eval",
      from: openFile(source),
      most: archive.allowance,
      stop,
      ids: typeOfIds(header.sampleIds),
    },
    async *parts() {
      yield* memberParts(archive);
    },
    explain: async (part, _, { place, message, cure, code = "ERR_FORMAT", fault, member }) => {
      const where = { file: source.file, member: member ?? part.members![place]!.name };
      return new EvalmarkError(code, message, { fault, place: where, cure });
    },
    unpackedMost: archive.allowance,
  });
}

/** From header.json, or from the journal where the log was not finished. */
async function headerOf(archive: Archive): Promise<InspectHeader> {
  const finished = archive.members.get("header.json");
  const member = finished ?? archive.members.get("_journal/start.json");
  if (!member) {
    const place = { file: archive.source.file };
    throw badFormat("the archive holds no Inspect log (no header.json)", place, "name a .eval log");
  }
  const bytes = await unpackWhole(archive, member, HEADER_BYTES);
  let json: JsonValue;
  try {
    const cursor = new JsonBytes().open(bytes);
    json = readValue(cursor);
    cursor.finish();
  } catch (error) {
    throw memberError(error, archive.file, member);
  }
  const header = readHeader(json, "inspect-eval");
  if (!finished) header.header.doubts.push("header.json is missing: the run was not finished");
  return header;
}

/** Members that hold a sample: whole, or the shell of a chunked one (not both). */
function* sampleMembers({ members }: Archive): Generator<PartMember, void, undefined> {
  const attachmentsOf = attachmentsIn(members);
  for (const member of members.values()) {
    const shell = SHELL.exec(member.name);
    if (!shell) {
      if (MONOLITH.test(member.name)) yield member;
    } else if (!members.has(`${shell[1]}.json`)) {
      yield { ...member, attachments: attachmentsOf(shell[1]!) };
    }
  }
}

/** Parts by number and by unpacked bytes of their members, as the directory has them. */
function* memberParts(archive: Archive): Generator<Part, void, undefined> {
  let members: PartMember[] = [];
  let unpacked = 0;
  let read = 0;
  let index = 0;
  for (const member of sampleMembers(archive)) {
    members.push(member);
    unpacked += member.size;
    read = Math.max(read, member.offset + member.packed);
    if (members.length === PART_MEMBERS || unpacked >= PART_UNPACKED) {
      yield { index: index++, bytes: NOTHING, read, members };
      members = [];
      unpacked = 0;
    }
  }
  if (members.length > 0) yield { index, bytes: NOTHING, read, members };
}

/** "number" or "string" where all ids are: names of members don't tell. */
function typeOfIds(ids: readonly SampleId[] | null): "number" | "string" | null {
  const types = new Set((ids ?? []).map((id) => typeof id));
  const [type] = types;
  return types.size === 1 ? (type as "number" | "string") : null;
}
