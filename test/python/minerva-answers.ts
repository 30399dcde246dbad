/** Answers and targets as MATH-Hard has them, for the old comparison beside SymPy. */

type Ask = { output: string; target: string };

/** Numbers from 0 to 1, the same in every run. */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Ways to write the same, of three small whole numbers; some of them are not what they look like. */
const KINDS: Record<string, (a: number, b: number, c: number) => string[]> = {
  whole: (a, b) => [`${a * b}`, `${a}\\cdot ${b}`, `${a * b}.0`, `+${a * b}`, `${a}\\times${b}`],
  thousands: (a, b) => [
    `${a},${100 + b}`,
    `${a}${100 + b}`,
    `${a}{,}${100 + b}`,
    `${a},\\!${100 + b}`,
  ],
  fraction: (a, b, c) => [
    `\\frac{${a}}{${b}}`,
    `\\dfrac{${a * c}}{${b * c}}`,
    `${a}/${b}`,
    `\\frac${a}${b}`,
    `\\left(\\frac{${a}}{${b}}\\right)`,
    `\\frac{-${a}}{-${b}}`,
  ],
  decimal: (a, b) => [`${a}.${b}5`, `${a}.${b}50`, `\\frac{${a * 100 + b * 10 + 5}}{100}`],
  mixed: (a, b, c) => [
    `${a}\\frac{${b}}{${c}}`,
    `\\frac{${a * c + b}}{${c}}`,
    `${a}+\\frac{${b}}{${c}}`,
  ],
  root: (a, b) => [
    `${a}\\sqrt{${b}}`,
    `\\sqrt{${a * a * b}}`,
    `${a}\\sqrt${b}`,
    `${b}^{1/2}\\cdot ${a}`,
    `\\frac{${a * b}}{\\sqrt{${b}}}`,
  ],
  cubeRoot: (a, b) => [`${a}\\sqrt[3]{${b}}`, `\\sqrt[3]{${a ** 3 * b}}`, `${a}\\cdot ${b}^{1/3}`],
  power: (a, b, c) => [
    `${a}^${b}`,
    `${a}^{${b}}`,
    `${a ** b}`,
    `(${a})^{${b}}`,
    `${a}^{${b}}+${c}-${c}`,
  ],
  pi: (a, b) => [
    `\\frac{${a}\\pi}{${b}}`,
    `\\frac{${a}}{${b}}\\pi`,
    `${a}\\pi/${b}`,
    `\\pi\\cdot${a}/${b}`,
  ],
  polynomial: (a, b) => [
    `(x+${a})(x-${b})`,
    `x^2+${a}x-${b}x-${a * b}`,
    `(x-${b})(x+${a})`,
    `x^{2}-${b}x+${a}x-${a * b}`,
    `(x+${a})\\cdot(x-${b})`,
  ],
  quotient: (a, b) => [
    `\\frac{x+${a}}{x-${b}}`,
    `\\frac{${a}+x}{x-${b}}`,
    `\\frac{2x+${2 * a}}{2x-${2 * b}}`,
  ],
  letters: (a, b) => [
    `${a}xy`,
    `${a}yx`,
    `x\\cdot ${a}y`,
    `${a}x y`,
    `y${a}x`,
    `${a}x\\cdot y+${b}-${b}`,
  ],
  complex: (a, b) => [`${a}+${b}i`, `${b}i+${a}`, `${a}-(-${b})i`],
  equation: (a, b, c) => [`y=${a}x+${b}`, `y=${b}+${a}x`, `${c}y=${a}x+${b}`, `${a}x+${b}=y`],
  zero: (a, b, c) => [`${a}x+${b}y=0`, `${c}x-${b}z=0`, "x=0", "0"],
  pair: (a, b) => [`(${a},${b})`, `\\left(${a},${b}\\right)`, `(${a}, ${b})`, `(${b},${a})`],
  interval: (a, b) => [`[${a},${a + b})`, `\\left[${a},${a + b}\\right)`, `${a}\\le x<${a + b}`],
  rays: (a, b) => [`(-\\infty,${a})\\cup(${a + b},\\infty)`, `(-\\infty, ${a})`, `x<${a}`],
  list: (a, b, c) => [`${a},${b},${c}`, `${c},${b},${a}`, `${a}, ${b}, ${c}`, `${a},-${b},${c}`],
  matrix: (a, b) => [
    `\\begin{pmatrix} ${a} & ${b} \\\\ ${b} & ${a} \\end{pmatrix}`,
    `\\begin{pmatrix} ${a} \\\\ ${b} \\end{pmatrix}`,
    `\\begin{bmatrix}${a}\\\\${b}\\end{bmatrix}`,
  ],
  base: (a, b) => [`${a}1${b}_8`, `${a}1${b}_{8}`, `${a}1${b}_9`, `${a}1${b}`],
  degrees: (a, b) => [
    `${a}${b}^\\circ`,
    `${a}${b}^{\\circ}`,
    `${a}${b} degrees`,
    `${a}${b}`,
    `${a}${b}\\text{ degrees}`,
  ],
  units: (a, b) => [
    `${a}${b}\\text{ cm}`,
    `${a}${b} cm`,
    `${a}${b}\\,\\text{cm}^2`,
    `${a}${b}`,
    `\\$${a}${b}`,
  ],
  percent: (a, b) => [`${a}${b}\\%`, `${a}${b}`, `0.${a}${b}`, `${a}${b}\\text{ percent}`],
  plusMinus: (a, b) => [
    `${a}\\pm\\sqrt{${b}}`,
    `${a}+\\sqrt{${b}}`,
    `${a}+\\sqrt{${b}},${a}-\\sqrt{${b}}`,
  ],
  words: (a, b) => [
    "\\text{even}",
    "\\text{odd}",
    "\\text{(B)}",
    "\\text{east}",
    `\\text{${a} by ${b}}`,
  ],
  function: (a, b) => [`\\sin ${a}x`, `\\log_{${a + 1}} ${b}`, `\\tan(${a}x)`, `|${a}-${b}|`],
  others: (a, b) => [
    `${a}!`,
    `\\binom{${a + b}}{${b}}`,
    `\\lfloor ${a}.${b}\\rfloor`,
    `f(${a})`,
    `x_${a}`,
    `x_{${a}}`,
    "\\infty",
    "\\emptyset",
    `\\{${a},${b}\\}`,
  ],
};

export const MINERVA_KINDS = Object.keys(KINDS);

/**
 * So many cases: an answer in the sentence, and a target which is the same in another writing, the
 * same writing of other numbers, or another kind of thing.
 */
export function minervaCases(count: number, seed: number): (Ask & { kind: string })[] {
  const chance = chances(seed);
  const below = (n: number) => Math.floor(chance() * n);
  const one = <T>(list: T[]) => list[below(list.length)]!;
  const small = () => 1 + below(9);
  return Array.from({ length: count }, (_, i) => {
    const kind = MINERVA_KINDS[i % MINERVA_KINDS.length]!;
    const [a, b, c] = [small(), small(), small()];
    const write = KINDS[kind]!;
    const answer = one(write(a, b, c));
    const how = chance();
    const target =
      how < 0.6
        ? one(write(a, b, c))
        : how < 0.9
          ? one(write(a, small(), c))
          : one(KINDS[one(MINERVA_KINDS)]!(a, b, c));
    const sign = () => (chance() < 0.15 ? "-" : "");
    const around = chance();
    const shown =
      around < 0.9 ? `$${sign()}${answer}$` : around < 0.95 ? answer : `\\boxed{${answer}}`;
    return {
      kind,
      output: `So it goes.\nFinal Answer: The final answer is ${shown}. I hope it is correct.`,
      target: sign() + target,
    };
  });
}

/** Scraps that mean something to SymPy's grammar or to the normaliser. */
const SCRAPS = (
  "1 2 12 005 0 1.5 4 x y n d e i A + - * / ^ ^2 ^{ _ _2 _{ { } ( ) [ ] , ,234 . ! | : < > ' \\, \\! " +
  "\\; \\- \\: \\( \\frac{1}{2} \\frac12 \\frac{ }{ \\sqrt{2} \\sqrt2 \\sqrt{ \\sqrt[3]{8} \\pi \\cdot " +
  "\\times \\div \\left( \\right) \\left \\right \\{ \\} \\sin \\alpha \\infty \\text{ \\text{cm} \\% \\quad " +
  "\\pm ^\\circ ^{\\circ} \\cup \\le \\neq \\in % & \\\\ \\begin{pmatrix} \\end{pmatrix} $ \\overline{3} cm " +
  "ft f( x^2 x^{2} 2x (x+1) \\dfrac{x}{y} \\tfrac \\ldots \\mathrm{th} \\lfloor \\rfloor \\log \\binom{4}{2} = 0,1"
).split(" ");

/** So many cases of scraps in a row: against themselves, with one more or less, or another row. */
export function scrambledCases(count: number, seed: number): Ask[] {
  const chance = chances(seed);
  const one = () => SCRAPS[Math.floor(chance() * SCRAPS.length)]!;
  const row = (most: number) =>
    Array.from({ length: 1 + Math.floor(chance() * most) }, one).join("");
  return Array.from({ length: count }, () => {
    const answer = row(6);
    const at = Math.floor(chance() * answer.length);
    const how = chance();
    const target =
      how < 0.4
        ? answer
        : how < 0.6
          ? answer.slice(0, at) + one() + answer.slice(at)
          : how < 0.8
            ? answer.slice(0, at) + answer.slice(at + 1) || "1"
            : row(4);
    return {
      output: `Final Answer: The final answer is $${answer}$. I hope it is correct.`,
      target,
    };
  });
}
