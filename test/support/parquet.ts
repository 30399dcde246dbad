/** Small Parquet files for tests: every field optional, one page for each column and group. */
import { gzipSync } from "node:zlib";

/** A column's type. "null" is what Arrow writes for a column without any value. */
export type Type =
  | "string"
  | "int64"
  | "double"
  | "bool"
  | "null"
  | { list: Type }
  | { struct: { [name: string]: Type } };

export type Value =
  | string
  | number
  | boolean
  | null
  | undefined
  | Value[]
  | { [name: string]: Value };

interface Leaf {
  path: string[];
  type: string;
  reps: number[];
  defs: number[];
  maxRep: number;
  maxDef: number;
  values: (string | number | boolean)[];
}

const PHYSICAL: Record<string, number> = { bool: 0, null: 1, int64: 2, double: 5, string: 6 };
const [I32, I64, BINARY, LIST, STRUCT] = [5, 6, 8, 9, 12] as const;

/**
 * A file with these row groups. `claimed`: what the headers of the pages say in place of the
 * number of their values or of their bytes when unpacked.
 */
export function parquetFile(
  schema: { [name: string]: Type },
  groups: { [name: string]: Value }[][],
  { gzip = false, claimed }: { gzip?: boolean; claimed?: { values?: number; bytes?: number } } = {},
): Buffer {
  const parts: Buffer[] = [Buffer.from("PAR1")];
  let offset = 4;
  const rowGroups = groups.map((rows) => {
    const leaves: Leaf[] = Object.entries(schema).flatMap(([name, type]) => leavesOf(type, [name]));
    for (const row of rows) {
      for (const [name, type] of Object.entries(schema))
        shred(leaves, type, [name], row[name], 0, 0);
    }
    const columns = leaves.map((leaf) => {
      const page = pageOf(leaf, gzip, claimed);
      parts.push(page);
      const meta: Field[] = [
        [1, I32, PHYSICAL[leaf.type]!],
        [2, LIST, { of: I32, items: [0, 3] }],
        [3, LIST, { of: BINARY, items: leaf.path }],
        [4, I32, gzip ? 2 : 0],
        [5, I64, leaf.defs.length],
        [6, I64, page.length],
        [7, I64, page.length],
        [9, I64, offset],
      ];
      offset += page.length;
      return [
        [2, I64, offset],
        [3, STRUCT, meta],
      ] as Field[];
    });
    return [
      [1, LIST, { of: STRUCT, items: columns }],
      [2, I64, 0],
      [3, I64, rows.length],
    ] as Field[];
  });
  const elements: Field[][] = [
    [
      [4, BINARY, "schema"],
      [5, I32, Object.keys(schema).length],
    ],
  ];
  for (const [name, type] of Object.entries(schema)) describe(elements, name, type);
  const footer = struct([
    [1, I32, 2],
    [2, LIST, { of: STRUCT, items: elements }],
    [3, I64, groups.reduce((n, rows) => n + rows.length, 0)],
    [4, LIST, { of: STRUCT, items: rowGroups }],
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  return Buffer.concat([...parts, footer, length, Buffer.from("PAR1")]);
}

function describe(out: Field[][], name: string, type: Type): void {
  const optional: Field = [3, I32, 1];
  if (typeof type === "string") {
    const element: Field[] = [[1, I32, PHYSICAL[type]!], optional, [4, BINARY, name]];
    if (type === "string") element.push([6, I32, 0]);
    out.push(element);
  } else if ("list" in type) {
    out.push([optional, [4, BINARY, name], [5, I32, 1], [6, I32, 3]]);
    out.push([
      [3, I32, 2],
      [4, BINARY, "list"],
      [5, I32, 1],
    ]);
    describe(out, "element", type.list);
  } else {
    out.push([optional, [4, BINARY, name], [5, I32, Object.keys(type.struct).length]]);
    for (const [key, child] of Object.entries(type.struct)) describe(out, key, child);
  }
}

function leavesOf(type: Type, path: string[], maxRep = 0, maxDef = 0): Leaf[] {
  if (typeof type === "string") {
    return [{ path, type, reps: [], defs: [], maxRep, maxDef: maxDef + 1, values: [] }];
  }
  if ("list" in type) {
    return leavesOf(type.list, [...path, "list", "element"], maxRep + 1, maxDef + 2);
  }
  return Object.entries(type.struct).flatMap(([key, child]) =>
    leavesOf(child, [...path, key], maxRep, maxDef + 1),
  );
}

/** Dremel's shredding of one value into the leaves below its path. */
function shred(
  all: Leaf[],
  type: Type,
  path: string[],
  value: Value,
  rep: number,
  def: number,
): void {
  const below = all.filter((leaf) => path.every((name, i) => leaf.path[i] === name));
  const nothing = (level: number) => {
    for (const leaf of below) {
      leaf.reps.push(rep);
      leaf.defs.push(level);
    }
  };
  if (value === null || value === undefined) nothing(def);
  else if (typeof type === "string") {
    nothing(def + 1);
    below[0]!.values.push(value as string);
  } else if ("list" in type) {
    const items = value as Value[];
    if (items.length === 0) nothing(def + 1);
    const depth = path.filter((name) => name === "list").length + 1;
    items.forEach((item, i) => {
      shred(all, type.list, [...path, "list", "element"], item, i === 0 ? rep : depth, def + 2);
    });
  } else {
    for (const [key, child] of Object.entries(type.struct)) {
      shred(all, child, [...path, key], (value as { [k: string]: Value })[key], rep, def + 1);
    }
  }
}

function pageOf(
  leaf: Leaf,
  gzip: boolean,
  claimed: { values?: number; bytes?: number } = {},
): Buffer {
  const plain = Buffer.concat([
    levels(leaf.reps, leaf.maxRep),
    levels(leaf.defs, leaf.maxDef),
    ...values(leaf),
  ]);
  const packed = gzip ? gzipSync(plain) : plain;
  const data: Field[] = [
    [1, I32, claimed.values ?? leaf.defs.length],
    [2, I32, 0],
    [3, I32, 3],
    [4, I32, 3],
  ];
  const header = struct([
    [1, I32, 0],
    [2, I32, claimed.bytes ?? plain.length],
    [3, I32, packed.length],
    [5, STRUCT, data],
  ]);
  return Buffer.concat([header, packed]);
}

/** Runs of equal levels; nothing where there is but one level. */
function levels(all: number[], max: number): Buffer {
  if (max === 0) return Buffer.alloc(0);
  const runs: Buffer[] = [];
  for (let i = 0; i < all.length; ) {
    let n = 1;
    while (all[i + n] === all[i]) n++;
    runs.push(varint(n * 2), Buffer.from([all[i]!]));
    i += n;
  }
  const bytes = Buffer.concat(runs);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function values(leaf: Leaf): Buffer[] {
  if (leaf.type === "bool") {
    const bits = Buffer.alloc(Math.ceil(leaf.values.length / 8));
    leaf.values.forEach((v, i) => {
      if (v) bits[i >> 3] = bits[i >> 3]! | (1 << (i & 7));
    });
    return [bits];
  }
  return leaf.values.map((value) => {
    if (leaf.type === "string") {
      const text = Buffer.from(value as string);
      const length = Buffer.alloc(4);
      length.writeUInt32LE(text.length);
      return Buffer.concat([length, text]);
    }
    const eight = Buffer.alloc(8);
    if (leaf.type === "int64") eight.writeBigInt64LE(BigInt(value));
    else eight.writeDoubleLE(value as number);
    return eight;
  });
}

/** A field of a Thrift struct: id, type, value. */
type Field = [id: number, type: number, value: number | string | Field[] | ThriftList];
interface ThriftList {
  of: number;
  items: (number | string | Field[])[];
}

function struct(fields: Field[]): Buffer {
  let last = 0;
  const parts = fields.map(([id, type, value]) => {
    const head = Buffer.from([((id - last) << 4) | type]);
    last = id;
    return Buffer.concat([head, thrift(type, value)]);
  });
  return Buffer.concat([...parts, Buffer.from([0])]);
}

function thrift(type: number, value: Field[2]): Buffer {
  if (type === STRUCT) return struct(value as Field[]);
  if (type === BINARY) {
    const text = Buffer.from(value as string);
    return Buffer.concat([varint(text.length), text]);
  }
  if (type === LIST) {
    const { of, items } = value as ThriftList;
    const head =
      items.length < 15
        ? Buffer.from([(items.length << 4) | of])
        : Buffer.concat([Buffer.from([0xf0 | of]), varint(items.length)]);
    return Buffer.concat([head, ...items.map((item) => thrift(of, item))]);
  }
  const number = value as number;
  return varint(number < 0 ? -2 * number - 1 : 2 * number);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}
