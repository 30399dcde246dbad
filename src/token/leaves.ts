/** The leaves of a log, in whatever order samples come, and their root. */
import { EvalmarkError } from "../errors.ts";
import { Arena } from "../log/arena.ts";
import type { SampleId } from "../log/types.ts";
import { inclusionProof, MerkleRoot } from "./merkle.ts";
import { idKey } from "./seal.ts";

const HASH_BYTES = 32;
/** Samples whose hashes stand together. */
const BLOCK = 1 << 14;

/** A place in the tree: index among `size` leaves, and the siblings up to the root. */
export interface Inclusion {
  index: number;
  size: number;
  proof: Uint8Array[];
}

/** Longer ids stand on their own. */
const LONGEST = 0xffff;

/**
 * Collects the hashes of leaves: some fifty bytes and the id for each sample. Leaves are ordered
 * by the UTF-8 bytes of the id's canonical JSON, then by epoch; the order of a log, which is that
 * of completion, leaves no trace.
 */
export class LeafSet {
  /** Ids as canonical JSON, numbered by their epochs. */
  readonly #ids = new Arena();
  /** By sample: its id's place, and its hash, in blocks. */
  #places = new Uint32Array(256);
  readonly #hashes: Uint8Array[] = [];
  /** Ids that are too long for the arena, by sample. */
  readonly #long = new Map<number, Buffer>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds a sample by the hash of its leaf, 32 bytes; `epoch`: below 2^32. */
  addHash(id: SampleId, epoch: number, hash: Uint8Array): void {
    const i = this.#size++;
    if (i === this.#places.length) {
      const larger = new Uint32Array(2 * i);
      larger.set(this.#places);
      this.#places = larger;
    }
    const key = Buffer.from(idKey(id));
    if (key.length > LONGEST) this.#long.set(i, key);
    this.#places[i] = this.#ids.add(epoch, key, Math.min(key.length, LONGEST));
    const block = Math.floor(i / BLOCK);
    this.#hashes[block] ??= new Uint8Array(BLOCK * HASH_BYTES);
    this.#hashes[block]!.set(hash, (i % BLOCK) * HASH_BYTES);
  }

  /** The root, base64url. Throws ERR_FORMAT where an (id, epoch) was added twice. */
  root(): string {
    const root = new MerkleRoot();
    for (const i of this.#order()) root.add(this.#hash(i));
    return Buffer.from(root.root()).toString("base64url");
  }

  /** Where a sample is in the tree, or null where it isn't. Throws as `root` does. */
  prove(id: SampleId, epoch: number): Inclusion | null {
    const order = this.#order();
    const key = Buffer.from(idKey(id));
    const index = order.findIndex((i) => this.#epoch(i) === epoch && this.#key(i).equals(key));
    if (index < 0) return null;
    const hashes = Array.from(order, (i) => this.#hash(i));
    return { index, size: hashes.length, proof: inclusionProof(hashes, index) };
  }

  #hash(i: number): Uint8Array {
    const at = (i % BLOCK) * HASH_BYTES;
    return this.#hashes[Math.floor(i / BLOCK)]!.subarray(at, at + HASH_BYTES);
  }

  #key(i: number): Buffer {
    return this.#long.get(i) ?? Buffer.from(this.#ids.key(this.#places[i]!));
  }

  #epoch(i: number): number {
    return this.#ids.number(this.#places[i]!);
  }

  #order(): Uint32Array {
    const order = Uint32Array.from({ length: this.#size }, (_, i) => i);
    order.sort((a, b) => this.#compare(a, b));
    for (let i = 1; i < order.length; i++) {
      const last = order[i]!;
      if (this.#compare(order[i - 1]!, last) !== 0) continue;
      throw new EvalmarkError(
        "ERR_FORMAT",
        `sample ${this.#key(last)} of epoch ${this.#epoch(last)} is there twice`,
      );
    }
    return order;
  }

  /** UTF-8 as bytes has the order of code points. */
  #compare(a: number, b: number): number {
    const [x, y] = [this.#places[a]!, this.#places[b]!];
    if (this.#long.size === 0) return this.#ids.compare(x, y);
    return Buffer.compare(this.#key(a), this.#key(b)) || this.#epoch(a) - this.#epoch(b);
  }
}
