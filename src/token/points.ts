/** Which 32 bytes may stand for a public key on edwards25519. */

const P = 2n ** 255n - 19n;

/**
 * The points of order 1, 2, 4 and 8 by their y coordinate, little-endian without the sign bit:
 * y = 1, -1, 0, and the two of order 8. A test derives them from the curve.
 */
const SMALL_ORDER_Y = new Set([
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
]);

/** False where y is not below the prime, so that the same point has a shorter spelling. */
export function isCanonicalPoint(bytes: Uint8Array): boolean {
  const y = BigInt(`0x${Buffer.from(withoutSign(bytes)).reverse().toString("hex")}`);
  return y < P;
}

/** True for the eight points of small order, in every spelling below the prime. */
export function isSmallOrder(bytes: Uint8Array): boolean {
  return SMALL_ORDER_Y.has(Buffer.from(withoutSign(bytes)).toString("hex"));
}

function withoutSign(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[31] = copy[31]! & 0x7f;
  return copy;
}
