import { expect, test } from "vitest";
import { toTarget } from "../../src/core/index.ts";
import type { FieldSpec, SpecTask } from "../../src/spec/types.ts";
import { Completeness } from "../../src/verify/completeness.ts";
import { type SeenSample, verifyResult } from "../../src/verify/index.ts";
import { type Answer, answers, claimsOf, rows, sealed, task } from "./world.ts";

/** The completeness check of a log that its signer has sealed as it is. */
async function check(log: Answer[], data: object[] = rows, options = {}) {
  const input = await sealed(log, options);
  const got = await verifyResult({
    ...input,
    rows: data as Record<string, unknown>[],
  });
  const { ok, note, expected, found } = got.checks.at(-1)!;
  return { exit: got.exit, ok, text: note ?? `${expected} | ${found}` };
}

test("hard samples left out", async () => {
  expect(await check(answers.slice(0, 7))).toEqual({
    exit: 20,
    ok: false,
    text: "10 rows of data | 7 rows signed",
  });
});

test("a hard sample replaced by a second copy of an easy one", async () => {
  const copied = answers.with(9, { ...answers[0]!, id: "1" });
  expect((await check(copied)).text).toBe('every row once per epoch | row 1 again, as sample "1"');
});

test("an id that is no row", async () => {
  const foreign = answers.with(9, { ...answers[9]!, id: 11 });
  expect((await check(foreign)).text).toBe("one of 10 rows | sample 11");
});

test("a target edited in the log before it was sealed", async () => {
  const edited = answers.with(9, { ...answers[9]!, target: "?" });
  expect((await check(edited)).text).toBe('target of row 10: "10" | target of sample 10: "?"');
});

test("another question under a row's id", async () => {
  const other = rows.with(9, { ...rows[9]!, question: "9+2?" });
  expect((await check(answers, other)).text).toMatch(/^input of row 10: "9\+2\?"/);
});

test("rows with ids of their own", async () => {
  const named = rows.map((row, i) => ({ id: `q${i}`, ...row, question: 0 }));
  const log = answers.map((answer, i) => ({ ...answer, id: `q${i}` }));
  expect(await check(log, named.toReversed())).toMatchObject({
    exit: 0,
    text: "10 rows, matched by id; 10 samples without an input",
  });
  // Inspect numbers the samples of a Hub dataset whatever its columns are.
  expect((await check(answers, named)).text).toBe("10 rows, matched by position");
});

test("epochs: each row as often as there are epochs", async () => {
  const twice = answers.flatMap((a) => [
    { ...a, epoch: 1 },
    { ...a, epoch: 2 },
  ]);
  const all = await check(twice, rows, { epochs: 2 });
  expect(all.text).toBe("10 rows x 2 epochs, matched by position");
  // A missing one is counted as missing, and the signed result says so.
  expect(await check(twice.slice(1), rows, { epochs: 2 })).toMatchObject({ exit: 10, ok: true });
});

test("a log that has fewer samples than were signed", async () => {
  const input = await sealed();
  const fewer = { ...(await sealed(answers.slice(0, 9))), entry: input.entry, logs: input.logs };
  const got = await verifyResult(fewer);
  expect(got.exit).toBe(20);
  expect(got.checks.at(-1)).toMatchObject({ expected: "10 samples", found: "9 samples" });
});

test("a harness with templates of its own: prompts that hold the row's input, ids from 0", () => {
  const rows = [
    { q: "2 + 2  =\n?", a: 2, options: ["3", "5", "4"] },
    { q: "And 3?", a: 0, options: ["3", "5", "4"] },
  ];
  const its = { ...task, fieldSpec: { ...task.fieldSpec, ...FIELDS } };
  const found = (prompts: string[], targets: string[]) => {
    const completeness = new Completeness(rows, its, 1, true);
    prompts.forEach((prompt, i) => {
      const input = Buffer.from(JSON.stringify(prompt));
      const choices = [Buffer.from("A")];
      completeness.see({ id: i, epoch: 1, input, target: toTarget(targets[i]!), choices });
    });
    return completeness.finish(claimsOf([answers[0]!, answers[1]!]));
  };
  const prompts = ["Q: 2 + 2 = ?\nA:", "Q: And 3?\nA:"];
  const note = { note: "2 rows, matched by position, counted from 0" };
  for (const targets of [
    ["C", "A"],
    ["2", "0"],
    [" 4", "3"],
  ]) {
    expect(found(prompts, targets)).toEqual(note);
  }
  expect(found(prompts, ["C", "B"])).toMatchObject({
    open: true,
    found: 'target of sample 1: "B"',
  });
  expect(found([prompts[0]!, prompts[0]!], ["C", "A"])).toMatchObject({ open: true });
  expect(found(prompts.slice(1), ["C"])).toMatchObject({ open: true });
  // An id that names no row, as those of OpenAI evals.
  const named = new Completeness(rows, its, 1, true);
  named.see({ id: "t.dev.0", epoch: 1, input: null, target: toTarget("C"), choices: null });
  expect(named.finish(claimsOf([answers[0]!, answers[1]!]))).toMatchObject({ open: true });
});

const FIELDS = { input: "q", target: "a", choices: "options" };

/** Whether one sample fits one row under a field_spec. */
function fits(
  row: Record<string, unknown>,
  target: string | string[],
  fields: Partial<FieldSpec> = {},
  more: { choices?: string[]; shuffled?: boolean } = {},
): string {
  const its: SpecTask = {
    ...task,
    fieldSpec: { ...task.fieldSpec, ...fields },
    shuffleChoices: more.shuffled ?? false,
  };
  const sample: SeenSample = {
    id: 1,
    epoch: 1,
    input: Buffer.from('""'),
    target: toTarget(target),
    choices: more.choices?.map((c) => Buffer.from(c)) ?? null,
  };
  const completeness = new Completeness([row], its, 1);
  completeness.see(sample);
  const found = completeness.finish(claimsOf([answers[0]!]));
  return "note" in found ? found.note.replace("1 rows, matched by position", "yes") : "no";
}
const abc = { choices: "options" };
const options = ["x", "y", "z"];

test.each([
  ["a literal", {}, "12:30", { target: "literal:12:30" }, "yes"],
  ["another literal", {}, "12", { target: "literal:12:30" }, "no"],
  ["an empty literal", {}, "", { target: "literal:" }, "yes"],
  ["a missing column", {}, "5", {}, "no"],
  ["a number", { answer: 2 }, "2", {}, "yes"],
  ["a float that is whole", { answer: 2 }, "2.0", {}, "yes"],
  ["a float", { answer: 2.5 }, "2.5", {}, "yes"],
  ["another number", { answer: 2 }, "3", {}, "no"],
  ["white space for zero", { answer: 0 }, " ", {}, "no"],
  ["nothing", { answer: null }, "None", {}, "yes"],
  ["a boolean", { answer: true }, "True", {}, "yes"],
  ["an index of choices", { answer: 1, options }, "B", abc, "yes"],
  ["the wrong letter", { answer: 1, options }, "A", abc, "no"],
  ["a boolean of choices", { answer: true, options }, "B", abc, "yes"],
  ["the index -1", { answer: -1, options }, "Z", abc, "yes"],
  ["the index 26", { answer: 26, options }, "A", abc, "no"],
  ["a letter of choices", { answer: "C", options }, "C", abc, "yes"],
  ["a list of targets", { answer: ["a", "b"] }, ["a", "b"], {}, "yes"],
  ["another list of targets", { answer: ["a", "b"] }, ["a"], {}, "no"],
  ["Python's spelling of a list", { answer: ["a", "it's"] }, `['a', "it's"]`, {}, "yes"],
  ["another target than that", { answer: ["a", "it's"] }, "a", {}, "no"],
  ["a list that only Python can spell", { answer: ["\u200b"] }, "a", {}, "no"],
] as [string, object, string | string[], Partial<FieldSpec>, string][])(
  "%s in a row",
  (_, row, target, fields, answer) => {
    expect(fits(row as Record<string, unknown>, target, fields)).toBe(answer);
  },
);

test("messages hold the row's text, whatever is around it", () => {
  const row = { question: "2+2?", answer: "4" };
  const found = (input: unknown) => {
    const completeness = new Completeness([row], task, 1);
    const bytes = input === null ? null : Buffer.from(JSON.stringify(input));
    completeness.see({ id: 1, epoch: 1, input: bytes, target: toTarget("4"), choices: null });
    return completeness.finish(claimsOf([answers[0]!]));
  };
  const said = (content: unknown) => [{ role: "user", content }];
  const whole = { note: "1 rows, matched by position" };
  expect(found("2+2?")).toEqual(whole);
  expect(found(said("2+2?"))).toEqual(whole);
  expect(
    found(
      said([
        { type: "text", text: "2+2?" },
        { type: "image", image: "data:," },
      ]),
    ),
  ).toEqual(whole);
  for (const other of ["1+1?", said("1+1?"), said([{ type: "text", text: "2+2" }]), []]) {
    expect(found(other)).toMatchObject({ code: "E_ROW" });
  }
  expect(found(null)).toEqual({ note: `${whole.note}; 1 samples without an input` });
});

test("targets that can't be compared are no part of a verified result", async () => {
  const listed = rows.map((row) => ({ ...row, answer: [`${row.answer}\u200b`] }));
  expect(await check(answers, listed)).toMatchObject({ exit: 30, ok: false });
  expect(await check(answers, rows)).toMatchObject({ exit: 0, ok: true });
});

test("choices are the row's, in its order unless they are shuffled", () => {
  const row = { answer: 1, options };
  const shuffled = { choices: ["y", "z", "x"], shuffled: true };
  expect(fits(row, "B", abc, { choices: options })).toBe("yes");
  expect(fits(row, "B", abc, { choices: ["y", "z", "x"] })).toBe("no");
  expect(fits(row, "A", abc, shuffled)).toBe("yes");
  expect(fits(row, "B", abc, shuffled)).toBe("no");
  expect(fits(row, "Z", abc, shuffled)).toBe("no");
  expect(fits(row, "A", abc, { choices: ["y", "z", "?"], shuffled: true })).toBe("no");
  const columns = { choices: ["good", "bad"] };
  expect(fits({ answer: 0, good: "x", bad: "y" }, "A", columns, { choices: ["x", "y"] })).toBe(
    "yes",
  );
  expect(fits({ answer: 0, good: "x", bad: "y" }, "A", columns, { choices: ["y", "x"] })).toBe(
    "no",
  );
});
