import { expect, test } from "vitest";
import { packScorer } from "../../src/core/index.ts";
import { coreScorer, type Question, regress, type Scorer } from "../../src/regress/index.ts";

type Judge = (output: string, target: string, question: Question) => number;

function scorerOf(judge: Judge): Scorer {
  return {
    name: "one",
    async ask(questions) {
      const score = (q: Question) => ({ score: judge(q.output, q.target as string, q) });
      return { outcomes: new Map(questions.map((q) => [q.id, score(q)])), strays: [], restarts: 0 };
    },
  };
}

const report = (scorer: Scorer) =>
  regress({ scorer, cases: [], named: [], stops: false, relations: true });

/** Names of the relations that do not hold. */
async function broken(scorer: Scorer): Promise<string[]> {
  const { findings } = await report(scorer);
  return [...new Set(findings.map((f) => f.key.split("/")[1]!))].sort();
}

const strip = (text: string) => text.trim().replace(/\.$/, "");

test("of our own scorers none is broken, in any kind of answer that it takes", async () => {
  const math = packScorer("math");
  const choice = packScorer("choice");
  const found = await report(coreScorer("ours", (q) => (q.choices ? choice : math)));
  expect(found.findings).toEqual([]);
  expect([...found.relations.forms.keys()]).toEqual(["number", "expression", "text", "letter"]);
  expect(found.relations.checked).toBeGreaterThan(150);
  for (const name of ["drop", "squad", "gsm8k"]) {
    expect(await broken(coreScorer(name, () => packScorer(name))), name).toEqual([]);
  }
});

const faulty: [relation: string, judge: Judge][] = [
  ["identity", (o, t) => Number(strip(o) === t && t !== "1234567")],
  ["spacing", (o, t) => Number(o.replace(/\.?\n?$/, "") === t)],
  ["newline", (o, t) => Number(o === t || o === `${t}.` || o.trim() === o.slice(2, -4))],
  ["period", (o, t) => Number(o.trim() === t)],
  ["sign-flip", (o, t) => Number(strip(o).replace("-", "") === t.replace("-", ""))],
  ["appended-digit", (o, t) => Number(strip(o).endsWith(t))],
  ["appended-digit", (o, t) => Number(strip(o).startsWith(t))],
  ["other", (o, t) => Number(strip(o) === t || (strip(o) === "0.25" && t === "1000"))],
  ["symmetry", (o, t) => Number(strip(o).replace(/^1\/2$/, "0.5") === t)],
];

test.each(faulty)("a scorer that breaks %s is found out", async (relation, judge) => {
  expect(await broken(scorerOf(judge))).toContain(relation);
});

test("chance is found out: the same sample, another score", async () => {
  let n = 0;
  const judge: Judge = (o, t, { id }) =>
    strip(o) === t && !(id.startsWith("repeat/") && n++ % 2 === 0) ? 1 : 0;
  expect(await broken(scorerOf(judge))).toEqual(["repeat"]);
});

test("a set in another order is a set, a tuple is not", async () => {
  const reads = (text: string) => strip(text).replace("\\dfrac", "\\frac");
  const sorted = (text: string) => [...reads(text)].sort().join("");
  expect(await broken(scorerOf((o, t) => Number(sorted(o) === sorted(t))))).toContain(
    "reordered-set",
  );
  expect(await broken(scorerOf((o, t) => Number(reads(o) === reads(t))))).toEqual([
    "reordered-set",
  ]);
});

test("only forms and kinds that a scorer takes are asked", async () => {
  const hashes: Judge = (o, t) => Number(/#### (-?[\d.]+?)\.?\s*$/.exec(o)?.[1] === t);
  const found = await report(scorerOf(hashes));
  expect([...found.relations.forms]).toEqual([["number", "hashes"]]);
  expect(found.findings).toEqual([]);
  const all = await report(scorerOf(() => 1));
  expect(all.relations).toEqual({ forms: new Map(), checked: 0 });
});
