/** Exact rational numbers: what scores, sums and means are made of. */

/** A reduced fraction; the denominator is positive. Immutable. */
export class Fraction {
  static readonly ZERO = new Fraction(0n, 1n);
  static readonly ONE = new Fraction(1n, 1n);

  readonly num: bigint;
  readonly den: bigint;

  /** Use `Fraction.of`; this trusts that num / den is reduced and den > 0. */
  private constructor(num: bigint, den: bigint) {
    this.num = num;
    this.den = den;
  }

  /** num / den, reduced. Throws RangeError where den is 0. */
  static of(num: bigint | number, den: bigint | number = 1n): Fraction {
    let n = BigInt(num);
    let d = BigInt(den);
    if (d === 0n) throw new RangeError("a fraction needs a denominator other than 0");
    if (d < 0n) {
      n = -n;
      d = -d;
    }
    const g = gcd(n < 0n ? -n : n, d);
    return new Fraction(n / g, d / g);
  }

  /** The score of a record; throws RangeError outside [0, 1]. The usual 0 and 1 are shared. */
  static fromScore(num: bigint, den: bigint): Fraction {
    if (den <= 0n || num < 0n || num > den) throw new RangeError(`${num}/${den} is not a score`);
    if (num === 0n) return Fraction.ZERO;
    if (num === den) return Fraction.ONE;
    return Fraction.of(num, den);
  }

  /** The exact value of a finite double; throws RangeError for NaN and the infinities. */
  static fromDouble(value: number): Fraction {
    if (!Number.isFinite(value)) throw new RangeError(`${value} is not a finite number`);
    let n = value;
    let d = 1n;
    // Doubling is exact; a subnormal takes 1074 doublings to become an integer.
    while (!Number.isInteger(n)) {
      n *= 2;
      d *= 2n;
    }
    return Fraction.of(BigInt(n), d);
  }

  add(other: Fraction): Fraction {
    return Fraction.of(this.num * other.den + other.num * this.den, this.den * other.den);
  }

  sub(other: Fraction): Fraction {
    return Fraction.of(this.num * other.den - other.num * this.den, this.den * other.den);
  }

  mul(other: Fraction): Fraction {
    if (this.num === 0n || other === Fraction.ONE) return this;
    return Fraction.of(this.num * other.num, this.den * other.den);
  }

  /** Throws RangeError where `other` is 0. */
  div(other: Fraction): Fraction {
    return Fraction.of(this.num * other.den, this.den * other.num);
  }

  /** Negative, 0 or positive, as for sorting. */
  compare(other: Fraction): -1 | 0 | 1 {
    const a = this.num * other.den;
    const b = other.num * this.den;
    return a < b ? -1 : a > b ? 1 : 0;
  }

  equals(other: Fraction): boolean {
    return this.num === other.num && this.den === other.den;
  }

  /** The nearest double (ties to even; below 1e-307 nearly so), however long num and den are. */
  toNumber(): number {
    const negative = this.num < 0n;
    const num = negative ? -this.num : this.num;
    // At least 62 bits of quotient, the last one sticky: rounding happens once, in Number().
    const shift = Math.max(0, bitLength(this.den) - bitLength(num) + 66);
    const shifted = num << BigInt(shift);
    const quotient = shifted / this.den;
    const sticky = quotient * this.den === shifted ? 0n : 1n;
    const size = scale(Number(quotient | sticky), -shift);
    return negative ? -size : size;
  }

  /** "num/den". */
  toString(): string {
    return `${this.num}/${this.den}`;
  }
}

/** Greatest common divisor of two numbers that are not negative. */
export function gcd(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(16).length * 4;
}

/** value * 2^power in two steps, so that a power below -1022 does not become 0 on the way. */
function scale(value: number, power: number): number {
  const half = Math.trunc(power / 2);
  return value * 2 ** half * 2 ** (power - half);
}
