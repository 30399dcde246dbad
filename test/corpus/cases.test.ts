import { expect, test } from "vitest";
import { Engine, findScorer, type Verdict } from "../../src/core/index.ts";
import {
  type Bug,
  type Control,
  caseInput,
  isScore,
  loadCorpus,
  type NamedScorer,
  type Scorable,
  writeScorer,
} from "../../src/corpus/index.ts";

const families = loadCorpus();
const engine = new Engine();
const verdict = (c: Scorable, scorer?: NamedScorer, atStops = false): Verdict =>
  engine.score([caseInput(c, scorer ? { scorer, atStops } : {})])[0]!;

/** "id: score", the score as recorded where it is that. */
const told = (id: string, score: number, recorded: number | string): string =>
  `${id}: ${typeof recorded === "number" && isScore(score, recorded) ? recorded : score}`;

for (const { name, cases } of families) {
  const scored = cases.filter((c): c is Bug | Control => c.role === "bug" || c.role === "control");
  const bugs = cases.filter((c) => c.role === "bug");
  const policies = cases.filter((c) => c.role === "policy");

  test(`${name}: our scorer gives the right score`, () => {
    const found = scored.map((c) => told(c.id, verdict(c).score, c.right));
    expect(found).toEqual(scored.map((c) => `${c.id}: ${c.right}`));
  });

  test(`${name}: the faulty scorers of ours that are named fail as recorded`, () => {
    const faults = bugs
      .flatMap((bug) => bug.faults.map(({ by, score }) => ({ bug, by, score })))
      .filter(({ by }) => findScorer(by.name));
    const id = (f: (typeof faults)[number]) => `${f.bug.id} by ${writeScorer(f.by)}`;
    const found = faults.map((f) => told(id(f), verdict(f.bug, f.by, true).score, f.score));
    expect(found).toEqual(faults.map((f) => `${id(f)}: ${f.score}`));
  });

  test(`${name}: options that follow a policy score as it says`, () => {
    const given = policies.flatMap((c) => c.policies.map((p) => ({ c, p })));
    const optioned = given.filter(({ p }) => p.options);
    const id = ({ c, p }: (typeof given)[number]) => `${c.id}, ${p.says}`;
    const found = optioned.map((g) => {
      const { name, options } = g.c.scorer;
      const scorer = { name, options: { ...options, ...g.p.options } };
      return told(id(g), verdict(g.c, scorer).score, g.p.score);
    });
    expect(found).toEqual(optioned.map((g) => `${id(g)}: ${g.p.score}`));
  });
}
