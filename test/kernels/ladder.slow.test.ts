/** The ladder without one of its rungs: what each of them alone decides. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileKernel } from "../support/kernel.ts";

interface Exports {
  inbox(): number;
  judge(n: number, m: number, rungs: number): number;
  steps(): number;
}

const ladder = compileKernel<Exports>("ladder");

/** Bits as in assembly/math/rungs.ts. */
const RUNGS = {
  bytes: 1,
  value: 2,
  text: 4,
  form: 8,
  structure: 16,
  equation: 32,
  images: 64,
  balls: 128,
  ratio: 256,
  policy: 512,
  rounding: 1024,
  agreement: 2048,
} as const;
type Rung = keyof typeof RUNGS;

const VERDICTS = { 1: "equal", 0: "undecided", "-1": "different" } as const;

/** What the ladder says both ways round, without one of its rungs; throws where that differs. */
function judge(a: string, b: string, without?: Rung): string {
  const bits = without ? ~RUNGS[without] : -1;
  const [there, back] = [
    [a, b],
    [b, a],
  ].map(([s, t]) => {
    const bytes = [Buffer.from(s!), Buffer.from(t!)] as const;
    const inbox = ladder.inbox();
    new Uint8Array(ladder.memory.buffer).set(Buffer.concat(bytes), inbox);
    return VERDICTS[ladder.judge(bytes[0].length, bytes[1].length, bits) as 0];
  });
  if (there !== back) throw new Error(`${a} and ${b} without ${without}: ${there}, ${back}`);
  return there!;
}

const brackets = (n: number, inner: string) => "(".repeat(n) + inner + ")".repeat(n);
const sums = (n: number, inner: string) => `${"(x+".repeat(n)}${inner}${")".repeat(n)}`;

const CASES: Record<Exclude<Rung, "value">, [string, string, string][]> = {
  // nested too deep to be read
  bytes: [[brackets(300, "x"), brackets(300, "x"), "equal"]],
  text: [["The red house", "the red house.", "equal"]],
  form: [
    ["\\int x \\, dx", "\\int x\\,dx", "equal"],
    // nested too deep to be evaluated
    [sums(100, "1"), sums(100, "2"), "different"],
  ],
  structure: [
    ["(1, 2)", "(1, 3)", "different"],
    ["1 < x \\le 3", "(1, 3]", "equal"],
  ],
  equation: [["x + y = 1", "x + y = 2", "different"]],
  images: [
    ["\\sin 2x", "2 \\sin x \\cos x", "equal"],
    ["\\{\\sin 2x, 1\\}", "\\{1, 2 \\sin x \\cos x\\}", "equal"],
    ["\\frac{1}{x-1} - \\frac{1}{x+1}", "\\frac{2}{x^2-1}", "equal"],
  ],
  balls: [
    ["\\log_2 3", "\\log_3 2", "different"],
    ["\\sin 2x", "2 \\sin x", "different"],
  ],
  agreement: [["\\arctan 2+\\arctan 3", "\\frac{3\\pi}{4}", "equal"]],
  ratio: [
    ["\\sin 2x = 1", "2 = 4 \\sin x \\cos x", "equal"],
    ["x + y < 2", "2x + 2y < 4", "equal"],
  ],
  policy: [
    ["x = 5", "5", "equal"],
    ["5\\text{ cm}", "5", "equal"],
  ],
  rounding: [["\\sqrt{2}", "1.41421356237310", "equal"]],
};

describe.each(Object.keys(CASES) as (keyof typeof CASES)[])("without the rung %s", (rung) => {
  test.each(CASES[rung])("%.40s and %.40s are no longer decided", (a, b, verdict) => {
    expect(judge(a, b)).toBe(verdict);
    // Without the rounding rule a decimal is what it says.
    expect(judge(a, b, rung)).toBe(rung === "rounding" ? "different" : "undecided");
  });

  test("nothing is said the other way about", () => {
    for (const [a, b, verdict] of Object.values(CASES).flat()) {
      const said = judge(a, b, rung);
      if (rung !== "rounding") expect(["undecided", verdict]).toContain(said);
    }
  });
});

test("plain numbers as values: the same verdicts as by terms, for less", () => {
  const plain = fc
    .tuple(fc.constantFrom("", "-", "+"), fc.nat(99_999), fc.constantFrom("", ".0", ".50", ".500"))
    .map((parts) => parts.join(""));
  const near = fc.tuple(plain, plain, fc.boolean()).map(([a, b, same]) => [a, same ? a : b]);
  fc.assert(
    fc.property(near, ([a, b]) => {
      const verdict = judge(a!, `${b} `);
      const steps = ladder.steps();
      expect(judge(a!, `${b} `, "value")).toBe(verdict);
      if (a !== b) expect(steps).toBeLessThan(ladder.steps());
    }),
    { numRuns: 500 },
  );
});
