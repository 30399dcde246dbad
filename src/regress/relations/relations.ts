/** What holds of any scorer, whatever is right: checked on answers of our own. */
import type { Outcome, Question } from "../types.ts";
import { type AnswerKind, FORMS, type Form, isFull, questionOf, SEEDS } from "./kinds.ts";

export const RELATIONS = {
  identity: "the target itself, as the answer, must score 1",
  repeat: "the same sample must score the same twice",
  symmetry: "where a answers b, b must answer a",
  spacing: "blanks and line breaks around an output must not count",
  period: "a final period must not count",
  newline: "a final line break must not count",
  "sign-flip": "a number must not equal its negative",
  "appended-digit": "a number must not equal one with a digit more",
  "reordered-set": "a set must equal itself in another order, a tuple must not",
  other: "another answer must not score 1",
} as const;
export type Relation = keyof typeof RELATIONS;

/** A relation at one sample; `like`: the score of another one that it must have. */
export interface Check {
  relation: Relation;
  kind: AnswerKind;
  question: Question;
  /** 1, not 1, or the same as of that question. */
  expect: "full" | "not-full" | { like: string };
}

const SAME_VALUE: [kind: AnswerKind, a: string, b: string][] = [
  ["number", "0.5", "1/2"],
  ["number", "7", "7.0"],
  ["number", "1000", "1,000"],
  ["number", "12", "13"],
  ["number", "-3", "3"],
  ["expression", "\\frac{1}{2}", "0.5"],
  ["expression", "(2,5)", "\\{2,5\\}"],
  ["expression", "x=3", "3"],
  ["expression", "1<x<2", "(1,2)"],
  ["expression", "x+y=1", "1"],
  ["expression", "2x+4=0", "x+2=0"],
  ["expression", "50\\%", "50"],
];

const SETS: [answer: string, target: string, equal: boolean][] = [
  ["\\{9,2,5\\}", "\\{2,5,9\\}", true],
  ["\\{-1,4\\}", "\\{4,-1\\}", true],
  ["(-1,4)", "(4,-1)", false],
  ["(1,2,3)", "(3,2,1)", false],
];

/** All checks for a scorer that takes these kinds in these forms. */
export function checksFor(forms: ReadonlyMap<AnswerKind, Form>): Check[] {
  return [...forms].flatMap(([kind, form]) => {
    const checks: Check[] = [];
    const add = (
      relation: Relation,
      name: string,
      answer: string,
      target: string,
      expect: Check["expect"],
      change: (output: string) => string = (output) => output,
    ) => {
      const asked = questionOf(`${relation}/${kind}/${name}`, { kind, form, answer, target });
      checks.push({ relation, kind, expect, question: { ...asked, output: change(asked.output) } });
    };
    for (const seed of SEEDS[kind]) add("identity", seed, seed, seed, "full");
    for (const [i, seed] of SEEDS[kind].entries()) {
      const like = { like: `identity/${kind}/${seed}` };
      add("repeat", seed, seed, seed, like);
      add("spacing", seed, seed, seed, like, (output) => ` \n${output}  \n `);
      add("newline", seed, seed, seed, like, (output) => `${output}\n`);
      if (!FORMS[form]("").endsWith(".")) {
        add("period", seed, seed, seed, like, (output) => `${output}.`);
      }
      const other = SEEDS[kind][(i + 1) % SEEDS[kind].length]!;
      add("other", seed, other, seed, "not-full");
    }
    if (kind === "number") {
      for (const seed of SEEDS.number) {
        const flipped = seed.startsWith("-") ? seed.slice(1) : `-${seed}`;
        const longer = seed.startsWith("-") ? `-1${seed.slice(1)}` : `1${seed}`;
        add("sign-flip", seed, flipped, seed, "not-full");
        add("appended-digit", seed, `${seed}7`, seed, "not-full");
        add("appended-digit", `${seed}/before`, longer, seed, "not-full");
      }
    }
    for (const [of, a, b] of SAME_VALUE) {
      if (of !== kind) continue;
      // Whatever one of them scores is no matter.
      const [there, back] = [`${a} for ${b}`, `${b} for ${a}`];
      add("symmetry", there, a, b, { like: `symmetry/${kind}/${there}` });
      add("symmetry", back, b, a, { like: `symmetry/${kind}/${there}` });
    }
    if (kind === "expression") {
      for (const [answer, target, equal] of SETS) {
        add("reordered-set", target, answer, target, equal ? "full" : "not-full");
      }
    }
    return checks;
  });
}

/** What was expected where it did not come; null: it came, or nothing can be said. */
export function broken(check: Check, outcomes: ReadonlyMap<string, Outcome>): string | null {
  const outcome = outcomes.get(check.question.id);
  if (!outcome || !("score" in outcome)) return null;
  if (check.expect === "full") return isFull(outcome) ? null : "1";
  if (check.expect === "not-full") return isFull(outcome) ? "less than 1" : null;
  const like = outcomes.get(check.expect.like);
  if (!like || !("score" in like)) return null;
  // Where the plain answer scores nothing there is nothing to lose.
  if (check.relation !== "repeat" && check.relation !== "symmetry" && !isFull(like)) return null;
  return Math.abs(like.score - outcome.score) < 0.005 ? null : String(like.score);
}
