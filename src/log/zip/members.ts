/** What the directory of an archive lists: a million members in some ninety bytes each. */
import { KeyTable } from "../key-table.ts";

/** A member as the central directory describes it. */
export interface Member {
  name: string;
  /** 0 stored, 8 deflate, 93 zstd. */
  method: number;
  /** Compressed and decompressed bytes, below 2^32. */
  packed: number;
  size: number;
  crc: number;
  /** Of its local header. */
  offset: number;
}

/** Numbers of an entry that stand one behind the other: place of its name, packed, size, crc. */
const COLUMNS = 4;
/** Entries of a page: pages are added, and none is ever copied into a larger one. */
const PAGE = 1 << 12;

/** By entry a number other than 0, where there is one. */
class Sparse {
  readonly #pages: (Uint32Array | undefined)[] = [];

  get(entry: number): number {
    return this.#pages[Math.floor(entry / PAGE)]?.[entry % PAGE] ?? 0;
  }

  set(entry: number, value: number): void {
    const page = Math.floor(entry / PAGE);
    this.#pages[page] ??= new Uint32Array(PAGE);
    this.#pages[page]![entry % PAGE] = value;
  }
}

export class Members {
  /** Names, each with the first entry that has it. */
  readonly #names = new KeyTable();
  readonly #numbers: Uint32Array[] = [];
  readonly #methods: Uint16Array[] = [];
  readonly #offsets: Float64Array[] = [];
  #entries = 0;
  /** Of an entry that is not the first one of its name: that one + 1. */
  readonly #first = new Sparse();
  /** Of the first of several entries: the last one of them + 1. */
  readonly #last = new Sparse();

  /** How many names there are. */
  get size(): number {
    return this.#names.size;
  }

  /** Adds the next entry. False where another has its name, for which it stands from now on. */
  add({ name, method, packed, size, crc, offset }: Member): boolean {
    const key = Buffer.from(name);
    const entry = this.#entries++;
    const { number: first, place } = this.#names.add(key, key.length, entry);
    const page = Math.floor(entry / PAGE);
    this.#numbers[page] ??= new Uint32Array(PAGE * COLUMNS);
    this.#offsets[page] ??= new Float64Array(PAGE);
    this.#methods[page] ??= new Uint16Array(PAGE);
    this.#numbers[page]!.set([place, packed, size, crc], (entry % PAGE) * COLUMNS);
    this.#methods[page]![entry % PAGE] = method;
    this.#offsets[page]![entry % PAGE] = offset;
    if (first === entry) return true;
    this.#first.set(entry, first + 1);
    this.#last.set(first, entry + 1);
    return false;
  }

  has(name: string): boolean {
    return this.#names.find(Buffer.from(name)) >= 0;
  }

  get(name: string): Member | undefined {
    const first = this.#names.find(Buffer.from(name));
    return first < 0 ? undefined : this.#member(this.#standing(first));
  }

  /** In the order of the directory; of several with one name the last. */
  *values(): Generator<Member, void, undefined> {
    for (let entry = 0; entry < this.#entries; entry++) {
      const first = this.#first.get(entry) === 0 ? entry : this.#first.get(entry) - 1;
      if (this.#standing(first) === entry) yield this.#member(entry);
    }
  }

  /** The last entry of several, by their first. */
  #standing(first: number): number {
    return this.#last.get(first) === 0 ? first : this.#last.get(first) - 1;
  }

  #member(entry: number): Member {
    const page = Math.floor(entry / PAGE);
    const at = (entry % PAGE) * COLUMNS;
    const [place, packed, size, crc] = this.#numbers[page]!.subarray(at, at + COLUMNS);
    const bytes = this.#names.key(place!);
    const name = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
    const offset = this.#offsets[page]![entry % PAGE]!;
    const method = this.#methods[page]![entry % PAGE]!;
    return { name, method, packed: packed!, size: size!, crc: crc!, offset };
  }
}
