/** Inputs for the core, for tests. */
import { type CoreInput, packScorer, toTarget } from "../../src/core/index.ts";

export interface Given {
  scorer?: string;
  options?: Record<string, unknown>;
  target?: string | string[] | string[][];
  choices?: string[];
  stop?: string[];
  cut?: boolean;
  isAnswer?: boolean;
}

/** An output (or, with `isAnswer`, a bare answer) as the core takes it. */
export function sample(text: string | Uint8Array, given: Given = {}): CoreInput {
  return {
    scorer: packScorer(given.scorer ?? "math", given.options),
    text: typeof text === "string" ? Buffer.from(text) : text,
    isAnswer: given.isAnswer ?? false,
    target: toTarget(given.target ?? "42"),
    choices: given.choices?.map((c) => Buffer.from(c)) ?? null,
    stop: given.stop?.map((s) => Buffer.from(s)) ?? null,
    cut: given.cut ?? false,
  };
}

/** A mixture over all scorers, with options, choices, stops, hostile and ill-formed text. */
export function mixture(): CoreInput[] {
  const texts = [
    "The answer is \\boxed{\\frac{1}{2}}.",
    "So we get 12.25.\n\nPassage: In 1987 the harbour had 2,340 ships",
    "#### 1,234",
    "ANSWER: B",
    "I think (C) is right, not A.",
    "",
    "   \n",
    "\\boxed{\\{1, 2, 3\\}}",
    "x".repeat(3000),
    `${"(".repeat(400)}1${")".repeat(400)}`,
    "ﬁnal Straße ½ ５ 十二 ANSWER: ß",
    new Uint8Array([0x31, 0xff, 0x32, 0xe2, 0x82]),
  ];
  const targets = ["1/2", "12.25", "1234", "B", "{3,2,1}", "12", "strasse"];
  const scorers: Given[] = [
    { scorer: "math" },
    { scorer: "drop" },
    { scorer: "drop", options: { metric: "em" } },
    { scorer: "squad" },
    { scorer: "gsm8k" },
    { scorer: "choice", choices: ["red", "green", "blue", "1/2"] },
    { scorer: "inspect/match" },
    { scorer: "inspect/match", options: { numeric: true, location: "any" } },
    { scorer: "inspect/includes" },
    { scorer: "inspect/answer", options: { pattern: "word" } },
    { scorer: "inspect/exact" },
    { scorer: "inspect/f1", options: { stop_words: ["the"] } },
    { scorer: "inspect/choice", choices: ["red", "green", "blue", "1/2"] },
    { scorer: "math", stop: ["."] },
  ];
  return texts.flatMap((text, t) =>
    scorers.flatMap((given, s) => [
      sample(text, { ...given, target: targets[(t + s) % targets.length]! }),
      sample(text, { ...given, target: targets[(t * 3 + s) % targets.length]!, isAnswer: true }),
    ]),
  );
}
