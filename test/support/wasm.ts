/** The parts of a WebAssembly module that tests of the build look at, read by hand. */

const SECTIONS = [
  "custom",
  "type",
  "import",
  "function",
  "table",
  "memory",
  "global",
  "export",
  "start",
  "element",
  "code",
  "data",
  "datacount",
] as const;

export interface Section {
  /** Name of the section; `custom:NAME` for a custom one. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Reads numbers and names one after the other. */
export class WasmReader {
  at = 0;
  constructor(readonly bytes: Buffer) {}

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    return this.bytes[this.at++]!;
  }

  /** An unsigned LEB128 number. */
  number(): number {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  take(length: number): Buffer {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text(): string {
    return this.take(this.number()).toString("utf8");
  }
}

/** The sections of a module, in order. */
export function sectionsOf(module: Buffer): Section[] {
  const reader = new WasmReader(module);
  reader.take(8);
  const out: Section[] = [];
  while (!reader.done) {
    const name = SECTIONS[reader.byte()]!;
    const body = new WasmReader(reader.take(reader.number()));
    out.push(
      name === "custom"
        ? { name: `custom:${body.text()}`, bytes: body.bytes.subarray(body.at) }
        : { name, bytes: body.bytes },
    );
  }
  return out;
}

/** The function names in the module's name section. */
export function functionNames(module: Buffer): string[] {
  const section = sectionsOf(module).find(({ name }) => name === "custom:name");
  if (!section) return [];
  const reader = new WasmReader(section.bytes);
  while (!reader.done) {
    const kind = reader.byte();
    const part = new WasmReader(reader.take(reader.number()));
    if (kind !== 1) continue;
    return Array.from({ length: part.number() }, () => {
      part.number();
      return part.text();
    });
  }
  return [];
}

/** Pages of the module's only memory: at the start and at most (null where unbounded). */
export function memoryPages(module: Buffer): { start: number; most: number | null } {
  const section = sectionsOf(module).find(({ name }) => name === "memory")!;
  const reader = new WasmReader(section.bytes);
  if (reader.number() !== 1) throw new Error("expected one memory");
  const bounded = reader.byte() & 1;
  return { start: reader.number(), most: bounded ? reader.number() : null };
}
