/** Hostile inputs that rightly equal their target, by name, and why. Any other equal is wrong. */
const SAME = "Both sides are written alike.";

export const HOSTILE_EQUAL: Readonly<Record<string, string>> = {
  "boxed-nest-2000": "One answer, the target's own, stands in all the boxes.",
  "eval-answer": "A product of two numbers, multiplied out.",
  "many-dollar": "The last formula, after a flood of assignments, is the target.",
  "matrix-60": SAME,
  "mult-ident": "A product with 1.",
  "nan-nan": SAME,
  "poly-expand": "The same power of the same sum, whose terms stand in another order.",
  "set-1000": "The same thousand members in another order.",
  "uni-bold-digits": "Mathematical bold digits are digits (NFKC).",
  "uni-comma": "A full-width comma separates thousands.",
  "uni-frac": "The character is that fraction.",
  "uni-zwsp": "A space of no width separates nothing.",
};
