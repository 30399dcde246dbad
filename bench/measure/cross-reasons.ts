/**
 * Why an answer rightly equals the target of another row where neither Math-Verify nor the labels
 * say so, by `answer:target` or by either id alone. For the report alone.
 */
const ZERO = "Without remainder: 1234 is a whole multiple of 10^-29, so the residue is exactly 0.";
const RIGHT_ANGLE = "The greater of 3/2 and pi/2 is pi/2, which is 90 degrees.";
const LEFT_OVER = "The set without its second member is {1}, the solution set of that assignment.";
const COMMON = "The sets have the member 2 alone in common, the solution of that assignment.";
const NO_SOLUTION = "None is the empty set.";
const TWO_BOXES = "The last of two boxes, one after the other, is the target.";
const COORDINATES = "A column of numbers and a point with the same coordinates: one vector.";
const CUE = "The answer behind the cue is the target's, letter by letter.";

const REASONS: Readonly<Record<string, string>> = {
  ebad158e89d560a7: ZERO,
  "480144db1b2f8bcc:4d6aeb50b27aba79": RIGHT_ANGLE,
  "4d6aeb50b27aba79:480144db1b2f8bcc": RIGHT_ANGLE,
  "882cda13a9726bec": LEFT_OVER,
  "48d98818a63c48e7:f0170d9178563443": COMMON,
  f0170d9178563443: COMMON,
  e7fff338b337bbf8: NO_SOLUTION,
  "6f51a977151114fb:8f7861ad5d285174":
    "Braces without a backslash group and do not show: a list of 1, 2, 3 against a union of just these.",
  "949c73854c7862cf:266ef89fbbe2d7e1": TWO_BOXES,
  "949c73854c7862cf:83a97fabe49ef216": TWO_BOXES,
  "fc276ec3dfa504e3:9db5ecc066b74083": CUE,
  "cba2732077021589:a8d4d3f775ba05c0": CUE,
  "af70ccca0ce41d04:55e584389bfb3dfe": CUE,
  "54b0330dfca42a6b": COORDINATES,
  "284d055d2e7f9733": COORDINATES,
  "055dc98a0eb50019": "The integral of 1 from 0 to 7 is 7.",
  "0fc37a31c89f9c07": "The limit of an expression without the variable is that expression.",
  "16eb8d5162a16875:b64331934793f6d5": "The number of the sentence is the target's.",
};

/** What was written on this pair, or undefined. */
export function crossReason(answer: string, target: string): string | undefined {
  return REASONS[`${answer}:${target}`] ?? REASONS[target] ?? REASONS[answer];
}
