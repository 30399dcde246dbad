/** Outputs and targets that the faulty scorers are compared on: pieces that their rules are about. */

interface Pieces {
  outputs: string[];
  targets: string[];
}

const numbers = [
  "0",
  "7",
  "54",
  "-54",
  "5.4",
  "54.00",
  "1,234",
  "1234",
  "$48,000",
  "48000",
  "3/4",
  "54.",
  ".",
  ",",
  "-",
];
const letters = [
  "A",
  "B",
  "(B)",
  "C",
  "(c)",
  "**D**",
  "E",
  "I",
  "J.",
  "\\boxed{F}",
  "Graphite",
  "K",
];
const names = [
  "Brian",
  "Brain",
  "the Brain",
  "St. Brian",
  "Cork, Ireland",
  "A Brain",
  "ΣΑΣ",
  "ΣΑΣ'α",
  "8.5",
  "Ærø",
  "\u00dfa",
  "brain!",
  "br-ain",
];

export const PIECES: Record<string, Pieces> = {
  number: {
    outputs: [
      ...numbers,
      "#### ",
      "####",
      "The answer is ",
      "the answer is ",
      "Question: ",
      "Q: ",
      "Answer",
      "Answer: ",
      "\n\n",
      "\n",
      " ",
      "</s>",
      " apples",
      " = ",
      "...",
      "٣",
      "½",
      ".5",
      "123456",
      "7000002",
      "0.00012",
      "x=",
      "**",
      "£",
    ],
    targets: [...numbers, "123457", "7000001", "6*9=54\n#### 54", "#### 1,234", "", "$7.", "٣"],
  },
  formula: {
    outputs: [
      "$. I hope it is correct.",
      ". I hope it is correct.",
      " cm",
      "\\text{ and }",
      "\\$",
      "{,}000",
      ",",
      "=",
      "\\!",
      "^\\circ",
      "7",
      "\n",
      "Problem: ",
      "so ",
    ],
    targets: [
      "7",
      "54",
      "1,234",
      "1234",
      "x=54",
      "\\text{54 dollars}",
      "54\\text{ cm}",
      "-7",
      "5,4",
      "\\boxed{7}",
      "7^\\circ",
    ],
  },
  letter: {
    outputs: [
      ...letters,
      "answer is ",
      "The answer is ",
      "the answer is ",
      "Answer: ",
      "answer : ",
      "Answer:\n",
      "Question: ",
      "Quito ",
      "\n\n",
      "\n",
      " ",
      ". ",
      ", since ",
      "</s>",
      "I would",
      "Yes",
      "ＡA",
    ],
    targets: ["A", "B", "(B)", "C", "D", "E", "F", "G", "I", "J", "Yes", "(A", ""],
  },
  option: {
    outputs: [
      ...letters,
      "The answer is ",
      "the answer is: ",
      "the correct answer is option ",
      "the correct answer is \\boxed{",
      "} ",
      "答案",
      "选项",
      "是",
      "为",
      "应该",
      "选",
      "故",
      "只有",
      "对",
      "错",
      "不正确",
      "说法",
      "所以",
      "因此",
      "是正确的",
      "：",
      "，",
      "。",
      ":",
      "\n",
      " ",
      "1. ",
      "1",
      "answer : ",
      "A stone",
      "Both",
    ],
    targets: ["A", "B", "C", "D"],
  },
  span: {
    outputs: [
      ...names,
      ...numbers,
      "12.25",
      "$12.25",
      "1e5",
      "1_0",
      "inf",
      "nan",
      "Infinity",
      "1e999",
      "Answer: ",
      "\n\n",
      "\n",
      "\t",
      " ",
      "-",
      " a ",
      " the ",
      "yards",
      "27 yards",
      "a\u2019the",
      "５",
    ],
    targets: [
      ...names,
      ...numbers,
      "12.25",
      "1e5",
      "10",
      "inf",
      "nan",
      "27 yards",
      "the",
      " ",
      "3\n4",
    ],
  },
  name: {
    outputs: [...names, "\n", " ", ". ", ", ", "  ", "\b", " a ", " an ", " the "],
    targets: [...names, "", "a"],
  },
};

/** Numbers from 0 to 1, the same in every run. */
function* chances(seed: number): Generator<number> {
  for (let state = seed >>> 0; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

export interface Asked {
  output: string;
  target: string | string[] | string[][];
}

/** So many cases of that kind, a third with several targets; many have a target behind the cue. */
export function generated(kind: string, count: number, seed: number, cue: string): Asked[] {
  const { outputs, targets } = PIECES[kind]!;
  const next = chances(seed);
  const chance = () => next.next().value as number;
  const one = (list: string[]) => list[Math.floor(chance() * list.length)]!;
  return Array.from({ length: count }, () => {
    const target = one(targets);
    const parts = Array.from({ length: Math.floor(chance() * 6) }, () => one(outputs));
    const tail = kind === "formula" ? "$. I hope it is correct." : ".";
    const behind = chance() < 0.7 ? cue + target + (chance() < 0.5 ? tail : "") : one(outputs);
    parts.splice(Math.floor(chance() * (parts.length + 1)), 0, behind);
    const list = chance() < 0.3;
    const spans = kind === "span" && chance() < 0.3;
    return {
      output: parts.join(chance() < 0.5 ? " " : ""),
      target: spans
        ? [[one(targets)], [target, one(targets)]]
        : list
          ? [one(targets), target]
          : target,
    };
  });
}
