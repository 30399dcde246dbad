/**
 * Merkle trees of RFC 9162, section 2.1: a root that names an ordered list of leaves, and
 * proofs that one leaf is in it. All hashes are SHA-256, 32 bytes.
 */
import { sha256 } from "./digest.ts";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Hash of a leaf's data. */
export function leafHash(data: Uint8Array | string): Uint8Array {
  return sha256(LEAF, data);
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(NODE, left, right);
}

/** A root made while leaves arrive, in memory of the logarithm of their number. */
export class MerkleRoot {
  /** Roots of complete subtrees, larger ones first; sizes are the bits of `size`. */
  readonly #stack: Uint8Array[] = [];
  size = 0;

  /** Appends the hash of the next leaf. */
  add(leaf: Uint8Array): void {
    this.#stack.push(leaf);
    this.size++;
    for (let size = this.size; size % 2 === 0; size /= 2) {
      const right = this.#stack.pop()!;
      this.#stack.push(nodeHash(this.#stack.pop()!, right));
    }
  }

  /** The root of the leaves so far; of none, the hash of nothing. */
  root(): Uint8Array {
    if (this.#stack.length === 0) return sha256();
    return this.#stack.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** The root over hashes of leaves. */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const root = new MerkleRoot();
  for (const leaf of leaves) root.add(leaf);
  return root.root();
}

/** Audit path of leaf `index`, nearest sibling first. Throws RangeError outside the leaves. */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
    throw new RangeError(`leaf ${index} of ${leaves.length}`);
  }
  if (leaves.length === 1) return [];
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  const left = leaves.slice(0, split);
  const right = leaves.slice(split);
  return index < split
    ? [...inclusionProof(left, index), merkleRoot(right)]
    : [...inclusionProof(right, index - split), merkleRoot(left)];
}

/**
 * True where the leaf is number `index` of the `size` leaves under `root` (RFC 9162, 2.1.3.2).
 * A proof does not bind `size`: take it from the signed token, never from who sent the proof.
 */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return false;
  if (index < 0 || index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0 || sibling.length !== 32) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && Buffer.from(hash).equals(root);
}
