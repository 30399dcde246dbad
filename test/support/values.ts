/**
 * Values of generated terms (test/kernels/terms.ts) as complex doubles, by the rules of the house:
 * principal values, odd roots of negative numbers real, and what holds a variable is real or has no
 * value. null: no value, or none that a double can be trusted with.
 */
import type { Term } from "../kernels/terms.ts";

export interface Complex {
  readonly re: number;
  readonly im: number;
}

const of = (re: number, im = 0): Complex => ({ re, im });
const size = (z: Complex) => Math.hypot(z.re, z.im);
const times = (a: Complex, b: Complex) => of(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
const over = (a: Complex, b: Complex) => {
  const n = b.re * b.re + b.im * b.im;
  return of((a.re * b.re + a.im * b.im) / n, (a.im * b.re - a.re * b.im) / n);
};
const plus = (a: Complex, b: Complex) => of(a.re + b.re, a.im + b.im);
const exp = (z: Complex) => of(Math.exp(z.re) * Math.cos(z.im), Math.exp(z.re) * Math.sin(z.im));
const isReal = (z: Complex) => Math.abs(z.im) <= 1e-11 * Math.max(1e-3, size(z));

/** Neither next to zero nor very large; zero itself only where nothing was lost on the way. */
function trusted(z: Complex | null): Complex | null {
  if (!z || !(size(z) < 1e9)) return null;
  return size(z) > 1e-6 ? z : null;
}

function holdsName(t: Term): boolean {
  return t[0] === "var" || t.some((part) => Array.isArray(part) && holdsName(part));
}

/** log, or null on its cut where a rounding decides on which side. */
function log(z: Complex, formal: boolean): Complex | null {
  if (isReal(z) && z.re < 0) return formal || z.im !== 0 ? null : of(Math.log(-z.re), Math.PI);
  return of(Math.log(size(z)), Math.atan2(z.im, z.re));
}

function root(z: Complex, n: number, formal: boolean): Complex | null {
  if (isReal(z) && z.re < 0 && n % 2 === 1) return z.im === 0 ? of(-((-z.re) ** (1 / n))) : null;
  const l = log(z, formal && n > 1);
  return l && exp(of(l.re / n, l.im / n));
}

function whole(z: Complex, n: number): Complex {
  let out = of(1);
  for (let k = 0; k < Math.abs(n); k++) out = times(out, z);
  return n < 0 ? over(of(1), out) : out;
}

/** The value of the term where its variables have these values. */
export function evaluate(t: Term, at: Record<string, number>): Complex | null {
  const z = made(t, at);
  return z && size(z) < 1e9 ? z : null;
}

function made(t: Term, at: Record<string, number>): Complex | null {
  const [kind, a, b] = t;
  if (kind === "num") return of((a as number) / (b as number));
  if (kind === "var") return of(at[a as string]!);
  if (kind === "pi") return of(Math.PI);
  if (kind === "e") return of(Math.E);
  if (kind === "i") return of(0, 1);
  const x = trusted(evaluate(a as Term, at));
  if (!x) return null;
  const formal = holdsName(t);
  if (kind === "neg") return of(-x.re, -x.im);
  if (kind === "root") return root(x, b as number, formal);
  if (kind === "pow") {
    const r = root(x, t[3] as number, formal);
    return r && whole(r, b as number);
  }
  if (kind === "exp") return exp(x);
  if (kind === "ln") return log(x, formal);
  if (kind === "arctan") return isReal(x) && x.im === 0 ? of(Math.atan(x.re)) : null;
  const turned = of(-x.im, x.re);
  const [up, down] =
    kind === "sinh" ? [exp(x), exp(of(-x.re, -x.im))] : [exp(turned), exp(of(x.im, -x.re))];
  const half = (z: Complex) => of(z.re / 2, z.im / 2);
  const cosine = half(plus(up, down));
  const sine = half(plus(up, of(-down.re, -down.im)));
  if (kind === "sinh") return sine;
  if (kind === "cos") return cosine;
  if (kind === "sin") return of(sine.im, -sine.re);
  if (kind === "tan") return trusted(cosine) && over(of(sine.im, -sine.re), cosine);
  const y = trusted(evaluate(b as Term, at));
  if (!y) return null;
  if (kind === "add") return plus(x, y);
  if (kind === "sub") return plus(x, of(-y.re, -y.im));
  if (kind === "mul") return times(x, y);
  if (kind === "div") return over(x, y);
  // A negative number to a power that may be a fraction: which one is meant isn't told.
  if (kind !== "power" || (isReal(x) && x.re < 0)) return null;
  const l = log(x, formal);
  return l && exp(times(y, l));
}

/** How far apart two values are, relative to their size. */
export function distance(a: Complex, b: Complex): number {
  return size(plus(a, of(-b.re, -b.im))) / Math.max(1, size(a), size(b));
}
