/**
 * What translated variants ask, made of them by the harnesses themselves: against the harnesses'
 * own tasks, and against what the code of the others would send, worked out by hand.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evalmarkHere } from "../support/here.ts";
import { describeWithPython } from "../support/python.ts";
import { runWithPackage } from "../support/python-package.ts";

const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROWS = [
  { question: "Which is even?", choices: ["one", "two", "three", "five"], answer: 1 },
  // what templates and shells would touch, and blanks that one of the sources takes off
  { question: '  Is {{x}} {% a \\ $b\'s "set"?\n', choices: ["{a}", " b", "é水", "-"], answer: 3 },
];
const SPEC = `
name: odd
description: d
evaluation_framework: inspect-ai
tasks:
  - id: ones
    field_spec: { input: question, target: answer, choices: choices, metadata: [subject] }
    solvers: [{ name: multiple_choice }]
    scorers: [{ name: choice }]
`;

interface Asked {
  prompt: string;
  gold: number | string | number[];
  continuations?: string[];
  alone?: string[];
  generation?: object;
}
type Told = { translated: Record<string, Asked[]>; own: Record<string, Asked[]> };

const rows = join(folder, "rows.jsonl");
beforeAll(() => {
  writeFileSync(join(folder, "eval.yaml"), SPEC);
  const lines = (of: object[]) =>
    of.map((row) => `${JSON.stringify({ ...row, subject: "abstract_algebra" })}\n`).join("");
  writeFileSync(rows, lines(ROWS));
  writeFileSync(join(folder, "shots.jsonl"), lines(SHOTS));
});

const SHOTS = [
  { question: "Which is odd?", choices: ["two", "four", "nine", "six"], answer: 2 },
  { question: "Least?", choices: ["five", "one", "ten", "two"], answer: 1 },
];

async function told(
  python: string,
  harness: string,
  variants: string[],
  shots = false,
): Promise<Told> {
  const out = shots ? `${harness}-shots` : harness;
  const examples = shots ? ["--shots", "2", "--shots-from", "shots.jsonl"] : [];
  for (const variant of variants) {
    const where = ["--to", harness, "--variant", variant, "--rows", "rows.jsonl"];
    const args = ["translate", "eval.yaml", ...where, "--out", out, ...examples];
    expect(await evalmarkHere(args, { cwd: folder })).toMatchObject({ code: 0 });
  }
  const more = shots ? ["shots", join(folder, "shots.jsonl")] : [];
  const place = join(folder, out);
  const printed = await runWithPackage(python, "variant_prompts.py", harness, place, rows, ...more);
  return JSON.parse(printed.trim().split("\n").at(-1)!);
}

const HEAD = "The following are multiple choice questions (with answers) about";
const LETTERS = [" A", " B", " C", " D"];
const TEXTS = [" one", " two", " three", " five"];
const LINES = "A. one\nB. two\nC. three\nD. five";
const ODD = '  Is {{x}} {% a \\ $b\'s "set"?\n';
const ODD_LINES = "A. {a}\nB.  b\nC. é水\nD. -";

/** hendrycks/test, evaluate.py: format_subject begins with a blank, gen_prompt has one before it. */
const ORIGINAL = [
  `${HEAD}  abstract algebra.\n\nWhich is even?\n${LINES}\nAnswer:`,
  `${HEAD}  abstract algebra.\n\n${ODD}\n${ODD_LINES}\nAnswer:`,
];
/** lm-evaluation-harness at e47e01b, lm_eval/tasks/hendrycks_test.py: format_example. */
const HARNESS = [
  `Question: Which is even?\nChoices:\n${LINES}\nAnswer:`,
  `Question: ${ODD}\nChoices:\n${ODD_LINES}\nAnswer:`,
];
/**
 * stanford-crfm/helm: the instructions of get_mmlu_spec and a line end (format_instructions), the
 * instance prefix, which is another, and construct_example_prompt with the output prefix cut.
 */
const HELM = [
  `${HEAD} abstract algebra.\n\nQuestion: Which is even?\n${LINES}\nAnswer:`,
  `${HEAD} abstract algebra.\n\nQuestion: ${ODD}\n${ODD_LINES}\nAnswer:`,
];

/** lighteval 0.13.0: mmlu_prompt, whose instruction the prompt manager joins by two line ends. */
const LIGHTEVAL = HELM.map((prompt) => prompt.replace("\n\n", "\n\n\n\n"));

/** The two examples, as each of them shows a question with its answer. */
const shown = (before: string, between: string, answers: [string, string]) =>
  `${before}Which is odd?\n${between}A. two\nB. four\nC. nine\nD. six\nAnswer: ${answers[0]}\n\n` +
  `${before}Least?\n${between}A. five\nB. one\nC. ten\nD. two\nAnswer: ${answers[1]}\n\n`;
const EXAMPLES = shown("", "", ["C", "B"]);
const HARNESS_EXAMPLES = shown("Question: ", "Choices:\n", ["nine", "one"]);
const HELM_EXAMPLES = shown("Question: ", "", ["C", "B"]);
/** Examples stand behind the line about the subject. */
const with2 = (prompts: string[], examples: string) =>
  prompts.map((prompt) => prompt.replace(/^The following.*\n+/, (head) => head + examples));

const prompts = (asked: Asked[] | undefined) => asked?.map(({ prompt }) => prompt);

describeWithPython("lm-eval", "variants in lm-eval", (python) => {
  let said: Told;
  beforeAll(async () => {
    said = await told(python, "lm-eval", [
      ...["original", "harness-2023", "helm", "lm-eval", "lighteval"],
    ]);
  }, 120_000);

  test("the original asks for letters, the harness of 2023 for texts, HELM and lighteval for a text", () => {
    const { translated } = said;
    const letters = translated.odd_ones_original_letters!;
    expect(prompts(letters)).toEqual(ORIGINAL);
    expect(letters.map((row) => row.continuations)).toEqual([LETTERS, LETTERS]);
    expect(letters.map((row) => row.gold)).toEqual([1, 3]);
    const texts = translated.odd_ones_harness_2023_texts!;
    expect(prompts(texts)).toEqual(HARNESS);
    expect(texts[0]).toMatchObject({ continuations: TEXTS, alone: TEXTS, gold: 1 });
    expect(texts[1]!.continuations).toEqual([" {a}", "  b", " é水", " -"]);
    const helm = translated.odd_ones_helm_generated!;
    expect(prompts(helm)).toEqual(HELM);
    expect(helm[0]).toMatchObject({
      gold: "B",
      generation: { until: [], max_gen_toks: 1, do_sample: false },
    });
    const lighteval = translated.odd_ones_lighteval_generated!;
    expect(prompts(lighteval)).toEqual(LIGHTEVAL);
    expect(lighteval[0]).toMatchObject({
      gold: "B",
      generation: { until: ["\n"], max_gen_toks: 5, do_sample: false },
    });
  });

  test("as lm-eval's own three tasks ask, byte for byte", () => {
    const { translated, own } = said;
    for (const ask of ["letters", "texts", "generated"]) {
      const mine = translated[`odd_ones_lm_eval_${ask}`]!;
      const theirs = own[`own_${ask}`]!;
      expect(prompts(mine)).toEqual(prompts(theirs));
      expect(mine.map((row) => row.continuations)).toEqual(theirs.map((row) => row.continuations));
      expect(mine.map((row) => String(row.gold))).toEqual(theirs.map((row) => String(row.gold)));
      const stops = (rows: Asked[]) => rows.map(({ generation }) => generation);
      if (ask === "generated") expect(stops(mine)).toMatchObject(stops(theirs) as object[]);
    }
  });
});

describeWithPython("lm-eval", "examples before the questions, in lm-eval", (python) => {
  test("stand as in the sources", async () => {
    const variants = ["original", "harness-2023", "helm", "lm-eval", "lighteval"];
    const { translated, own } = await told(python, "lm-eval", variants, true);
    expect(prompts(translated.odd_ones_original_letters)).toEqual(with2(ORIGINAL, EXAMPLES));
    expect(prompts(translated.odd_ones_harness_2023_texts)).toEqual(
      HARNESS.map((prompt) => HARNESS_EXAMPLES + prompt),
    );
    expect(prompts(translated.odd_ones_helm_generated)).toEqual(with2(HELM, HELM_EXAMPLES));
    expect(prompts(translated.odd_ones_lighteval_generated)).toEqual(
      with2(LIGHTEVAL, HELM_EXAMPLES),
    );
    for (const ask of ["letters", "texts", "generated"]) {
      const mine = prompts(translated[`odd_ones_lm_eval_${ask}`]);
      expect(mine).toEqual(prompts(own[`own_${ask}`]));
      expect(mine![0]).toContain("Least?");
    }
  }, 120_000);
});

describeWithPython("lighteval", "variants in lighteval", (python) => {
  let said: Told;
  beforeAll(async () => {
    said = await told(python, "lighteval", ["original", "harness-2023", "helm", "lighteval"]);
  }, 120_000);

  test("the prompts of the others are the same bytes as in lm-eval", () => {
    const { translated } = said;
    expect(prompts(translated.odd_ones_original_letters)).toEqual(ORIGINAL);
    expect(translated.odd_ones_original_letters![0]).toMatchObject({
      continuations: LETTERS,
      gold: 1,
    });
    expect(prompts(translated.odd_ones_harness_2023_texts)).toEqual(HARNESS);
    expect(translated.odd_ones_harness_2023_texts![0]!.continuations).toEqual(TEXTS);
    expect(prompts(translated.odd_ones_helm_generated)).toEqual(HELM);
  });

  test("its own mmlu is asked as lighteval asks it, and as it sends it", () => {
    const { translated, own } = said;
    expect(translated.odd_ones_lighteval_generated).toEqual(own.mmlu);
    expect(prompts(own.mmlu)).toEqual(LIGHTEVAL);
  });

  test("by its templates letters stand in the prompt, or texts are asked for alone", () => {
    const { translated } = said;
    expect(translated.odd_ones_lighteval_letters![0]).toMatchObject({
      continuations: LETTERS,
      gold: [1],
    });
    expect(translated.odd_ones_lighteval_texts![0]!.prompt).toBe(
      "Question: Which is even?\nAnswer:",
    );
  });

  test("examples of its own mmlu stand as it puts them", async () => {
    const { translated, own } = await told(python, "lighteval", ["lighteval"], true);
    expect(translated.odd_ones_lighteval_generated).toEqual(own.mmlu);
    expect(prompts(own.mmlu)).toEqual(with2(LIGHTEVAL, HELM_EXAMPLES));
  }, 120_000);
});
