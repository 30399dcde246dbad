import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Engine, packScorer, toTarget } from "../../src/core/index.ts";
import { describeWithPython } from "../support/python.ts";
import { type Asked, generated } from "./faulty-pieces.ts";

const engine = new Engine();
const CASES = 1000;
const driver = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Our scorer, its name for the driver, what the cases are about, and what stands before answers. */
type Row = [scorer: string, by: string, kind: string, cue: string, options?: Options];
type Options = Record<string, unknown>;

/** Against lm-evaluation-harness 0.4.13: its tasks, filters and metrics as they are installed. */
const HARNESS: Row[] = [
  ["faulty/gsm8k-strict", "lm-eval/gsm8k", "number", "#### ", { filter: "strict-match" }],
  ["faulty/gsm8k-flexible", "lm-eval/gsm8k", "number", "", { filter: "flexible-extract" }],
  [
    "faulty/gsm8k-cot-strict",
    "lm-eval/gsm8k_cot",
    "number",
    "The answer is ",
    { filter: "strict-match" },
  ],
  ["faulty/mmlu-pro-harness", "lm-eval/mmlu_pro", "letter", "answer is "],
  [
    "faulty/gpqa-cot-strict",
    "lm-eval/gpqa_cot_zeroshot",
    "letter",
    "The answer is ",
    { filter: "strict-match" },
  ],
  ["faulty/bbh-strict", "lm-eval/bbh_cot_fewshot", "letter", "the answer is "],
  ["faulty/drop-harness-2023", "lm-eval/drop", "span", ""],
  ["faulty/drop-harness-2023", "lm-eval/drop", "span", "", { metric: "em" }],
  ["faulty/triviaqa-lm-eval", "lm-eval/triviaqa", "name", ""],
];

/** Against OpenCompass 0.5.4 as it is installed. */
const OPENCOMPASS: Row[] = [
  ["faulty/opencompass-first-option", "opencompass/first-option", "option", ""],
  ["faulty/opencompass-general", "opencompass/general", "name", ""],
  ["faulty/opencompass-gsm8k", "opencompass/gsm8k", "number", ""],
];

/** Against Inspect AI 0.3.150, which stands beside the one of today. */
const INSPECT: Row[] = ["end", "begin", "any", "exact"].flatMap((location): Row[] => [
  ["faulty/inspect-match-2025", "", "number", "", { numeric: true, location }],
  ["faulty/inspect-match-2025", "", "name", "", { location }],
]);

/** Against patterns and steps of versions that can't be installed, told again in Python. */
const RETOLD: Row[] = [
  ["faulty/drop-official", "drop-official", "span", ""],
  ["faulty/drop-official", "drop-official", "span", "", { metric: "em" }],
  ["faulty/drop-simple-evals", "drop-simple-evals", "name", "Answer: "],
  ["faulty/mgsm-simple-evals", "mgsm-simple-evals", "number", "Answer: "],
  ["faulty/mmlu-pro-regex", "mmlu-pro-regex", "letter", "answer is "],
  ["faulty/nq-2023", "nq-2023", "name", ""],
  ["faulty/choice-simple-evals", "choice-simple-evals", "letter", "Answer: "],
];

/** Sentences around small numbers; all kinds of formulas are in faulty-minerva.slow.test.ts. */
const MINERVA: Row = ["faulty/minerva-2024", "", "formula", "Final Answer: The final answer is $"];

function compare(python: string, script: string[], [scorer, by, kind, cue, options]: Row): void {
  const cases = generated(kind, CASES, by.length, cue);
  const lines = cases.map((c) =>
    JSON.stringify({ ...c, by, options: options ?? {}, choices: null, stop: stopOf(by) }),
  );
  const { stdout, stderr, status } = spawnSync(python, script, {
    input: `${lines.join("\n")}\n`,
    encoding: "utf8",
    maxBuffer: 1 << 26,
    env: { ...process.env, HF_HUB_OFFLINE: "1" },
  });
  expect(status, stderr).toBe(0);
  const theirs = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const { filter: _, ...own } = options ?? {};
  const packed = packScorer(scorer, own);
  const ours = engine.score(cases.map((c) => input(c, packed)));
  const wrong = cases
    .map((given, i) => ({ given, theirs: theirs[i], ours: ours[i]! }))
    .filter(
      (c) =>
        c.theirs.score >= 0 &&
        c.ours.verdict !== "undecided" &&
        Math.abs(c.theirs.score - c.ours.score) > 1e-9,
    );
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(theirs.length).toBe(CASES);
  // Cases that hardly ever match would show little.
  expect(ours.filter((v) => v.score > 0).length).toBeGreaterThan(CASES / 50);
}

/** The corpus says DROP's stop in its cases; other tasks bring their own. */
const stopOf = (by: string) => (by === "lm-eval/drop" ? ["."] : null);

const input = ({ output, target }: Asked, scorer: ReturnType<typeof packScorer>) => ({
  scorer,
  text: Buffer.from(output),
  isAnswer: false,
  target: toTarget(target),
  choices: null,
  stop: null,
  cut: false,
});

describeWithPython("inspect", "faulty scorers beside Inspect AI 0.3.150", (python) => {
  test.for(INSPECT)("%s %s %s %s %o", (row) =>
    compare(python, [driver("inspect_match_old.py")], row),
  );
});

describeWithPython("lm-eval", "faulty scorers beside the code they are of", (python) => {
  test.for(HARNESS)("%s %s %s %s %o", (row) =>
    compare(python, [driver("corpus_faults.py"), "lm-eval"], row),
  );
  test.for(OPENCOMPASS)("%s %s %s %s %o", (row) =>
    compare(python, [driver("corpus_faults.py"), "opencompass"], row),
  );
  test("the sentence of faulty/minerva-2024", { timeout: 120_000 }, () =>
    compare(python, [driver("minerva_old.py")], MINERVA),
  );
  test.for(RETOLD)("%s %s %s %s %o", (row) => compare(python, [driver("faulty_retold.py")], row));
});
