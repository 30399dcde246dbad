/**
 * Why a verdict stands where a label says otherwise, by the id of the row, in our own words. For
 * the report alone: the core knows no row. A row that agrees by now is not told, whatever stands here.
 */
const WRITTEN: readonly (readonly [string, readonly string[]])[] = [
  [
    "The greatest common divisor of two names is 1 only if they are read as polynomials; of the numbers 4 and 6 in their place it is 2.",
    [
      "523ad8094f70bd37",
      "f9e78272ab3bc755",
      "1c9882d098064f8c",
      "26108fb8ca09bf24",
      "4dc13227a2d59182",
      "abe75dd152ca32dd",
      "b27fbd8634f5bc06",
      "b1ee56b068e5f62d",
      "0490f226ff0fd7c5",
      "5cc793d540afd867",
      "3394545c44bd1c9c",
    ],
  ],
  [
    "The least common multiple of names is their product only if they are read as polynomials without a common factor.",
    [
      "b76a8368bb83c144",
      "8771d7c79925fd12",
      "0b19e120d05ac3c2",
      "02dda5b37009a952",
      "18726cd0bb896b4d",
      "540a9976a66b4ac5",
      "200878e94137756c",
      "c6d137163600156d",
      "a149bb5606219db3",
      "f096df74dd12e082",
    ],
  ],
  [
    "Divisors and multiples of irrational numbers are not defined; SymPy takes roots for symbols without a common factor.",
    [
      "8d35835218f18bc5",
      "5782808360cd6449",
      "a6e1afd38e3fd2d8",
      "400ee0e26cfb909a",
      "47a7e9bd4754baf5",
      "aa0b6ec7e00d238b",
    ],
  ],
  [
    "The divisor of a name with itself is its absolute value, and the label has the name.",
    ["fc72f07f541892be", "0a7b5dd01cf8d16b"],
  ],
  [
    "A division by a number beside a name may end before or behind the name: two readings, and the divisor of a name besides.",
    ["4cafc05cd33657ca", "e17e751aaed4a366"],
  ],
  [
    "The label states a falsehood: the target as printed is a limit from the right, the answer one from both sides.",
    ["293354774f9bc4b0", "d929c09c669f026f", "28df34a814b6c1f9"],
  ],
  [
    "A capital I is the imaginary unit for one parser alone; elsewhere it is a name.",
    ["8cf8ec0d9deb5365", "1793c9ffef07f3bc"],
  ],
  ["The integral names no variable; SymPy's parser takes x.", ["4e53a172596177dd"]],
  [
    "Three factorial signs are the triple factorial as well as three factorials, one of the other.",
    ["7dc2f4e38fec01fa"],
  ],
  [
    "A logarithm without a base may be natural or decimal: `math` decides neither.",
    ["b0668b80d90d5b71", "28cdb2acf5fd152d"],
  ],
  [
    "The label states a falsehood: a logarithm to the base 2 or a^2 is not the natural one (the printer drops the base).",
    ["dcfef4c35fd38bf5", "8b02f715f9628d44"],
  ],
  [
    "Square brackets may be a list, the whole part or mere parentheses.",
    ["d73b1fb6e603acf7", "102219ae8a47dc89"],
  ],
  [
    "Two numbers side by side may be a product or a slip: both sides would have to be read one way.",
    ["cbdf797446011c20", "1354a142acac5531"],
  ],
  [
    "Braces that do not show, for the set of one column: another kind than the column.",
    ["23613c03d12670c4"],
  ],
  ["A character named by its code in a font that the text does not tell.", ["8d04ae9c58208c00"]],
  [
    "The label states a falsehood: the target is a binary floating-point value, wrong from the 16th digit.",
    ["104e0d839d3ae528"],
  ],
  [
    "A statement against its truth value, with sets in braces that do not show.",
    ["5743870b40fec990", "d100bdaf71af6e35"],
  ],
  ["Semicolons and commas together: a matrix, or a list of lists.", ["2b42f524f126de2c"]],
  [
    "A placeholder command of one parser; the target is that parser's answer that it has none.",
    ["e7fff338b337bbf8", "d32bd5f863d1830e"],
  ],
  [
    "A decimal comma at the end of a sentence in French with a price behind it: no cue says that this is the answer.",
    ["9016aa3c4cb14544"],
  ],
  [
    "The dollar signs don't pair: the second is escaped and the formula states that two different numbers are equal.",
    ["9c774d7a54ddca6e"],
  ],
  [
    "The percent sign stands outside of the formula's dollar signs.",
    ["a141648de9ff179e", "a839c6d5cd100921"],
  ],
  [
    "The target is a whole worked solution, which ends by denying what it found.",
    ["7646b83c6c6a38d6"],
  ],
  [
    "The target is a whole worked solution with other numbers around its box.",
    ["22c99aac29346667"],
  ],
  [
    "The chain states that two different numbers are equal, so no member of it is an answer (option `chain`).",
    ["44851881bb288013", "fc282dc8fd857e7c", "d1549e7f5cdfa240"],
  ],
  [
    "An interval or a point against braces that do not show: two kinds of answer.",
    ["6378e55676989086"],
  ],
  [
    "Two boxes with plus signs between them and doubled backslashes, one with a unit inside.",
    ["32f456cde5b94d25"],
  ],
  [
    "The answer names one of the tuples twice: the same set, but not the same list.",
    ["714000db6c651f3e"],
  ],
  [
    "Two boxes as answers to two parts of a question: which of them is meant is not said.",
    ["fba150780ac8717d"],
  ],
  [
    "A flood of boxes with other numbers before the right one: every value is offered, so none is an answer. The label is that of a scorer that takes the last box.",
    ["f1dda9c8d9ad22e6", "data:inspect_ai#84"],
  ],
  ["Words that name no unit may change the answer.", ["124e996ab260c73a"]],
  [
    "Doubled backslashes on one side: a line break and plain letters, as it is written.",
    ["99a28b97c595ee72"],
  ],
  [
    "A formula of physics with other names on both sides of its equation and constants in other places.",
    ["42ecd0a8eeadb493", "data:OlympiadBench#87"],
  ],
  [
    "Double factorials of expressions are opaque: the law between them holds for whole numbers only.",
    ["FN-comb#47"],
  ],
  ["A command that no TeX has, run together with the word before.", ["data:inspect_ai#67"]],
  [
    "The answer in words stands in the last sentence, a number of the question behind it.",
    ["4b7ad3952ca54957"],
  ],
  [
    "The box holds an equation whose left side is an expression, the square of a sum: the target is one of its sides.",
    ["b2e5fd7e901c16a4"],
  ],
  [
    "The output goes on with a second question of its own making. We take the answer to the question asked, which is the target; the label takes the last.",
    ["e48ed5f174cf4224"],
  ],
];

/** The reason written on each id. */
export const REASONS: Readonly<Record<string, string>> = Object.fromEntries(
  WRITTEN.flatMap(([why, ids]) => ids.map((id) => [id, why])),
);
