/**
 * Sentences without any word of certain lists are not read closely (assembly/text/word-kinds.ts).
 * A sign outside ASCII has them read in any case, so that both ways must agree on each word.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { judge } from "../support/reading.ts";

/** All words of all lists "a|b|c" that a file of the core has. */
function listedIn(file: string): string[] {
  const source = readFileSync(new URL(`../../assembly/${file}`, import.meta.url), "utf8");
  const lists = [...source.matchAll(/"([^"\n]+\|[^"\n]+)"/g)].map(([, list]) => list!);
  if (lists.length === 0) throw new Error(`no lists in ${file}`);
  return [...new Set(lists.flatMap((list) => list.split("|")))];
}

const FILES = ["scorers/claim.ts", "scorers/clause-denial.ts", "extract/abroad-words.ts"];

/** The same sentence with the word, and with something far from it. */
const SENTENCES: ((word: string, far: string) => string)[] = [
  (word, far) => `Zok zak${far} zok ${word} \\boxed{42}`,
  (word, far) => `zok zak${far} zok ${word} that it is 42`,
  (word, far) => `Zok zak${far} zok: they ${word} 3 ${word} 42`,
  (word, far) => `Zok zak${far} zok think ${word} it is $\\boxed{42}$`,
  (word, far) => `\\boxed{42} ${word} zok. Zak${far}`,
  (word, far) => `It is 42, ${word} zok. Zak${far}`,
  (word, far) => `It is 42. ${word} zok zak. Zak${far}`,
  (word, far) => `\\boxed{42}. ${word[0]!.toUpperCase()}${word.slice(1)}, zok. Zak${far}`,
  (word, far) => `Zok zak${far} zok ${word}. There are 42`,
];

test.each([...FILES, "extract/given-up.ts"])(
  "each word of %s passes the look at its kind",
  (file) => {
    const words = listedIn(file);
    expect(words.length).toBeGreaterThan(20);
    let told = 0;
    for (const word of words) {
      for (const sentence of SENTENCES) {
        for (const scorer of ["math", "gsm8k"] as const) {
          const [plain, close] = ["", "\u00a0"].map((far) => sentence(word, far));
          const { verdict, rule } = judge(scorer, plain!, "42");
          const other = judge(scorer, close!, "42");
          expect({ verdict, rule }, plain).toEqual({ verdict: other.verdict, rule: other.rule });
          if (verdict !== "equal") told++;
        }
      }
    }
    expect(told).toBeGreaterThan(words.length);
  },
);
