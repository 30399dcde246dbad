/** The central directory of an archive, read whole and judged before any member is. */
import { promisify } from "node:util";
import yauzl from "yauzl";
import type { EvalmarkError } from "../../errors.ts";
import { MEMBER_BYTES, MEMBERS, READ_BYTES, unpackedMost } from "../limits.ts";
import { badFormat } from "../place.ts";
import type { Source } from "../source.ts";
import { type Member, Members } from "./members.ts";
import { CachedReader } from "./reader.ts";

/** What an entry of the directory begins with. */
const ENTRY = Buffer.from("PK\x01\x02");
const METHODS = new Set([0, 8, 93]);

export class Archive {
  readonly source: Source;
  readonly members: Members;
  /** Names that stood more than once. */
  readonly repeated: number;
  readonly file: string;
  /** Decompressed bytes that may come out of this archive. */
  allowance: number;

  constructor(source: Source, members: Members, repeated: number) {
    this.source = source;
    this.members = members;
    this.repeated = repeated;
    this.file = source.file;
    this.allowance = unpackedMost(source.size!);
  }

  bytes(at: number, length: number): Promise<Uint8Array> {
    return this.source.bytes(at, length);
  }
}

/** A member with a sample; of a chunked one, the members with its attachments. */
export interface PartMember extends Member {
  attachments?: Member[];
}

const fromReader = promisify(
  yauzl.fromRandomAccessReader as (
    reader: yauzl.RandomAccessReader,
    size: number,
    options: yauzl.Options,
    done: (error: Error | null, zip: yauzl.ZipFile) => void,
  ) => void,
);

/**
 * Reads the directory. Throws ERR_FORMAT where the archive is damaged or cut, names paths
 * that leave it, or holds members that are encrypted, links, too large or of an unknown
 * method.
 */
export async function openArchive(source: Source): Promise<Archive> {
  const reader = new CachedReader(source, READ_BYTES);
  const members = new Members();
  let repeated = 0;
  try {
    const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
    const zip = await fromReader(reader, source.size!, options);
    if (zip.entryCount > MEMBERS) {
      throw badFormat(
        `more than ${MEMBERS} members`,
        { file: source.file },
        "split the run",
        null,
        "E_ARCHIVE_LIMIT",
      );
    }
    for await (const entry of zip.eachEntry()) {
      if (!members.add(toMember(source.file, entry))) repeated++;
    }
    // A reader that goes by the directory's size would see the others.
    const end = zip.readEntryCursor as unknown as number;
    const next = Buffer.from(await source.bytes(end, 4));
    if (next.equals(ENTRY)) throw new Error("it lists more members than it counts");
  } catch (error) {
    throw damaged(error, source.file);
  }
  return new Archive(source, members, repeated);
}

/** What yauzl says, as an error of ours. */
function damaged(error: unknown, file: string): unknown {
  if ((error as EvalmarkError).place) return error;
  const said = error instanceof Error ? error.message : String(error);
  const message = `the archive is damaged or cut short: ${said}`;
  return badFormat(message, { file }, "copy or download the log again", error, "E_ARCHIVE");
}

function toMember(file: string, entry: yauzl.Entry): Member {
  const raw = entry.fileName as unknown as Buffer;
  const name = raw.toString("utf8");
  const refuse = (
    why: string,
    cure?: string,
    fault: "E_ARCHIVE" | "E_ARCHIVE_PATH" | "E_ARCHIVE_LIMIT" = "E_ARCHIVE",
  ): never => {
    throw badFormat(why, { file, member: name.slice(0, 200) }, cure, undefined, fault);
  };
  if (/^\/|^[A-Za-z]:|\0/.test(name) || name.split(/[/\\]/).includes("..")) {
    refuse(
      "the member has a name that leaves the archive",
      "don't trust this log",
      "E_ARCHIVE_PATH",
    );
  }
  if (Buffer.byteLength(name) > 0xffff) refuse("the member has a name that is no text");
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) {
    refuse("the member is a symbolic link", "don't trust this log", "E_ARCHIVE_PATH");
  }
  if (entry.generalPurposeBitFlag & 0x41) refuse("the member is encrypted", "unpack and repack it");
  if (!METHODS.has(entry.compressionMethod)) {
    refuse(
      `the member is packed by method ${entry.compressionMethod}`,
      "repack it with deflate (8) or zstd (93)",
    );
  }
  if (Math.max(entry.uncompressedSize, entry.compressedSize / 2) > MEMBER_BYTES) {
    const why = `the member is larger than ${MEMBER_BYTES >> 20} MiB when unpacked`;
    refuse(why, "don't trust this log", "E_ARCHIVE_LIMIT");
  }
  return {
    name,
    method: entry.compressionMethod,
    packed: entry.compressedSize,
    size: entry.uncompressedSize,
    crc: entry.crc32,
    offset: entry.relativeOffsetOfLocalHeader,
  };
}
