import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { coreProgram, makePairs } from "../../bench/native/integers.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const WORD = 0xffffffffn;

/** The pairs as big integers of JavaScript. */
function decode(bytes: Uint8Array): [bigint, bigint][] {
  const view = new DataView(bytes.buffer);
  const out: bigint[] = [];
  for (let at = 0; at < bytes.length; ) {
    const limbs = view.getUint32(at + 4, true);
    let value = 0n;
    for (let i = limbs - 1; i >= 0; i--) {
      value = (value << 32n) | BigInt(view.getUint32(at + 8 + 4 * i, true));
    }
    out.push(view.getUint32(at, true) ? -value : value);
    at += 8 + 8 * Math.ceil(limbs / 2);
  }
  return Array.from({ length: out.length / 2 }, (_, i) => [out[2 * i]!, out[2 * i + 1]!]);
}

/** The sum over all results as assembly/for-tests/integers.ts takes it. */
function expectedSum(pairs: readonly [bigint, bigint][]): bigint {
  let sum = 0n;
  const mix = (word: bigint) => {
    sum = BigInt.asUintN(64, (sum ^ word) * 0x100000001b3n);
  };
  for (const [a, b] of pairs) {
    const product = a * b;
    const more = product + a;
    for (const value of [product, more / b, more % b]) {
      mix(value < 0n ? 2n : 1n);
      for (let rest = value < 0n ? -value : value; rest; rest >>= 32n) mix(rest & WORD);
    }
  }
  return sum;
}

const core = coreProgram(root);

test.each([
  [400, 1, 2],
  [300, 2, 9],
  [60, 8, 80],
])(
  "products, quotients and remainders of %i pairs of %i to %i limbs are BigInt's",
  (count, least, most) => {
    const pairs = makePairs(count, least, most);
    expect(core(pairs, 1).sum).toBe(expectedSum(decode(pairs.bytes)));
  },
);
