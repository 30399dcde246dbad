/**
 * Laws of the verdicts on generated answers of every kind: expressions with complex numbers, logs
 * and trigonometry, alone and as entries of structures, after rewrites that keep the value and
 * after others. What is said is held against the values of all entries.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { latex, pairs, type Term, terms } from "../kernels/terms.ts";
import { scoreAll } from "../support/scoring.ts";
import { type Complex, distance, evaluate } from "../support/values.ts";

type Pair = [Term, Term];
interface Shape {
  readonly ordered: boolean;
  write(entries: string[]): string;
}

const SHAPES: Record<string, Shape> = {
  alone: { ordered: true, write: ([a]) => a! },
  tuple: { ordered: true, write: (all) => `(${all.join(", ")})` },
  set: { ordered: false, write: (all) => `\\{${all.join(", ")}\\}` },
  list: { ordered: false, write: (all) => all.join(", ") },
  vector: {
    ordered: true,
    write: (all) => `\\begin{pmatrix} ${all.join(" \\\\ ")} \\end{pmatrix}`,
  },
  matrix: {
    ordered: true,
    write: ([a, b]) => `\\begin{pmatrix} ${a} & 0 \\\\ 1 & ${b ?? 2} \\end{pmatrix}`,
  },
  union: { ordered: true, write: ([a]) => `(-\\infty, -10^6) \\cup (${a}, \\infty)` },
  interval: { ordered: true, write: ([a]) => `[${a}, \\infty)` },
  inequality: { ordered: true, write: ([a]) => `t < ${a}` },
  assignment: { ordered: true, write: ([a]) => `t = ${a}` },
  unit: { ordered: true, write: ([a]) => `(${a})\\text{ cm}` },
};
/** Only of real constants. */
const ENDS = ["union", "interval", "inequality"];
/** Does the shape hold the first entry alone? */
const holdsOne = (name: string) => ["alone", "unit", "assignment", ...ENDS].includes(name);

const POINTS = [
  { x: 0.37, y: 1.91 },
  { x: 2.43, y: 0.58 },
  { x: -1.27, y: 3.19 },
  { x: 4.61, y: -0.83 },
].map((at) => at as Record<string, number>);

/** The values of the entries at each point where all of both sides have one. */
function valuesOf(all: Pair[], variables: string[]): [Complex[], Complex[]][] {
  return (variables.length ? POINTS : [{}]).flatMap((at) => {
    const a = all.map(([t]) => evaluate(t, at));
    const b = all.map(([, t]) => evaluate(t, at));
    if (a.includes(null) || b.includes(null)) return [];
    return [[a as Complex[], b as Complex[]] as [Complex[], Complex[]]];
  });
}

/** The least distance of the two rows of entries, in this order or in any. */
function apart([a, b]: [Complex[], Complex[]], ordered: boolean): number {
  const orders = ordered || a.length === 1 ? [b] : [b, [...b].reverse()];
  return Math.min(...orders.map((c) => Math.max(...a.map((v, i) => distance(v, c[i]!)))));
}

const respaced = (s: string) => s.replace(/(?<=[-+,=<&])(?! *\\infty)|(?=[-+,=<&])/g, " ");

function verdicts(rows: [string, string][]): string[] {
  return scoreAll(rows.map(([target, text]) => ({ target, text, isAnswer: true }))).map(
    (v) => v.verdict,
  );
}

describe.each([
  ["constants", []],
  ["expressions", ["x", "y"]],
])("%s", (_, variables) => {
  const names = Object.keys(SHAPES).filter((name) => !variables.length || !ENDS.includes(name));
  test.each(names)("%s: what is said is true, both ways round and however it is spaced", (name) => {
    const { ordered, write } = SHAPES[name]!;
    const said: Record<string, number> = { equal: 0, different: 0, undecided: 0 };
    const entries = fc.array(pairs(variables, true, 2), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(entries, fc.boolean(), (all, turned) => {
        const left = write(all.map(([t]) => latex(t)));
        const right = all.map(([, t]) => latex(t));
        const other = write(ordered || !turned ? right : right.reverse());
        const [verdict, back, spaced, own] = verdicts([
          [left, other],
          [other, left],
          [respaced(left), respaced(other)],
          [left, left],
        ]) as [string, string, string, string];
        expect(back).toBe(verdict);
        expect(spaced).toBe(verdict);
        expect(own).toBe("equal");
        said[verdict]!++;
        const distances = valuesOf(holdsOne(name) ? all.slice(0, 1) : all, variables).map((v) =>
          apart(v, ordered),
        );
        if (verdict === "equal") for (const d of distances) expect(d).toBeLessThan(1e-5);
        // Of points one side may be undefined at there must be some to tell.
        const isKnown = distances.length >= (variables.length ? 3 : 1);
        if (verdict === "different" && isKnown) {
          expect(Math.max(...distances)).toBeGreaterThan(1e-9);
        }
      }),
      { numRuns: 250 },
    );
    expect(said.equal).toBeGreaterThan(20);
    expect(said.different).toBeGreaterThan(variables.length ? 4 : 20);
  });
});

test("what nobody knows is never different from anything", () => {
  const opaque = fc.constantFrom(
    "f(x)",
    "f(x+1)",
    "g(x)",
    "f'(x)",
    "\\vec{v}",
    "\\operatorname{foo}(x)",
    "\\overline{AB}",
    "\\int x^2\\,dx",
    "\\int_0^1 h(t)\\,dt",
    "\\lim_{n\\to\\infty} a_n",
    "a_{n}",
    "x_{max}",
    "\\phi(12)",
    "\\nabla u",
    "AB\\cdot BA",
    "\\foo",
    "\\sum_{k} a_k",
    "P(A)",
  );
  const term = terms(["x"], true, 2).map(latex);
  const join = fc.constantFrom(
    (a: string, b: string) => `${a} + ${b}`,
    (a: string, b: string) => `${b} - 3 ${a}`,
    (a: string, b: string) => `\\frac{${a}}{${b}}`,
    (a: string, b: string) => `${b} - \\sin(${a})`,
    (a: string, b: string) => `\\sqrt{${a}} + ${b}`,
    (a: string, _: string) => a,
  );
  const side = fc.tuple(join, opaque, term).map(([how, a, b]) => how(a, b));
  fc.assert(
    fc.property(side, fc.oneof(side, term), (a, b) => {
      expect(
        verdicts([
          [a, b],
          [b, a],
        ]),
      ).not.toContain("different");
    }),
    { numRuns: 1500 },
  );
});
