import { describe, expect, test } from "vitest";
import { fraction, judge } from "../support/reading.ts";

const em = { options: { metric: "em" } };

/** [what it shows, output, target, F1, exact match] */
type Row = [string, string, string | string[] | string[][], string, 0 | 1];

function check(rows: Row[]): void {
  test.each(rows)("%s", (_, output, target, f1, exact) => {
    expect(fraction(judge("drop", output, target))).toBe(f1);
    expect(judge("drop", output, target, em).score).toBe(exact);
  });
}

describe("a number ends where it ends", () => {
  check([
    ["glued to the next paragraph", "42\n\nPassage: In 1904 the mill had 12 looms", "42", "1/1", 1],
    ["with one line break behind it", "42\n", ["42"], "1/1", 1],
    ["glued to the next line", "42\nThe reason is simple", "42", "1/1", 1],
    ["another number glued to a paragraph", "43\n\nPassage: of 42 ships", "42", "0/1", 0],
    ["at the end of a sentence", "It was 6.5.", "It was 6.5", "1/1", 1],
    ["glued to its unit", "7miles", "7 miles", "1/1", 1],
    ["a comma behind it", "7, as it seems", "7", "2/5", 0],
  ]);
});

describe("numbers keep what makes them", () => {
  check([
    ["decimals", "12.75", "12.75", "1/1", 1],
    ["decimals do not lose the point", "3.5", "35", "0/1", 0],
    ["decimals do not lose their fraction", "12.75", "12", "0/1", 0],
    ["currency", "$12.75", "12.75", "1/1", 1],
    ["currency keeps the point", "$12.75", "1275", "0/1", 0],
    ["two currencies differ", "$5", "€5", "0/1", 0],
    ["percent", "12.5%", "12.5", "1/1", 1],
    ["percent on the target's side", "12.5", "12.5%", "1/1", 1],
    ["an exclamation mark is punctuation", "5!", "5", "1/1", 1],
    ["end zeros", "4.50", "4.5", "1/1", 1],
    ["thousands", "2,340", "2340", "1/1", 1],
    ["a comma that groups nothing", "3,5", "35", "0/1", 0],
    ["sign", "-5", "5", "0/1", 0],
    ["the minus sign of Unicode", "\u22125", "-5", "1/1", 1],
    ["the sign before currency", "-$5", "$-5", "1/1", 1],
    ["a fraction", "3/4", "34", "0/1", 0],
    ["the same fraction", "3/4", "3/4", "1/1", 1],
    ["a time", "10:30", "1030", "0/1", 0],
    ["a range is two numbers", "10-18", "10 18", "1/1", 0],
    ["with any hyphen", "10 – 18", "10-18", "1/1", 1],
    ["a score is no list", "2-1", "2 1", "1/1", 0],
    ["Python's underscores are no digits", "1_0", "10", "0/1", 0],
  ]);
});

describe("numbers in words", () => {
  check([
    ["two", "two", "2", "1/1", 1],
    ["twenty-five", "Twenty-five", "25", "1/1", 1],
    ["two hundred and five", "two hundred and five", "205", "1/1", 1],
    ["three thousand four hundred", "three thousand four hundred", "3,400", "1/1", 1],
    ["10th", "10th", "10", "1/1", 1],
    ["10 is not 10th", "10", "10th", "0/1", 0],
    ["nor the tenth", "10", "the tenth", "0/1", 0],
    ["twenty-first", "twenty-first", "21st", "1/1", 1],
    ["fifth place", "5th place", "fifth place", "1/1", 1],
    ["the day of a date", "May 3rd, 1998", "May 3, 1998", "1/1", 1],
    ["third", "third", "3rd", "1/1", 1],
    ["two is not three", "two", "3", "0/1", 0],
    ["2.5 million written out", "2.5 million", "2,500,000", "1/1", 1],
    ["2.5 million keeps partial credit", "2.5 million", "2.5", "2/3", 0],
    ["2 million is not 2 billion", "2 million", "2,000,000,000", "0/1", 0],
  ]);
});

describe("words", () => {
  check([
    ["case and articles", "the Hawks", "hawks", "1/1", 1],
    ["an article at the end is none", "vitamin A", "vitamin", "2/3", 0],
    ["an article alone is an answer", "the", "the", "1/1", 1],
    ["and not the same as another", "the", "a", "0/1", 0],
    ["the letter A alone", "A", "A", "1/1", 1],
    ["an initial is no article", "A. Smith", "Smith", "2/3", 0],
    ["C++ is not C", "C++", "C", "0/1", 0],
    ["C# is not C", "C#", "C", "0/1", 0],
    ["O- is not O+", "O-", "O+", "0/1", 0],
    ["punctuation alone", "?", "!", "0/1", 0],
    ["hyphens part words", "well-known", "well known", "1/1", 1],
    ["a hyphen before a number", "10-yard", "10 yard", "1/1", 1],
    ["full stops of abbreviations", "U.S.", "US", "1/1", 1],
    ["quotes and brackets", "(\u201cHawks\u201d)", "Hawks", "1/1", 1],
    ["letters beyond ASCII", "ÉCOLE", "école", "1/1", 1],
    ["markdown", "**New York**", "New York", "1/1", 1],
    ["a word counts as often as it occurs", "10 10 10", "10", "1/2", 0],
    ["unrounded", "red green blue", "red green black white", "4/7", 0],
    ["a date in another order", "May 3, 1998", "3 May 1998", "1/1", 1],
    ["another date", "May 4, 1998", "3 May 1998", "2/3", 0],
    ["other words in another order", "Lynx Hawks", "Hawks Lynx", "1/1", 0],
  ]);
});

describe("where the answer stands", () => {
  check([
    ["behind a cue", "Let me count. The answer is 12", "12", "1/1", 1],
    ["behind the last cue", "Answer: 4\nNo. Answer: 12", "12", "1/1", 1],
    ["on the line below the cue", "**Answer:**\n\n12\n\nAs shown above", "12", "1/1", 1],
    ["in a box", "The answer is $\\boxed{12}$.", "12", "1/1", 1],
    ["in an element", "so <answer>Hawks</answer> it is", "Hawks", "1/1", 1],
    ["not in the next question", "12\nQuestion: How many?\nAnswer: 7", "12", "1/1", 1],
    ["not a part of it", "Answer: 10", "1", "0/1", 0],
  ]);
});

describe("several spans", () => {
  check([
    ["split at commas", "Hawks, Lynx", ["Hawks", "Lynx"], "1/1", 1],
    ["split at and", "Lynx and Hawks", ["Hawks", "Lynx"], "1/1", 1],
    [
      "an and inside a span",
      "Cuba, Trinidad and Tobago",
      ["Trinidad and Tobago", "Cuba"],
      "1/1",
      1,
    ],
    ["split at lines", "- Hawks\n- Lynx", ["Hawks", "Lynx"], "1/1", 1],
    ["a numbered list below a cue", "Answer:\n1. Hawks\n2. Lynx", ["Lynx", "Hawks"], "1/1", 1],
    ["thousands are not split", "2,340 and 5", ["5", "2340"], "1/1", 1],
    ["dates are not split", "May 3, 1998 and Rome", ["Rome", "May 3, 1998"], "1/1", 1],
    ["one is missing", "Hawks", ["Hawks", "Lynx"], "1/2", 0],
    ["one too many", "Hawks, Lynx, Owls", ["Hawks", "Lynx"], "2/3", 0],
    ["one twice", "Hawks, Hawks", ["Hawks", "Lynx"], "1/2", 0],
    ["the best pairs count", "red cat, red dog", ["red dog", "red"], "5/6", 0],
    ["alternatives", "Lynx", [["Hawks"], ["Lynx"]], "1/1", 1],
    ["an alternative of two", "Owls; Lynx", [["Hawks"], ["Lynx", "Owls"]], "1/1", 1],
  ]);
});

test("where numbers differ, words do not save the answer", () => {
  expect(judge("drop", "12 red ships", "11 red ships")).toMatchObject({
    verdict: "different",
    rule: "drop/number-differs",
  });
  expect(fraction(judge("drop", "12 red ships", "red ships"))).toBe("4/5");
});

test("the span is the answer, and none where there are several", () => {
  expect(judge("drop", "So the answer is **12.5**\nBye", "12.5").answer).toBe("12.5");
  expect(judge("drop", "Hawks, Lynx", ["Hawks", "Lynx"]).span).toBeNull();
});

test("a bare answer is not searched", () => {
  const answer = { isAnswer: true };
  expect(judge("drop", "$12$", "12", answer).verdict).toBe("equal");
  expect(judge("drop", "The answer is 12", "12", answer).verdict).toBe("partial");
});

test("nothing said, nothing to say", () => {
  expect(judge("drop", "", "the")).toMatchObject({ verdict: "unanswered", rule: "extract/empty" });
  expect(judge("drop", " \n ", "the").verdict).toBe("unanswered");
  expect(judge("drop", "x", []).rule).toBe("unknown/target");
  expect(judge("drop", "x", [""]).rule).toBe("unknown/target");
});
