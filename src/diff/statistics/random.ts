/** Random numbers that are the same on every machine and in every run. */

/**
 * Whole numbers below 2^32: sfc32 of Chris Doty-Humphrey's PractRand, seeded with a count. Every
 * run of a report draws the same, so that its intervals are facts of the data.
 */
export function randomWords(seed: number): () => number {
  let [a, b, c, count] = [0, 0x9e3779b9, seed | 0, 1];
  const next = () => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 16; i++) next();
  return next;
}
