import { expect, test } from "vitest";
import { judge } from "../support/reading.ts";

test("several boxes are a list where nothing beside them says otherwise", () => {
  for (const text of [
    "\\boxed{1}, \\boxed{2}",
    "\\boxed{1} and \\boxed{2}",
    "$x=\\boxed{1}$ or $x=\\boxed{2}$.",
    "$\\boxed{1}$ and $\\boxed{2}$, as wanted.",
    "The solutions are \\boxed{1} and \\boxed{2}, which both satisfy the equation.",
    "Since -3 is extraneous, the solutions are \\boxed{1} and \\boxed{2}.",
    "The solutions are \\boxed{1} and \\boxed{2}, since -3 is extraneous.",
    "The solutions are \\boxed{1} and \\boxed{2}. Here -1 is extraneous.",
  ]) {
    expect(judge("math", text, "1,2").verdict, text).toBe("equal");
  }
});

test("what takes one of the values back, or adds another, leaves no list", () => {
  for (const text of [
    "\\boxed{1},\\boxed{2},...",
    "\\boxed{1},\\boxed{2}, \\ldots",
    "\\boxed{1}, \\boxed{2}, etc.",
    "\\boxed{1}, \\boxed{2}, and so on",
    "\\boxed{1}, \\boxed{2} and 3",
    "\\boxed{1}, \\boxed{2}, 3",
    "0, \\boxed{1}, \\boxed{2}",
    "x=\\boxed{1} or \\boxed{2} but 2 is extraneous",
    "\\boxed{1} and \\boxed{2}, but 2 is extraneous.",
    "\\boxed{1} and \\boxed{2}, but only 1 works.",
    "\\boxed{1} and \\boxed{2}. However, 2 is extraneous.",
    "\\boxed{1} and \\boxed{2}, where 2 is rejected",
    "\\boxed{1} and \\boxed{2} are wrong.",
    "\\boxed{1} and \\boxed{2}? No.",
    "\\boxed{1} and \\boxed{2}. Wait, that's wrong.",
    "not \\boxed{1} and \\boxed{2}",
    "neither \\boxed{1} nor \\boxed{2}",
    "either \\boxed{1} or \\boxed{2}",
    "\\boxed{1} or \\boxed{2}, but not both",
    "$\\boxed{1} \\text{ or } \\boxed{2}$, one of them, I am not sure which",
    "$x \\ne \\boxed{1}, \\boxed{2}$",
    "$x > \\boxed{1}$ and $x < \\boxed{2}$",
    "$-\\boxed{1}, \\boxed{2}$",
    "$\\boxed{1}, -\\boxed{2}$",
    "$\\boxed{1}, \\boxed{2}\\pi$",
    "\\boxed{1,2}, ...",
    "\\boxed{1, 2} but 2 is extraneous",
    "The answer is 1, 2, but 2 is extraneous.",
    "The answer is 1, 2, ...",
  ]) {
    expect(judge("math", text, "1,2").verdict, text).not.toBe("equal");
  }
});
