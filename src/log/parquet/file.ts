/** A Parquet file, read a row group at a time, only the columns that are asked for. */
import {
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  type RowGroup,
} from "hyparquet";
import { EvalmarkError } from "../../errors.ts";
import { GROUP_BYTES, GROUP_VALUES, HEADER_BYTES, RATIO, RATIO_FREE_BYTES } from "../limits.ts";
import { badFormat } from "../place.ts";
import type { Source } from "../source.ts";
import { CODECS } from "./codecs.ts";
import { sumPages } from "./pages.ts";
import { prune } from "./prune.ts";

/** Rows as plain values; strings are bytes, integers bigints. */
export type Row = Record<string, unknown>;

export class ParquetFile {
  readonly #source: Source;
  readonly #whole: FileMetaData;

  private constructor(source: Source, metadata: FileMetaData) {
    this.#source = source;
    this.#whole = metadata;
  }

  /** Reads the footer. Throws ERR_FORMAT where the file is no Parquet, damaged or cut. */
  static async open(source: Source): Promise<ParquetFile> {
    const size = source.size ?? 0;
    const cure = "the file was cut or damaged: copy or write it again";
    const place = { file: source.file };
    const end = await source.bytes(Math.max(0, size - 8), 8);
    if (size < 12 || Buffer.from(end.subarray(4)).toString("latin1") !== "PAR1") {
      throw badFormat("the Parquet file does not end as one", place, cure);
    }
    const footer = new DataView(end.buffer, end.byteOffset, 8).getUint32(0, true);
    if (footer > Math.min(size - 12, HEADER_BYTES)) {
      throw badFormat("the Parquet file's footer is longer than can be", place, cure);
    }
    return guarded(source, async () => {
      const metadata = await parquetMetadataAsync(buffer(source), {
        initialFetchSize: footer + 8,
        geoparquet: false,
      });
      return new ParquetFile(source, metadata);
    });
  }

  /** Dotted paths of the columns that hold values. */
  get columns(): string[] {
    const columns = this.#whole.row_groups[0]?.columns ?? [];
    return columns.map((c) => c.meta_data?.path_in_schema.join(".") ?? "");
  }

  /**
   * Rows with the columns at or below these dotted paths, a row group at a time, with the bytes
   * of the file up to its end. Throws ERR_FORMAT.
   */
  async *groups(paths: string[]): AsyncGenerator<{ rows: Row[]; read: number }, void, undefined> {
    for (const whole of this.#whole.row_groups) {
      const { metadata, step } = await guarded(this.#source, async () => {
        const pruned = prune({ ...this.#whole, row_groups: [whole] }, paths);
        const group = pruned.row_groups[0]!;
        return { metadata: pruned, step: rowsAtOnce(group, await this.#check(group)) };
      });
      const count = Number(whole.num_rows);
      for (let rowStart = 0; rowStart < count; rowStart += step) {
        const rowEnd = Math.min(count, rowStart + step);
        const rows = await guarded(this.#source, () =>
          parquetReadObjects({
            file: buffer(this.#source),
            metadata,
            rowStart,
            rowEnd,
            useOffsetIndex: step < count,
            compressors: CODECS,
            parsers: { stringFromBytes: (bytes) => bytes },
            geoparquet: false,
          }),
        );
        if (rows.length !== rowEnd - rowStart) {
          throw damaged(this.#source, "a row group holds fewer rows than it says");
        }
        yield { rows, read: this.#end(whole) };
      }
    }
  }

  /** Refuses what would take too much memory, before it does; bytes of the group unpacked. */
  async #check(group: RowGroup): Promise<number> {
    let bytes = 0;
    let values = 0;
    for (const { meta_data: meta } of group.columns) {
      if (!meta) throw new Error("a column has no description");
      const start = Number(meta.dictionary_page_offset || meta.data_page_offset);
      const packed = Number(meta.total_compressed_size);
      if (!(start >= 0 && packed >= 0 && start + packed <= (this.#source.size ?? 0))) {
        throw new Error("a column goes beyond the file");
      }
      const sums = sumPages(await this.#source.bytes(start, packed));
      bytes += sums.bytes;
      values += sums.values;
      if (values > GROUP_VALUES || bytes > GROUP_BYTES) {
        const message = `more than ${GROUP_BYTES >> 20} MiB or ${GROUP_VALUES} values in a row group`;
        throw badFormat(message, { file: this.#source.file }, "write it in smaller row groups");
      }
      if (sums.bytes > RATIO_FREE_BYTES + RATIO * packed) {
        throw new Error(`a column holds more than ${RATIO} times its size`);
      }
    }
    return bytes;
  }

  #end(group: RowGroup): number {
    let end = 0;
    for (const { meta_data: meta } of group.columns) {
      const start = Number(meta?.dictionary_page_offset || meta?.data_page_offset || 0);
      end = Math.max(end, start + Number(meta?.total_compressed_size ?? 0));
    }
    return Math.min(end, this.#source.size ?? 0);
  }
}

/** Unpacked bytes of rows that are read together, where the file says which pages hold them. */
const AT_ONCE = 16 << 20;

/** Rows to read together: the whole group where its pages can't be read one by one. */
function rowsAtOnce(group: RowGroup, bytes: number): number {
  const rows = Math.max(1, Number(group.num_rows));
  const indexed = group.columns.every((c) => c.offset_index_offset && c.offset_index_length);
  return indexed ? Math.max(256, Math.ceil((rows * AT_ONCE) / Math.max(bytes, AT_ONCE))) : rows;
}

/** The file as hyparquet reads it. */
function buffer(source: Source) {
  const byteLength = source.size ?? 0;
  return {
    byteLength,
    async slice(start: number, end: number = byteLength): Promise<ArrayBuffer> {
      if (!(start >= 0 && start <= end && end <= byteLength)) {
        throw new Error("a part goes beyond the file");
      }
      const bytes = await source.bytes(start, end - start);
      if (bytes.length < end - start) throw new Error("the file ends too early");
      const { buffer: whole, byteOffset } = bytes;
      return whole.slice(byteOffset, byteOffset + bytes.length) as ArrayBuffer;
    },
  };
}

async function guarded<T>(source: Source, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof EvalmarkError) throw error;
    throw damaged(source, (error as Error).message, error);
  }
}

function damaged(source: Source, message: string, cause?: unknown): EvalmarkError {
  const what = message.replace(/^parquet /, "");
  const unknown = /unsupported (compression|encoding)/.test(what);
  return badFormat(
    unknown ? `Parquet with ${what}` : `the Parquet file is damaged: ${what}`,
    { file: source.file },
    unknown ? "write it again with snappy, zstd or gzip" : "copy or write it again",
    cause,
  );
}
