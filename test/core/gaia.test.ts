import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge } from "../support/reading.ts";

const file = readFileSync(new URL("../cases/gaia.txt", import.meta.url), "utf8");
const cases = file
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split(" | ") as [string, string, string]);

test.each(cases)("%s | %s | %s", (target, output, wanted) => {
  const { verdict, rule } = judge("gaia", output.replaceAll("⏎", "\n"), target);
  expect(`${verdict} ${rule}`).toBe(wanted.trim());
});

test("a list of targets is alternatives; a list of lists and nothing are no target", () => {
  expect(judge("gaia", "Rome", ["Paris", "rome"]).verdict).toBe("equal");
  expect(judge("gaia", "Oslo", ["Paris", "rome"]).verdict).toBe("different");
  for (const target of [[["x"]], [], "", " "]) {
    expect(judge("gaia", "x", target).rule).toBe("unknown/target");
  }
});

test("the span is what stands behind FINAL ANSWER", () => {
  const output = "I looked.\nFINAL ANSWER: St. Louis.\n";
  expect(judge("gaia", output, "St Louis")).toMatchObject({
    verdict: "equal",
    answer: "St. Louis",
  });
  expect(judge("gaia", " 4 ", "4", { isAnswer: true })).toMatchObject({ answer: "4" });
});

/** question_scorer of the leaderboard, for targets that are no `inf` or `nan`. */
function official(answer: string, target: string): boolean {
  const isFloat = (s: string) => /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(s);
  const sameNumber = (a: string, t: string) => {
    const plain = a.replace(/[$%,]/g, "");
    return isFloat(plain) && Number(plain) === Number(t);
  };
  const form = (s: string) => s.replace(/\s/g, "").toLowerCase();
  const plain = (s: string) => form(s).replace(/[!-/:-@[-`{-~]/g, "");
  if (isFloat(target)) return sameNumber(answer, target);
  if (!/[,;]/.test(target)) return plain(answer) === plain(target);
  const [wanted, given] = [target.split(/[,;]/), answer.split(/[,;]/)];
  return (
    wanted.length === given.length &&
    wanted.every((t, i) => (isFloat(t) ? sameNumber(given[i]!, t) : form(given[i]!) === form(t)))
  );
}

describe("beside question_scorer of the leaderboard", () => {
  const word = fc.constantFrom("Paris", "new york", "sea gull", "seagull", "Rock-and-roll", "x y");
  const number = fc.oneof(
    fc.integer({ min: -2000, max: 2000 }).map(String),
    fc.constantFrom("1.5", "1.50", "0", "-0", "15", "0.25", "1e2", "100", ".5"),
  );
  const entry = fc.oneof(word, number);
  const list = fc
    .tuple(fc.array(entry, { minLength: 2, maxLength: 3 }), fc.constantFrom(", ", "; ", " ,"))
    .map(([entries, separator]) => entries.join(separator));
  const any = fc.oneof(word, number, list);
  const change = fc.constantFrom(
    (s: string) => s,
    (s: string) => s.toUpperCase(),
    (s: string) => s.replaceAll(" ", "  "),
    (s: string) => s.replace(/; |, /g, ","),
    (s: string) => (/^[\d.]+$/.test(s) ? `$${s}` : s),
    (s: string) => (/^[\d.]+$/.test(s) ? `${s}%` : s),
  );

  test("the same on plain answers, but for several numbers taken for one", () => {
    const pair = fc.oneof(
      fc.tuple(any, any),
      any.chain((t) => change.map((f) => [f(t), t] as const)),
    );
    fc.assert(
      fc.property(pair, ([answer, target]) => {
        const { verdict } = judge("gaia", answer, target, { isAnswer: true });
        if (verdict === "undecided") return;
        expect(verdict, `${target} | ${answer}`).toBe(
          official(answer, target) ? "equal" : "different",
        );
      }),
      { numRuns: 4000 },
    );
  });

  test("what is equal to itself there is so here, whatever it is", () => {
    const texts = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(texts, list), (text) => {
        fc.pre(text.trim() !== "" && !/[.$*_\\`{}()[\]"'<>#~=:|]/.test(text));
        const { verdict, rule } = judge("gaia", text, text, { isAnswer: true });
        if (verdict !== "undecided") expect(`${verdict} ${rule}`).toMatch(/^equal/);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ["commas", "1,", "1,2"],
  ["marks", "1-", "1:2"],
  ["digits", "7", "7".repeat(5000)],
  ["brackets", "[", "x"],
  ["semicolons", ";", "a;b"],
  ["letters that grow", "ΐ", "ΐ"],
])("%s: a long text ends, and is not equal", (_, piece, target) => {
  const { verdict } = judge("gaia", piece.repeat(200_000), target, { isAnswer: true });
  expect(verdict).not.toBe("equal");
});
