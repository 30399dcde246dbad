/**
 * Templates of the comparison over code points: in target and output `@` is the code point,
 * {fold}, {upper} and {lower} are its folding, upper and lower case in Python, {value} its number
 * (nothing where it has none). The target {taken} is what the real scorer itself takes from the
 * output (the number, the letters marked), or where it takes none 7 or A: so the core has to
 * read the very same. {folds} is a text of much that others fold to: what has no case must not be
 * found there. Above every group stands what of the scorer's source it is for.
 */
import type { Case } from "./inspect-cases.ts";

type Row = [target: string, output: string, options?: Case["options"]];

function rows(scorer: string, options: Case["options"], list: Row[], choices = 2): Case[] {
  const more =
    scorer === "choice" ? { choices: Array.from({ length: choices }, (_, i) => `${i}`) } : {};
  return list.map(([target, output, own]) => ({
    scorer: `inspect/${scorer}`,
    options: { ...options, ...own },
    target,
    output,
    ...more,
  }));
}

const exactly = { location: "exact" };
const end = { location: "end" };
const begin = { location: "begin" };
const any = { location: "any" };
const asWritten = { ignore_case: false };
const several = { multiple_correct: true };
/** Each letter of the marker in turn: what folds to it, by the answer taken behind it. */
const MARKERS = ["@NSWER: A", "A@SWER: B", "AN@WER: C", "ANS@ER: D", "ANSW@R: E", "ANSWE@: F"];

export const TEMPLATES: Case[] = [
  // strip, casefold, strip_punctuation, startswith, endswith, in.
  ...rows("match", {}, [
    ["x", "@x@", exactly],
    ["x", ".@x@.", exactly],
    ["@x@", "x", exactly],
    [".@x@.", "x", exactly],
    ["{fold}", "@", exactly],
    ["{fold}", "@", { ...exactly, ...asWritten }],
    ["@", "{upper}x", begin],
    ["x", "@xy", begin],
    ["x", "yx@"],
    ["a{upper}", "A@"],
    ["x@y", "XX{upper}Y", any],
  ]),
  // float, unicode_number_to_float, strip_numeric_punctuation, _clean_numeric_word, re.split.
  ...rows("match", { numeric: true, ...exactly }, [
    ["{taken}", "@"],
    ["{taken}", "1.@"],
    ["{taken}", "1e@5"],
    ["{taken}", "½@²"],
    ["{taken}", "三@五"],
    ["{taken}", "\\@42"],
    ["{taken}", "@42", end],
    ["{taken}", "7@42", end],
    ["42", "7@42@", any],
    ["4@2", "4{value}2"],
    ["\\@42@", "42"],
  ]),
  // casefold, in; and not folded.
  ...rows("includes", {}, [
    ["s", "@"],
    ["@", "{folds}"],
    ["@", "{upper}"],
    ["@", "ss"],
    ["{lower}", "a@", asWritten],
  ]),
  // \s, [A-Za-z], [^\w] and letters under IGNORECASE; lower.
  ...rows("answer", { pattern: "letter" }, [
    ["{lower}", "ANSWER: @"],
    ["a", "ANSWER: A@"],
    ["a", "ANSWER@:@A"],
    ["a", "ANSWER: A\nAN@WER: ANSWER@:"],
    ["x", MARKERS.join("\n")],
    ["x", "@"],
  ]),
  // \S+?, [.,;:!?]?, \s*, $; lower.
  ...rows("answer", { pattern: "word" }, [
    ["x", "ANSWER: x@"],
    ["x", "ANSWER@:@x.@\ny"],
    ["x{lower}y", "ANSWER: X@Y"],
    ["x", "ANSWER: x\nAN@WER: ANSWER@:"],
  ]),
  // [^\n]+, \s*\Z; lower, where a final sigma hangs on the letters around it.
  ...rows("answer", { pattern: "line" }, [
    ["{fold}", "ANSWER: @"],
    ["{upper}x", "ANSWER:@x"],
    ["x", "ANSWER@: x\n@"],
    ["x", `${MARKERS.join(" ")} x`],
    ["{lower}ς", "ANSWER: @Σ"],
    ["a{lower}ς", "ANSWER: A@Σ"],
    ["aς{lower}", "ANSWER: AΣ@"],
    ["aς{lower}a", "ANSWER: AΣ@A"],
    ["A@Σ", "ANSWER: a{lower}ς"],
  ]),
  // re.search: classes, boundaries and case, in the output; lower.
  ...rows("pattern", { regex: "x(.)y|(x)" }, [
    ["{lower}", "X@Y"],
    ["{fold}", "x@y"],
    ["{upper}", "x@y", { ...asWritten, regex: "x(.)y" }],
  ]),
  ...rows("pattern", {}, [
    ["x", "a@x", { regex: String.raw`\b(x)` }],
    ["x", "@x@", { regex: String.raw`^\W*(x)\W*$` }],
    ["x", "@x", { regex: String.raw`\s(x)` }],
    ["x", "@x", { regex: String.raw`[\d_](x)` }],
    ["x", "@x", { regex: "[a-zß-öΑ-Ω](x)" }],
    ["x", "@x", { regex: "[^A-Za-z](x)", ignore_case: false }],
    ["x", "@x", { regex: "(?a:[^\\W])(x)" }],
    ["x", "@x@", { regex: "(?m)(x)$" }],
    ["k", "@", { regex: "[k](?!.)|(?=k)k" }],
    ["{fold}", "@", { regex: "[isµ𐐀]" }],
  ]),
  // casefold, float, strip_punctuation, string.punctuation, \b(a|an|the)\b, split.
  ...rows("exact", {}, [
    ["{fold}", "@"],
    ["x y", "x@y"],
    ["4{value}2", "4@2"],
    ["{value}", "(@."],
    ["5", "@5@"],
    ["{fold}", "the@a"],
  ]),
  ...rows("f1", {}, [
    ["x xy", "x@y"],
    ["{fold} x@an", "@"],
  ]),
  // \s, [A-Za-z\d ,], [^\w], ^, IGNORECASE; upper; what stands in `$`, `**` and brackets.
  ...rows("choice", {}, [
    ["{taken}", "ANSWER@:@A"],
    ["{taken}", "ANSWER: A\nx@ANSWER: B"],
    ["{taken}", "ANSWER: A@B@and C", several],
    ["{taken}", "ANSWER: $@A@$, **@B@**", several],
    ["{taken}", "ANSWER: A, $@$", several],
    ["{taken}", "ANSWER:@(A)@"],
    ["A", "@"],
    // replace, split, isnumeric, isalpha, upper.
    ["A@B", "ANSWER: A, B", several],
  ]),
  ...rows("choice", several, [["{taken}", "ANSWER: A, (@)"]], 19),
  // int
  ...rows("choice", {}, [["0@", "ANSWER: {value}"]], 30),
];
