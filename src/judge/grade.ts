/**
 * The grade in a judge's reply, as model_graded_qa and model_graded_fact of Inspect AI 0.3.285
 * read it (scorer/_model.py): the last "GRADE: X" counts, and one that was not on offer is none.
 */

export interface GradeRules {
  /** P was on offer. */
  partialCredit: boolean;
  /** The task wrote instructions of its own: any of C, P and I may be given. */
  ownInstructions: boolean;
}

/** Python's \s and the marks without width that stand around separators. */
const SPACING =
  "[\\s\\u001c-\\u001f\\u0085\\u200b\\u200c\\u200d\\u200e\\u200f\\u2060\\u2063\\ufeff]*";
const WORD = "[\\p{L}\\p{N}_]";
const HEAD = `(?<!${WORD})GRADE(?!${WORD})${SPACING}:${SPACING}`;
const ANY = new RegExp(`${HEAD}(${WORD}*)`, "giu");
const LETTER = new RegExp(`${HEAD}([CPI])`, "giu");

const WORDS: Record<string, Grade> = {
  c: "C",
  correct: "C",
  i: "I",
  incorrect: "I",
  p: "P",
  partial: "P",
};

export type Grade = "C" | "P" | "I";
export const GRADE_SCORES: Record<Grade, number> = { C: 1, P: 0.5, I: 0 };

/** The grade, or null where the reply has none that was on offer. */
export function gradeIn(reply: string, rules: GradeRules): Grade | null {
  const found = [...reply.matchAll(rules.ownInstructions ? LETTER : ANY)].at(-1);
  const grade = found ? (WORDS[found[1]!.trim().toLowerCase()] ?? null) : null;
  if (rules.ownInstructions || grade !== "P" || rules.partialCredit) return grade;
  return null;
}
