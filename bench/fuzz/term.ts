/** Terms in LaTeX and in plain notation, with their value as a double where they have one. */
import type { Random } from "./random.ts";

export interface Term {
  text: string;
  /** NaN where it has none, or none that a double tells. */
  value: number;
}

const ATOMS: readonly Term[] = [
  ["\\pi", Math.PI],
  ["e", Math.E],
  ["i", Number.NaN],
  ["x", Number.NaN],
  ["y", Number.NaN],
  ["n", Number.NaN],
  ["\\alpha", Number.NaN],
  ["x_1", Number.NaN],
  ["\\infty", Number.NaN],
  ["\\emptyset", Number.NaN],
  ["\\sqrt{2}", Math.SQRT2],
  ["\\sqrt3", Math.sqrt(3)],
  ["\\frac12", 0.5],
  ["½", 0.5],
].map(([text, value]) => ({ text: text as string, value: value as number }));

type Make = (a: Term, b: Term, random: Random) => [string, number];
const none = Number.NaN;
/** Nearer to 0 a double may be what rounding left over. */
const SMALL = 1e-3;

/** Ways to build a term of two others; some leave the second out. */
const MAKERS: readonly Make[] = [
  (a, b) => [`(${a.text} + ${b.text})`, a.value + b.value],
  (a, b) => [`\\left(${a.text}-${b.text}\\right)`, a.value - b.value],
  (a, b) => [`(${a.text}) \\cdot (${b.text})`, a.value * b.value],
  (a, b) => [`(${a.text})*(${b.text})`, a.value * b.value],
  (a, b) => [`(${a.text})(${b.text})`, a.value * b.value],
  (a, b) => [`\\frac{${a.text}}{${b.text}}`, quotient(a, b)],
  (a, b) => [`(${a.text})/(${b.text})`, quotient(a, b)],
  (a) => [`\\sqrt{${a.text}}`, a.value > SMALL ? Math.sqrt(a.value) : none],
  (a, _, r) => [`\\sqrt[${2 + r.below(4)}]{${a.text}}`, none],
  (a, _, r) => power(a, r.below(5)),
  (a, b) => [`{(${a.text})}^{${b.text}}`, none],
  (a) => [`-(${a.text})`, -a.value],
  (a) => [`\\left|${a.text}\\right|`, Math.abs(a.value)],
  (a) => [`\\lfloor ${a.text} \\rfloor`, none],
  (a) => [`\\sin(${a.text})`, Math.sin(a.value)],
  (a) => [`\\cos{(${a.text})}`, Math.cos(a.value)],
  (a) => [`\\tan(${a.text})`, none],
  (a) => [`\\arctan(${a.text})`, Math.atan(a.value)],
  (a) => [`\\ln(${a.text})`, a.value > SMALL ? Math.log(a.value) : none],
  (a) => [`e^{${a.text}}`, Math.exp(a.value)],
  (a, b) => [`\\log_{${a.text}}(${b.text})`, none],
  (a) => [`(${a.text})!`, none],
  (a, b) => [`\\binom{${a.text}}{${b.text}}`, none],
  (a, b) => [`\\sum_{k=1}^{${a.text}} (k+${b.text})`, none],
  (a, b) => [`\\int_0^{${a.text}} ${b.text}\\,dx`, none],
  (a, b) => [`\\{${a.text}, ${b.text}\\}`, none],
  (a, b) => [`(${a.text}, ${b.text}]`, none],
  (a, b) => [`(${a.text}, ${b.text})`, none],
  (a, b) => [`${a.text}, ${b.text}`, none],
  (a, b) => [`${a.text} \\text{ or } ${b.text}`, none],
  (a, b) => [`${a.text} \\pm ${b.text}`, none],
  (a, b) => [`${a.text} = ${b.text}`, none],
  (a, b) => [`${a.text} \\le x < ${b.text}`, none],
  (a, b) => [`${a.text} \\cup ${b.text}`, none],
  (a, b) => [`\\begin{pmatrix} ${a.text} & ${b.text} \\\\ 0 & 1 \\end{pmatrix}`, none],
  (a, b) => [`\\begin{cases} ${a.text} & x>0 \\\\ ${b.text} & x\\le 0 \\end{cases}`, none],
  (a) => [`x = ${a.text}`, none],
  (a) => [`${a.text}^\\circ`, none],
  (a) => [`${a.text}\\%`, none],
  (a) => [`${a.text}\\text{ cm}`, none],
  (a) => [`\\mathrm{i}(${a.text})`, none],
];

function power(a: Term, exponent: number): [string, number] {
  return [`(${a.text})^${exponent}`, exponent > 0 ? a.value ** exponent : none];
}

function quotient(a: Term, b: Term): number {
  return Math.abs(b.value) > SMALL ? a.value / b.value : none;
}

/** A term of at most `depth` levels. */
export function makeTerm(random: Random, depth: number): Term {
  if (depth === 0 || random.oneIn(4)) return random.oneIn(3) ? random.pick(ATOMS) : number(random);
  const a = makeTerm(random, depth - 1);
  const b = makeTerm(random, depth - 1);
  // Two times in three, ways of building that keep the value known.
  const [text, value] = random.pick(random.oneIn(3) ? MAKERS : MAKERS.slice(0, 8))(a, b, random);
  return { text, value: Math.abs(value) < 1e9 ? value : none };
}

/** A numeral, now and then a long or an odd one. */
function number(random: Random): Term {
  const whole = random.small(2 ** 20);
  switch (random.below(10)) {
    case 0: {
      const text = `${whole}.${random.below(1000)}`;
      return { text, value: Number(text) };
    }
    case 1:
      return { text: `${whole},${100 + random.below(900)}`, value: none };
    case 2:
      return { text: `${whole}e${random.below(60) - 30}`, value: none };
    case 3:
      return { text: String(random.u32()).repeat(1 + random.small(200)), value: none };
    case 4:
      return { text: `${whole}\\frac{${random.below(9)}}{${1 + random.below(9)}}`, value: none };
    default:
      return { text: String(whole), value: whole };
  }
}
