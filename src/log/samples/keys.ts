/** The keys of a samples file, told apart by their bytes. */

export const KEYS = [
  "id",
  "epoch",
  "output",
  "answer",
  "target",
  "choices",
  "input",
  "scorer",
  "options",
  "stop",
  "cut",
  "stop_reason",
  "logprobs",
  "model",
  "error",
  "metadata",
] as const;

export type Key = (typeof KEYS)[number];

/** A bit for each key. */
export const BITS = Object.fromEntries(KEYS.map((key, i) => [key, 1 << i])) as Record<Key, number>;

export const LONGEST_KEY = 15;

const NAMES = KEYS.map((key) => Buffer.from(key));
// No two keys share both length and second letter.
const BY_SHAPE = new Int8Array(16 * 32).fill(-1);
NAMES.forEach((name, index) => {
  BY_SHAPE[name.length * 32 + (name[1]! & 31)] = index;
});

/** Index in KEYS of the key in bytes [from, to), or -1. */
export function keyIndex(bytes: Uint8Array, from: number, to: number): number {
  const n = to - from;
  if (n < 2 || n > LONGEST_KEY) return -1;
  const index = BY_SHAPE[n * 32 + (bytes[from + 1]! & 31)]!;
  if (index < 0) return -1;
  const name = NAMES[index]!;
  for (let i = 0; i < n; i++) if (bytes[from + i] !== name[i]) return -1;
  return index;
}
