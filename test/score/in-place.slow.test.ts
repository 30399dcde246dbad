import fc from "fast-check";
import { expect, test } from "vitest";
import { Engine, packScorer } from "../../src/core/index.ts";
import { type EvalmarkError, openLog, reportLog } from "../../src/index.ts";
import { InPlaceScorer } from "../../src/score/in-place.ts";
import { fileOf } from "../support/logs.ts";

const SCORERS = ["gsm8k", "math", "inspect/f1", "choice"] as const;

/** All that is told of a log; `objects`: by the path that makes an object of each sample. */
async function told(file: string, scorer: string, objects: boolean) {
  const log = await openLog(file);
  const lines: string[] = [];
  const request = {
    scorers: [scorer],
    onLines: (bytes: Uint8Array) => void lines.push(Buffer.from(bytes).toString("utf8")),
    ...(objects ? { onScored: () => {} } : {}),
  };
  try {
    const { file: _, plan: __, ...report } = await reportLog(log, request);
    return { report, lines: lines.join("") };
  } catch (error) {
    const { code, message, place } = error as EvalmarkError;
    return { code, message, line: place?.line, column: place?.column, lines: lines.join("") };
  } finally {
    await log.close();
  }
}

const scorer = new InPlaceScorer(new Engine(), packScorer("gsm8k"), { log: null });
const inPlace = (text: string | Buffer) =>
  scorer.score({ index: 0, read: 0, bytes: Buffer.from(text as string) }, 9);

const sample = (more: object) => JSON.stringify({ id: 1, output: "#### 5", target: "5", ...more });

test.each([
  ["numbers as ids", [sample({ id: 0 }), sample({ id: 123456789012345 })]],
  ["strings as ids", [sample({ id: "é\u2028\n" }), sample({ id: "" }), sample({ id: "7" })]],
  ["both", [sample({ id: "1" }), sample({ id: 1 })]],
  ["white space and empty lines", ['\t{ "id" :1 , "answer": "5","target" :"5" } \r', "", "  "]],
  ["what is passed over", [sample({ input: [{ a: "\u2028" }], model: "m", metadata: { b: [1] } })]],
  ["nulls", [sample({ epoch: null, choices: null, scorer: null, error: null, answer: null })]],
  ["lists", [sample({ target: ["5", "6"], choices: ["a", "b"], stop: [], cut: true })]],
])("lines with %s are scored in place", (_, lines) => {
  const samples = lines.filter((line) => line.trim() !== "").length;
  const result = inPlace(lines.join("\n"));
  expect(result).toMatchObject({ size: lines.length, stop: null, bad: [] });
  expect(result!.samples.places.length).toBe(samples);
  expect(Buffer.from(result!.lines!).toString().split("\n").length).toBe(samples + 1);
});

test.each([
  ["no JSON", "{oops}"],
  ["a scorer of its own", sample({ scorer: "math" })],
  ["an error", sample({ error: "timeout" })],
  ["a key twice", '{"id":1,"id":1,"output":"5","target":"5"}'],
  ["an unknown key", sample({ colour: "red" })],
  ["an object over two lines", '{"id":1,"output":"5",\n"target":"5"}'],
  ["a value over two lines", '{"id":1,"output":"5","target":"5","input":[1,\n2]}'],
  ["something behind it", `${sample({})} 1`],
  ["an id that is no integer", sample({ id: 1.5 })],
  ["no target", sample({ target: null })],
  ["both texts", sample({ answer: "5" })],
  ["a number that begins with 0", '{"id":01,"output":"5","target":"5"}'],
  ["half a line", '{"id":1,"output":"5","target":"5"'],
  ["a control character", '{"id":1,"output":"\t","target":"5"}'],
])("%s is left to others", (_, line) => {
  expect(inPlace(`${sample({})}\n${line}\n`)).toBeNull();
});

test("bytes that are no UTF-8 are left to others", () => {
  const line = Buffer.from('{"id":1,"output":"\xff","target":"5"}', "latin1");
  expect(inPlace(line)).toBeNull();
});

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "#### 5",
    "The answer is 12.5\n\nNext",
    "A: 3/4",
    "(B)",
    "\\boxed{\\frac{1}{2}}",
    "",
  ),
);
const list = fc.array(text, { maxLength: 3 });
const usual = fc.record(
  {
    id: fc.oneof(fc.nat(30), text, fc.nat()),
    epoch: fc.integer({ min: 1, max: 3 }),
    output: text,
    target: fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })),
    choices: list,
    stop: list,
    cut: fc.boolean(),
    input: fc.jsonValue(),
    stop_reason: text,
    metadata: fc.dictionary(text, fc.jsonValue()),
  },
  { requiredKeys: ["id", "output", "target"] },
);
/** As JSON.stringify writes them, as Python's json does, and with all that JSON allows. */
const written = fc.tuple(usual, fc.constantFrom("js", "python", "wide")).map(([value, style]) => {
  const json = JSON.stringify(value);
  if (style === "js") return json;
  const escaped = json.replace(
    /[\u007f-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return style === "python" ? escaped : escaped.replace(/^\{/, "\t { ").concat(" \r");
});
const odd = fc.constantFrom(
  "",
  "  ",
  "{oops}",
  '{"id":"x","output":"5","target":5}',
  '{"id":-3,"output":"5","target":"5"}',
  '{"id":9007199254740991,"output":"5","target":"5"}',
  '{"id":"s","output":"5","target":[["5"],["6","7"]],"scorer":"math"}',
  '{"id":"e","target":"5","error":"timeout"}',
  '{"id":"g","target":"5","output":"5","options":{}}',
);

test("whatever stands in the lines, they are told as when an object is made of each", async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 15, arbitrary: written }, { weight: 1, arbitrary: odd }), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.constantFrom(...SCORERS),
      async (lines, scorer) => {
        const content = lines.join("\n");
        if (inPlace(content)) taken++;
        const file = fileOf(content);
        expect(await told(file, scorer, false)).toEqual(await told(file, scorer, true));
      },
    ),
    { numRuns: 40 },
  );
  expect(taken).toBeGreaterThan(10);
});

test("more samples than a batch has, and several parts of them", async () => {
  const ids = (i: number) => (i % 7000 < 3500 ? i : `name ${i}`);
  const lines = Array.from({ length: 14_000 }, (_, i) =>
    sample({ id: ids(i), output: `${"So it is. ".repeat(i % 30)}#### ${i % 9}` }),
  );
  const content = lines.join("\n");
  expect(content.length).toBeGreaterThan(2 << 20);
  const file = fileOf(content);
  const [fast, slow] = [await told(file, "gsm8k", false), await told(file, "gsm8k", true)];
  expect(fast.lines.split("\n").length).toBe(14_001);
  expect(fast).toEqual(slow);
});
