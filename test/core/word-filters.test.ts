import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { judge } from "../support/reading.ts";

/** The words of a list of the core, `const NAME = "a|b|c"`, as its source has them. */
function wordsOf(file: string, name: string): string[] {
  const source = readFileSync(new URL(`../../assembly/${file}`, import.meta.url), "utf8");
  const list = new RegExp(`const ${name} =\\s*"([^"]+)"`).exec(source)?.[1];
  if (!list) throw new Error(`no list ${name} in ${file}`);
  return list.split("|");
}

test("each answer cue of another language passes the filter that looks for all at once", () => {
  const cues = wordsOf("extract/abroad-words.ts", "CUE_WORDS");
  expect(cues.length).toBeGreaterThan(20);
  // Where the cue is found, the number behind it counts; where it isn't, the last one.
  for (const cue of cues) {
    for (const [lead, word] of [
      ["", cue],
      ["6 x 7: ", cue],
      ["So viel dazu. ", cue],
      ["a".repeat(15), ` ${cue}`],
      ["a".repeat(30), ` ${cue}`],
    ]) {
      const text = `${lead}${word}: 42. 1 2 43`;
      expect(judge("math", text, "42").verdict, text).toBe("equal");
      expect(judge("gsm8k", text, "42").verdict, text).toBe("equal");
    }
  }
});

test("each heading of a next question passes the look at its first letter", () => {
  const announced = wordsOf("extract/next-question.ts", "ANNOUNCEMENTS");
  const turns = wordsOf("extract/next-question.ts", "TURNS");
  const headings = wordsOf("extract/next-question.ts", "HEADINGS");
  for (const head of [
    ...announced,
    ...turns.map((turn) => `${turn}:`),
    ...headings.flatMap((heading) => [`${heading}:`, `${heading} 2.`]),
  ]) {
    for (const shown of [head, head.toUpperCase()]) {
      const text = `The answer is 42.\n\n${shown}\nHow many are left? The answer is 43.`;
      expect(judge("math", text, "42").verdict, text).toBe("equal");
      expect(judge("gsm8k", text, "42").verdict, text).toBe("equal");
    }
  }
});
