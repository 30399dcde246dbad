/**
 * The rungs of the ladder, cheapest first. All are in use; a test takes one away and shows what is
 * no longer decided. The module itself holds no call of `useRungs`, so there the questions cost
 * nothing.
 */

/** The same bytes. */
export const BY_BYTES: u32 = 1;
/** Plain numbers, exactly. */
export const BY_VALUE: u32 = 2;
/** Words and phrases in normal text. */
export const BY_TEXT: u32 = 4;
/** Canonical forms of expressions: the same, or two that are exact. */
export const BY_FORM: u32 = 8;
/** Tuples, sets, lists, matrices, sets of real numbers by their own rules. */
export const BY_STRUCTURE: u32 = 16;
/** Equations by the canonical difference of their sides. */
export const BY_EQUATION: u32 = 32;
/** Values modulo primes. */
export const BY_IMAGES: u32 = 64;
/** Enclosures, which only tell apart. */
export const BY_BALLS: u32 = 128;
/** Equations and inequalities up to a constant factor. */
export const BY_RATIO: u32 = 256;
/** What one side alone has and graders overlook. */
export const BY_POLICY: u32 = 512;
/** Decimals of 12 digits and more that rightly round the other side. */
export const BY_ROUNDING: u32 = 1024;
/** Enclosures of two constants that agree beyond chance. */
export const BY_AGREEMENT: u32 = 2048;

let inUse: u32 = 0xffffffff;

/** Leaves the rungs of these bits alone in use. */
export function useRungs(bits: u32): void {
  inUse = bits;
}

export function uses(rung: u32): bool {
  return (inUse & rung) != 0;
}
