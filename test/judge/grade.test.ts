/** Grades as Inspect AI 0.3.285 reads them; test/python/judge compares with its own log. */
import { expect, test } from "vitest";
import { gradeIn } from "../../src/judge/index.ts";

const plain = { partialCredit: false, ownInstructions: false };

test.each([
  ["GRADE: C", "C"],
  ["so it is wrong.\n\ngrade : i", "I"],
  ["GRADE: Correct", "C"],
  ["GRADE: Incorrect.", "I"],
  ["GRADE: C ... no. GRADE: I", "I"],
  ["GRADE: I. downgrade: C", "I"],
  ["GRADE:\u200b\u200bC", "C"],
  ["GRADE: CI", null],
  ["GRADE: P", null],
  ["GRADE: C, then GRADE: maybe", null],
  ["GRADE C", null],
  ["it is right", null],
  ["", null],
])("%j is %s", (reply, grade) => {
  expect(gradeIn(reply, plain)).toBe(grade);
});

test("P counts where it was on offer, or where the task wrote its own instructions", () => {
  expect(gradeIn("GRADE: P", { ...plain, partialCredit: true })).toBe("P");
  expect(gradeIn("GRADE: P", { ...plain, ownInstructions: true })).toBe("P");
  expect(gradeIn("GRADE: Correct", { ...plain, ownInstructions: true })).toBe("C");
});

test("a flood of grades is read at once", () => {
  const start = performance.now();
  expect(gradeIn("GRADE: I ".repeat(200_000) + "GRADE".repeat(100_000), plain)).toBe("I");
  expect(performance.now() - start).toBeLessThan(2_000);
});
