/** Fractions of unsigned 64-bit integers, for scores that are never rounded. */

export function gcd(a: u64, b: u64): u64 {
  while (b) {
    const r = a % b;
    a = b;
    b = r;
  }
  return a;
}

/** Least common multiple of two positive numbers, or 0 where it is above `most`. */
export function lcm(a: u64, b: u64, most: u64): u64 {
  const x = a / gcd(a, b);
  return x > most / b ? 0 : x * b;
}

/** Is a/b < c/d? By continued fractions, so that nothing overflows. */
export function isLess(a: u64, b: u64, c: u64, d: u64): bool {
  while (a / b == c / d) {
    const x = a % b;
    const y = c % d;
    if (!x || !y) return x < y;
    // x/b < y/d exactly where d/y < b/x.
    a = d;
    c = b;
    b = y;
    d = x;
  }
  return a / b < c / d;
}
